"""Whom a turn speaks to: the one who spoke before it, or the one who is to speak after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from pipeline.speakers.naming.standing import (
    ASKED,
    CALLED,
    FIRST,
    FLOOR,
    GREETED,
    LAST,
    PLACES,
    SPOKEN_TO,
    THANKED,
)
from pipeline.speakers.naming.survey import Event, Survey
from pipeline.speakers.naming.turns import ends_asking

_LONG: Final = 12
"""Sentences from which on a turn leads over to the next only at its end."""
_ONWARD: Final = frozenset({FLOOR, CALLED, SPOKEN_TO, ASKED, GREETED})
_BACK: Final = frozenset({THANKED, GREETED})
_BEFORE, _AFTER, _OWN = 0, 7, 14
ADDRESS_WIDTH: Final = 17

Column = tuple[int, int | None]
"""Number of the column, and the sentence that shows it."""


class SpokenTo(NamedTuple):
    """Who is addressed in a turn, in order: as the next to speak, and as the one who spoke before."""

    onward: list[Event]
    back: list[Event]
    asks: bool


def whom(seen: Survey) -> list[SpokenTo]:
    """Return for each turn whom it speaks to."""
    return [
        _spoken_to(events, is_long=turn.last - turn.first > _LONG, asks=ends_asking(seen.speech, number))
        for number, (turn, events) in enumerate(zip(seen.speech.turns, seen.events, strict=True))
    ]


def _spoken_to(events: Sequence[Event], *, is_long: bool, asks: bool) -> SpokenTo:
    back, onward = [], []
    for one in events:
        kind, place = divmod(one.event, PLACES)
        if kind in _BACK and place == FIRST:
            back.append(one)
        elif kind in _ONWARD and (place == LAST or not is_long):
            onward.append(one)
    return SpokenTo(onward, back, asks)


def addressed(turn: int, person: int, spoken_to: Sequence[SpokenTo]) -> Iterator[Column]:
    """Yield what the turns around and the turn itself say of a person by whom they speak to."""
    if turn:
        yield from _from_before(person, spoken_to[turn - 1])
    if turn + 1 < len(spoken_to):
        yield from _from_after(person, spoken_to[turn + 1])
    own = spoken_to[turn]
    if _has(own.onward, person) or _has(own.back, person):
        yield _OWN, None
    if _has(own.back, person):
        yield _OWN + 1, None
    if turn > 1 and spoken_to[turn - 1].asks and _has(spoken_to[turn - 2].onward, person):
        yield _OWN + 2, None


def _from_before(person: int, before: SpokenTo) -> Iterator[Column]:
    """Whether the turn before leads over to the person or to another."""
    if not before.onward:
        return
    is_last, is_any = before.onward[-1].person == person, _has(before.onward, person)
    column = (0 if is_last else 1 if is_any else 2) + (3 if before.asks else 0)
    yield _BEFORE + column, before.onward[-1].sentence if is_last else None
    if is_any and len({one.person for one in before.onward}) == 1:
        yield _BEFORE + 6, None


def _from_after(person: int, after: SpokenTo) -> Iterator[Column]:
    """Whom the turn after goes back to; a question that it puts to somebody is for the next."""
    if after.back:
        is_any = _has(after.back, person)
        yield _AFTER + (0 if is_any else 1), after.back[0].sentence if is_any else None
        if is_any and len({one.person for one in after.back}) == 1:
            yield _AFTER + 2, None
        if is_any and after.asks:
            yield _AFTER + 3, None
    if _has(after.onward, person):
        yield _AFTER + (4 if after.asks else 5), None


def _has(events: Sequence[Event], person: int) -> bool:
    return any(one.person == person for one in events)
