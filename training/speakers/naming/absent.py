"""People who are spoken of and are not there: scenes with more of them, that naming learns from.

Press conferences are about absent presidents and ministers; the scenes at hand have too few. Added are only
mentions, as `survey` would have read them: never in a way in which somebody present is spoken to.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from pipeline.speakers.naming.persons import Person
from pipeline.speakers.naming.standing import FIRST, LAST, PLACES, SPOKEN_OF, TITLED, WITHIN
from pipeline.speakers.naming.survey import Event, Survey

_MOST: Final = 3
_GO_ON: Final = 0.6
"""Chance that the next turn speaks of the same person."""
_SORTS: Final = (frozenset({"head_of_state"}), frozenset({"minister", "foreign_minister"}), frozenset[str]())
_IN_HEAD: Final = 0.25


def with_absent(seen: Survey, chance: random.Random) -> Survey:
    """Return a document in which one to three more people are spoken of; the numbers of persons stay."""
    if not seen.speech.mentions or len(seen.speech.turns) < 2:
        return seen
    for _ in range(chance.randint(1, _MOST)):
        seen = _with_one(seen, chance)
    return seen


def _with_one(seen: Survey, chance: random.Random) -> Survey:
    number, events = len(seen.persons), [list(own) for own in seen.events]
    for turn, several in _said(seen, number, chance):
        events[turn] = sorted([*events[turn], *several], key=lambda one: one.sentence)
    is_known = chance.random() < 0.7
    entity = f"absent-{number}" if is_known else None
    mention = (chance.randrange(len(seen.speech.mentions)), 1.0)
    person = Person(f"Absent {number}", entity, (mention,), ("absent", str(number))[: chance.randint(1, 2)])
    lands: list[str | None] = [land for land in seen.lands if land] or [None]
    in_head = chance.random() < _IN_HEAD
    first = next((turn for turn, own in enumerate(events) if any(one.person == number for one in own)), 0)
    return replace(
        seen,
        persons=[*seen.persons, person],
        sorts=[*seen.sorts, chance.choice(_SORTS) if is_known else frozenset()],
        lands=[*seen.lands, chance.choice(lands) if is_known else None],
        heads=[*seen.heads, (int(in_head and chance.random() < 0.5), int(in_head), int(in_head))],
        opens=[*seen.opens, first],
        events=events,
    )


def _said(seen: Survey, person: int, chance: random.Random) -> Iterator[tuple[int, list[Event]]]:
    """Where the person is spoken of: from some turn on, for a few turns, and perhaps again later."""
    turns = seen.speech.turns
    for _ in range(chance.randint(1, 3)):
        turn = chance.randrange(len(turns))
        while turn < len(turns):
            own = turns[turn]
            if own.last > own.first:
                count = min(chance.randint(1, 4), own.last - own.first)
                sentences = sorted(chance.randrange(own.first, own.last) for _ in range(count))
                yield turn, [_event(person, sentence, own.first, own.last, chance) for sentence in sentences]
            turn += 1
            if chance.random() > _GO_ON:
                break


def _event(person: int, sentence: int, first: int, last: int, chance: random.Random) -> Event:
    place = FIRST if sentence - first < 2 and last - first > 3 else LAST if last - sentence <= 2 else WITHIN
    kind = TITLED if chance.random() < 0.5 else SPOKEN_OF
    return Event(person, kind * PLACES + place, 1.0, sentence)
