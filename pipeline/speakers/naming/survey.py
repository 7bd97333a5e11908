"""What a document says about its persons, turn by turn, before anything is weighed."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from pipeline.entities.knowledge import KnowledgeBase
from pipeline.entities.linking import Link
from pipeline.entities.patterns import norp_country
from pipeline.speakers.naming.finder import found
from pipeline.speakers.naming.persons import Person, persons
from pipeline.speakers.naming.standing import (
    FIRST,
    LAST,
    PLACES,
    WITHIN,
    Around,
    View,
    addresses,
    standing,
    view,
)
from pipeline.speakers.naming.types import Speech, Turn

_EDGE: Final = 2
"""Sentences that count as the first and as the last of a turn."""
_MOST_LANDS: Final = 12
"""Sentences of a turn in which countries are looked for."""
_LAND_TYPES: Final = frozenset({"LOC", "NORP", "ORG"})
_BODIES: Final = frozenset({"ORG", "MISC"})
_EMPTY: Final = frozenset({"address", "greeting", "thanks"})
_OURS: Final = {"our_friends": 1, "own_country": 2, "host_of_country": 2, "first_plural": 3}


class Event(NamedTuple):
    """A person named in a turn: how and where in it, the share in the name, and the sentence."""

    person: int
    event: int
    """kind × PLACES + place."""
    share: float
    sentence: int


class Called(NamedTuple):
    """A bare title by which somebody is addressed in a turn."""

    sort: str
    event: int
    sentence: int


class Land(NamedTuple):
    """A country named in a turn: 0 by itself, 1 as friends, 2 as one's own, 3 beside "we"."""

    code: str
    how: int


@dataclass(frozen=True)
class Survey:
    """The persons of a document, and for each turn what is said that tells about speakers."""

    speech: Speech
    persons: list[Person]
    sorts: list[frozenset[str]]
    """Posts of each person, by title in the text or by the knowledge base."""
    lands: list[str | None]
    """Country of each person."""
    heads: list[tuple[int, int, int]]
    """How often each person stands in title, description and hashtags."""
    opens: list[int]
    """The first turn that names each person; the number of turns where none does."""
    edges: list[tuple[list[View], list[View]]]
    """First and last sentences of each turn."""
    events: list[list[Event]]
    called: list[list[Called]]
    named_lands: list[list[Land]]


def survey(speech: Speech, kb: KnowledgeBase) -> Survey:
    """Return what the document says."""
    speech = _without_phrases(_with_found(speech, kb))
    people = persons(speech.text, speech.mentions, speech.language, kb)
    reader = _Reader(speech)
    owners: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for number, person in enumerate(people):
        for mention, share in person.mentions:
            owners[mention].append((number, share))
    events: list[list[Event]] = [[] for _ in speech.turns]
    lands: list[list[Land]] = [[] for _ in speech.turns]
    titles: list[Counter[str]] = [Counter() for _ in people]
    for mention, link in enumerate(speech.mentions):
        turn = reader.turn_at(link.start)
        if turn is not None and mention in owners:
            event, title, sentence = reader.stands(turn, link, kb)
            for owner, share in owners[mention]:
                events[turn].append(Event(owner, event, share, sentence))
                if title and share == 1.0:
                    titles[owner][title] += 1
        elif turn is not None and link.type in _LAND_TYPES and len(lands[turn]) < _MOST_LANDS:
            code = _country(link, speech, kb)
            if code:
                lands[turn].append(Land(code, reader.how(turn, link)))
    return Survey(
        speech,
        people,
        [_sorts(person, counts, speech.day, kb) for person, counts in zip(people, titles, strict=True)],
        [_land(person, kb) for person in people],
        _heads(speech, people),
        _opens(people, events),
        [reader.edges(turn) for turn in speech.turns],
        events,
        [reader.called(turn, kb) for turn in speech.turns],
        lands,
    )


def _with_found(speech: Speech, kb: KnowledgeBase) -> Speech:
    """The speech with the names of speakers that the recogniser missed."""
    heads = [span for span in (speech.title, speech.description) if span]
    edges = [
        (speech.sentences[one].start, speech.sentences[one].end, one - turn.first < _EDGE)
        for turn in speech.turns
        for one in dict.fromkeys(
            (*range(turn.first, turn.last)[:_EDGE], *range(turn.first, turn.last)[-_EDGE:])
        )
    ]
    return replace(
        speech, mentions=tuple(found(speech.text, speech.mentions, heads, edges, speech.language, kb))
    )


def _without_phrases(speech: Speech) -> Speech:
    """The speech without names that are but words of a phrase: no "Damen" in "meine Damen und Herren"."""
    reader = _Reader(speech)
    return replace(speech, mentions=tuple(one for one in speech.mentions if not reader.is_phrase(one)))


