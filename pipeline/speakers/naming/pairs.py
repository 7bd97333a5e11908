"""What speaks for and against a person in a turn: sparse numbers, most of them what is said nearby."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice, zip_longest
from math import log1p
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.speakers.naming.address import ADDRESS_WIDTH, addressed, whom
from pipeline.speakers.naming.standing import (
    CALLED,
    EVENTS,
    FIRST,
    FLOOR,
    KINDS,
    OPENS,
    PLACES,
    SAYS,
    SELF,
    SPOKEN_OF,
    TITLED,
)
from pipeline.speakers.naming.survey import Event, Survey

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

MOST_PERSONS: Final = 14
"""Persons who may speak in one turn: those named nearby, and the most prominent of the document."""
_PROMINENT: Final = 10
_OFFSETS: Final = (-2, -1, 0, 1, 2)
"""Turns around whose events count, those that name a person early first."""
_NEAR: Final = (0, -1, 1, -2, 2, -3)
_AGES: Final = 5
_HOWS: Final = 4
_GIVES: Final = frozenset({FLOOR, CALLED})
_OF: Final = frozenset({SPOKEN_OF, TITLED})
_OWN: Final = frozenset({SELF, OPENS, SAYS})

_KINDS: Final = len(_OFFSETS) * EVENTS
_GIVEN: Final = _KINDS + len(_OFFSETS) * KINDS
_OWN_NAME: Final = _GIVEN + 2 * _AGES
_TITLES: Final = _OWN_NAME + 2 * _AGES
_LANDS: Final = _TITLES + 3 * 2 * 2
_ORDER: Final = _LANDS + 2 * _HOWS + 2
_ADDRESSED: Final = _ORDER + 8
PAIR_WIDTH: Final = _ADDRESSED + ADDRESS_WIDTH


def column_of(step: int, kind: int) -> int:
    """Return the column that tells whether the turn `step` away names a person in a way of a kind."""
    return _KINDS + _OFFSETS.index(step) * KINDS + kind


def columns_of(step: int, kind: int) -> list[int]:
    """Return all columns of that: in any place of the turn, and by place."""
    first = _OFFSETS.index(step) * EVENTS + kind * PLACES
    return [column_of(step, kind), *range(first, first + PLACES)]


class Pairs(NamedTuple):
    """Turns with the persons who may speak in them: sparse numbers [pair, PAIR_WIDTH]."""

    persons: list[list[int]]
    """Of each turn, in the order of the rows."""
    rows: Numbers
    columns: Numbers
    values: Floats
    evidence: list[list[tuple[int, int]]]
    """Of each row what can be shown: (column, sentence)."""


@dataclass
class _Sparse:
    rows: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    values: list[float] = field(default_factory=list)
    evidence: list[list[tuple[int, int]]] = field(default_factory=list)

    def put(self, column: int, value: float = 1.0, sentence: int | None = None) -> None:
        """Enter a number of the row that was begun last."""
        self.rows.append(len(self.evidence) - 1)
        self.columns.append(column)
        self.values.append(value)
        if sentence is not None:
            self.evidence[-1].append((column, sentence))


class _Introduced(NamedTuple):
    """Who was last given the floor, or last named himself, before a turn: turn, person → sentence."""

    turn: int
    persons: dict[int, int]


def pair_rows(seen: Survey, prominence: Floats) -> Pairs:
    """Return the numbers of all turns with the persons who may speak in them.

    `prominence` [person] orders those who may speak without being named nearby.
    """
    leading = [int(one) for one in np.argsort(-prominence, kind="stable")[:_PROMINENT]]
    named = [_by_person(events) for events in seen.events]
    out, persons = _Sparse(), []
    spoken_to = whom(seen)
    given = own_name = _Introduced(-1, {})
    recent: list[int] = []
    for turn in range(len(named)):
        own_name = _introduced(seen.events[turn], turn, _OWN, own_name)
        likely = _likely(turn, named, recent, leading)
        persons.append(likely)
        for person in likely:
            out.evidence.append([])
            _events(out, turn, person, named)
            _ages(out, turn, person, given, _GIVEN)
            _ages(out, turn, person, own_name, _OWN_NAME)
            _order(out, turn, person, seen)
            for column, sentence in addressed(turn, person, spoken_to):
                out.put(_ADDRESSED + column, 1.0, sentence)
            _titles(out, turn, person, seen)
            _lands(out, turn, person, seen)
        given = _introduced(seen.events[turn], turn, _GIVES, given)
        recent = _met(seen.events[turn], recent)
    return Pairs(
        persons,
        np.array(out.rows, np.int64),
        np.array(out.columns, np.int64),
        np.array(out.values),
        out.evidence,
    )


Named = dict[int, list[Event]]


def _by_person(events: Sequence[Event]) -> Named:
    found: Named = defaultdict(list)
    for one in events:
        found[one.person].append(one)
    return dict(found)


def _introduced(
    events: Sequence[Event], turn: int, kinds: frozenset[int], before: _Introduced
) -> _Introduced:
    found = {one.person: one.sentence for one in events if one.event // PLACES in kinds}
    return _Introduced(turn, found) if found else before


def _likely(turn: int, named: Sequence[Named], recent: Sequence[int], leading: Sequence[int]) -> list[int]:
    """Who may speak: spoken to nearby, then prominent or spoken to lately, then spoken of nearby."""
    near: dict[int, bool] = {}
    for step in _NEAR:
        for person, events in named[turn + step].items() if 0 <= turn + step < len(named) else ():
            near[person] = near.get(person, False) or any(one.event // PLACES not in _OF for one in events)
    spoken_to = [person for person, is_spoken_to in near.items() if is_spoken_to]
    lately = (one for two in zip_longest(leading, recent) for one in two if one is not None)
    return sorted(islice(dict.fromkeys(chain(spoken_to, lately, near)), MOST_PERSONS))


def _met(events: Sequence[Event], before: list[int]) -> list[int]:
    """Who was spoken to, given the floor or introduced, the latest first."""
    new = [one.person for one in reversed(events) if one.event // PLACES not in _OF]
    return list(dict.fromkeys([*new, *before]))[: 2 * MOST_PERSONS]


def _events(out: _Sparse, turn: int, person: int, named: Sequence[Named]) -> None:
    for number, step in enumerate(_OFFSETS):
        at = turn + step
        events = named[at].get(person, ()) if 0 <= at < len(named) else ()
        best: dict[int, Event] = {}
        for one in events:
            if one.event not in best or one.share > best[one.event].share:
                best[one.event] = one
        for event, one in best.items():
            out.put(number * EVENTS + event, one.share, one.sentence)
        shares: dict[int, float] = {}
        for event, one in best.items():
            shares[event // PLACES] = max(one.share, shares.get(event // PLACES, 0.0))
        for kind, share in shares.items():
            out.put(_KINDS + number * KINDS + kind, share)


def _ages(out: _Sparse, turn: int, person: int, said: _Introduced, first: int) -> None:
    """How many turns ago a person was introduced, if nobody else was since; apart where others were too."""
    if person in said.persons:
        age = min(turn - said.turn, _AGES - 1)
        out.put(first + age + (_AGES if len(said.persons) > 1 else 0), 1.0, said.persons[person])


def _order(out: _Sparse, turn: int, person: int, seen: Survey) -> None:
    """Whether a person is the last named in the turn before, the first in the one after; how often named."""
    own = [one for one in seen.events[turn] if one.person == person]
    if own:
        out.put(_ORDER, log1p(len(own)))
        if all(one.event // PLACES in _OF for one in own):
            out.put(_ORDER + 1)
    before = seen.events[turn - 1] if turn else []
    after = seen.events[turn + 1] if turn + 1 < len(seen.events) else []
    if before and before[-1].person == person:
        out.put(_ORDER + 2, before[-1].share, before[-1].sentence)
        if len({one.person for one in before}) == 1:
            out.put(_ORDER + 3)
    if after and after[0].person == person:
        out.put(_ORDER + 4, after[0].share)
        if after[0].event % PLACES == FIRST:
            out.put(_ORDER + 5, after[0].share, after[0].sentence)
    if seen.opens[person] > turn:
        out.put(_ORDER + 6)
    if len(seen.persons) == 1:
        out.put(_ORDER + 7)


def _titles(out: _Sparse, turn: int, person: int, seen: Survey) -> None:
    """Bare titles in the turn before, in the turn itself and in the one after, borne by him alone or not."""
    for number, at in enumerate((turn - 1, turn, turn + 1)):
        for one in seen.called[at] if 0 <= at < len(seen.called) else ():
            if one.sort in seen.sorts[person]:
                shared = sum(one.sort in sorts for sorts in seen.sorts) > 1
                is_first = one.event % PLACES == FIRST
                out.put(_TITLES + number * 4 + 2 * shared + is_first, 1.0, one.sentence)


def _lands(out: _Sparse, turn: int, person: int, seen: Survey) -> None:
    """Countries of the turn: the person's own or others, by themselves, as friends, as one's own."""
    land = seen.lands[person]
    if land is None or not seen.named_lands[turn]:
        return
    counts = Counter((one.code == land, one.how) for one in seen.named_lands[turn])
    for (is_own, how), count in counts.items():
        out.put(_LANDS + how + (0 if is_own else _HOWS), log1p(count))
    if not any(is_own for is_own, _ in counts):
        out.put(_LANDS + 2 * _HOWS)
    elif len({one.code for one in seen.named_lands[turn]}) == 1:
        out.put(_LANDS + 2 * _HOWS + 1)


def shown(pairs: Pairs, weights: Floats, row: int) -> Iterator[tuple[float, int]]:
    """Yield what speaks for the person of a row, with its weight and its sentence."""
    for column, sentence in pairs.evidence[row]:
        if weights[column] > 0:
            yield float(weights[column]), sentence