class _Reader:
    """Reads sentences of a speech as words, each once."""

    def __init__(self, speech: Speech) -> None:
        self.speech = speech
        self.starts = [one.start for one in speech.sentences]
        self.turn_starts = [one.start for one in speech.turns]
        self.mentions = [one.start for one in speech.mentions]
        self.views: dict[int, View] = {}

    def view(self, number: int) -> View:
        if number not in self.views:
            one = self.speech.sentences[number]
            self.views[number] = view(
                self.speech.text, one.start, one.end, self.speech.language, is_question=one.is_question
            )
        return self.views[number]

    def is_phrase(self, link: Link) -> bool:
        """Whether a person's name is a part of a longer phrase in which one speaks to many, or to nobody."""
        place = self._sentence_at(link.start)
        if link.type != "PER" or place < 0 or link.end > self.speech.sentences[place].end:
            return False
        seen = self.view(place)
        first, last = bisect_left(seen.starts, link.start), bisect_left(seen.starts, link.end)
        return any(
            start <= first and last <= end and end - start > last - first
            for start, end, name in seen.phrases
            if name in _EMPTY
        )

    def turn_at(self, place: int) -> int | None:
        number = bisect_right(self.turn_starts, place) - 1
        if number < 0 or place >= self.speech.turns[number].end:
            return None
        turn = self.speech.turns[number]
        return number if turn.first <= self._sentence_at(place) < turn.last else None

    def _sentence_at(self, place: int) -> int:
        return bisect_right(self.starts, place) - 1

    def stands(self, turn: int, link: Link, kb: KnowledgeBase) -> tuple[int, str | None, int]:
        """The event of a mention, the title before it, and its sentence."""
        number = self._sentence_at(link.start)
        own = self.speech.turns[turn]
        near = [self.view(other) for other in (number - 1, number + 1) if own.first <= other < own.last]
        around = Around(near, number - own.first < _EDGE, self._body_after(link, self.view(number).end))
        stands = standing(self.speech.text, self.view(number), (link.start, link.end), around, kb)
        return stands.kind * PLACES + _place(number, own), stands.title, number

    def _body_after(self, link: Link, end: int) -> int | None:
        """Where the next organisation is named after a mention, before `end`."""
        place = bisect_right(self.mentions, link.start)
        following = self.speech.mentions[place] if place < len(self.mentions) else None
        is_body = following is not None and following.type in _BODIES and following.start < end
        return following.start if following is not None and is_body else None

    def how(self, turn: int, link: Link) -> int:
        """How a country is named: the strongest of the phrases of its sentence."""
        hows = {_OURS.get(name, 0) for _, _, name in self.view(self._sentence_at(link.start)).phrases}
        return min((one for one in hows if one), default=0)

    def edges(self, turn: Turn) -> tuple[list[View], list[View]]:
        numbers = range(turn.first, turn.last)
        return [self.view(one) for one in numbers[:_EDGE]], [self.view(one) for one in numbers[-_EDGE:]]

    def called(self, turn: Turn, kb: KnowledgeBase) -> list[Called]:
        numbers = range(turn.first, turn.last)
        return [
            Called(one.sort, one.kind * PLACES + _place(number, turn), number)
            for number in dict.fromkeys((*numbers[:_EDGE], *numbers[-_EDGE:]))
            for one in addresses(self.speech.text, self.view(number), kb)
        ]


def _place(number: int, turn: Turn) -> int:
    if number - turn.first < min(_EDGE, (turn.last - turn.first + 1) // 2):
        return FIRST
    return LAST if turn.last - number <= _EDGE else WITHIN


def _country(link: Link, speech: Speech, kb: KnowledgeBase) -> str | None:
    if link.type == "NORP":
        return norp_country(speech.text[link.start : link.end], speech.language)
    entity = kb.number(link.entity_id or "")
    return kb.country[entity] if entity is not None else None


def _sorts(
    person: Person, titles: Counter[str], day: datetime.date | None, kb: KnowledgeBase
) -> frozenset[str]:
    entity = kb.number(person.entity_id or "")
    posts = kb.posts.get(entity, ()) if entity is not None else ()
    held = {
        one.kind
        for one in posts
        if (one.end is None or (day is not None and day <= one.end))
        and (day is None or one.start is None or one.start <= day)
    }
    if "foreign_minister" in held or "foreign_minister" in titles:
        held.add("minister")
    return frozenset(held | set(titles))


def _land(person: Person, kb: KnowledgeBase) -> str | None:
    entity = kb.number(person.entity_id or "")
    return kb.country[entity] if entity is not None else None


def _heads(speech: Speech, people: Sequence[Person]) -> list[tuple[int, int, int]]:
    """Mentions of each person in title, description and hashtags; a tag may hold the name among others."""
    tags = "".join(speech.text[start:end].lower() for start, end in speech.hashtags)
    counts = []
    for person in people:
        spans = [speech.mentions[mention] for mention, share in person.mentions if share == 1.0]
        title, description = (
            sum(place[0] <= one.start < place[1] for one in spans) if place else 0
            for place in (speech.title, speech.description)
        )
        last = person.words[-1]
        counts.append((title, description, tags.count(last) if len(last) > 3 else 0))
    return counts


def _opens(people: Sequence[Person], events: Sequence[Sequence[Event]]) -> list[int]:
    first = [len(events)] * len(people)
    for number in reversed(range(len(events))):
        for one in events[number]:
            first[one.person] = number
    return first
