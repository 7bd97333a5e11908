"""The persons of a document: who may be speaking. All forms of one person's name are one person.

A name in full opens a person; a surname, a given name, a short form of it or a misheard form joins the person
that it fits, or all that it fits alike with a share of each.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from pipeline.entities.knowledge import KnowledgeBase
from pipeline.entities.linking import Link
from pipeline.entities.linking.clusters import nominative
from pipeline.entities.linking.forms import forms
from pipeline.entities.linking.labels import label
from pipeline.entities.translit import sound
from pipeline.speakers.naming.parts import Part, parts

SHORT: Final = {
    "mike": "michael",
    "bob": "robert",
    "bill": "william",
    "jim": "james",
    "dick": "richard",
    "jack": "john",
    "ted": "edward",
    "randy": "randall",
    "larry": "lawrence",
    "tony": "anthony",
    "andy": "andrew",
    "betty": "elizabeth",
    "peggy": "margaret",
    "kate": "catherine",
}
"""Short forms that do not begin like the given name."""

_LEAST_PREFIX: Final = 3
_ALIKE: Final = 84
_SHORTEST_FUZZY: Final = 5
_MOST_COMPARED: Final = 150
"""Persons with whom a misheard name is compared: more would take quadratic time."""
_VOCATIVES: Final = {"о": "а", "ю": "я", "o": "a"}
"""Ends of names that are called, and the ends that these have in a dictionary."""
_CALLED: Final = frozenset({"uk", "ru", "sr", "hr", "bs", "sh", "sr-Latn"})


class Person(NamedTuple):
    """Somebody whom the document names."""

    name: str
    """The name of the knowledge base, else the fullest form of the document."""
    entity_id: str | None
    mentions: tuple[tuple[int, float], ...]
    """Numbers of the mentions, each with its share: one by one of `n` whom it fits alike."""
    words: tuple[str, ...]
    """Folded words of the fullest form."""


@dataclass
class _Group:
    """A person in the making."""

    fulls: list[Part] = field(default_factory=list)
    singles: list[Part] = field(default_factory=list)
    shares: list[tuple[int, float]] = field(default_factory=list)
    entities: Counter[str] = field(default_factory=Counter)
    fathers: set[str] = field(default_factory=set)

    def add(self, part: Part, share: float = 1.0) -> None:
        (self.fulls if len(part.words) > 1 else self.singles).append(part)
        self.shares.append((part.number, share))
        if share == 1.0:
            self.fathers |= {part.patronymic} - {""}
            if part.entity_id:
                self.entities[part.entity_id] += 2 if len(part.words) > 1 else 1


class _Index:
    """The groups by entity, by the sound of their first and last words, and by given name and father's."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.groups: list[_Group] = []
        self.by_entity: dict[str, int] = {}
        self.by_last: dict[str, list[int]] = defaultdict(list)
        self.by_first: dict[str, list[int]] = defaultdict(list)
        self.joined: list[str] = []

    def open(self, part: Part) -> None:
        """Make a new person of a mention."""
        number = len(self.groups)
        self.groups.append(_Group())
        self.joined.append("".join(map(sound, part.words)))
        self.enter(part, number)

    def enter(self, part: Part, number: int) -> None:
        """Add a mention to a person, and its words to the ways by which the person is found."""
        self.groups[number].add(part)
        if part.entity_id:
            self.by_entity.setdefault(part.entity_id, number)
        is_given = len(part.words) > 1 or part.patronymic
        if len(part.words) > 1 or not part.patronymic:
            _note(self.by_last, part.words[-1], number, self.language)
        if is_given:
            _note(self.by_first, part.words[0], number, self.language)


def _note(index: dict[str, list[int]], word: str, number: int, language: str) -> None:
    for form in _sounds(word, language):
        if number not in index[form]:
            index[form].append(number)


def persons(text: str, mentions: Sequence[Link], language: str, kb: KnowledgeBase) -> list[Person]:
    """Return the persons that are mentioned, in the order of their first full or only name."""
    named = list(parts(text, mentions, language, kb))
    index = _Index(language)
    for part in named:
        if len(part.words) > 1:
            found = _same_full(part, index)
            if found is None:
                index.open(part)
            else:
                index.enter(part, found)
    shared: list[tuple[Part, list[int]]] = []
    for part in named:
        if len(part.words) == 1:
            _enter_single(part, index, shared)
    for part, several in shared:
        for number in several:
            index.groups[number].add(part, 1 / len(several))
    return [_person(group, language, kb) for group in index.groups]


def _enter_single(part: Part, index: _Index, shared: list[tuple[Part, list[int]]]) -> None:
    several = _same_single(part, index)
    if not several:
        if not part.is_ordinary:
            index.open(part)
    elif len(several) == 1:
        index.enter(part, several[0])
    else:
        shared.append((part, several))


def _same_full(part: Part, index: _Index) -> int | None:
    """The person with this entity, or a name that sounds alike."""
    if part.entity_id in index.by_entity:
        return index.by_entity[part.entity_id]
    for last in _sounds(part.words[-1], index.language):
        for number in index.by_last.get(last, ()):
            if _agree(part, index.groups[number], index.language):
                return number
    joined = "".join(map(sound, part.words))
    if part.entity_id is None and len(joined) > _SHORTEST_FUZZY:
        for number, other in enumerate(index.joined[:_MOST_COMPARED]):
            if fuzz.ratio(joined, other) >= _ALIKE + 2:
                return number
    return None


def _agree(part: Part, group: _Group, language: str) -> bool:
    """Whether a full name fits a person with the same surname: no other entity, and a like given name."""
    if part.entity_id and group.entities and part.entity_id not in group.entities:
        return False
    return any(_fits_first(part.words[0], one.words[0], language) for one in group.fulls)


def _same_single(part: Part, index: _Index) -> list[int]:
    """The persons whom a single word names: by surname, by given name, or by likeness."""
    word = part.words[0]
    if part.entity_id in index.by_entity:
        return [index.by_entity[part.entity_id]]
    heard = _sounds(word, index.language)
    for names in (index.by_first,) if part.patronymic else (index.by_last, index.by_first):
        found = list(dict.fromkeys(number for form in heard for number in names.get(form, ())))
        found = _with_father(part, found, index)
        if found:
            return found
    if part.patronymic:
        return []
    short = [
        number
        for number, group in enumerate(index.groups[:_MOST_COMPARED])
        if any(_fits_first(word, one.words[0], index.language) for one in group.fulls[:3])
    ]
    return short or _alike(sound(word), index)


def _with_father(part: Part, found: list[int], index: _Index) -> list[int]:
    """Those with the same father's name; where none has, those of whom no father's name is known."""
    if not part.patronymic:
        return found
    same = [number for number in found if part.patronymic in index.groups[number].fathers]
    return same or [number for number in found if not index.groups[number].fathers]


def _alike(heard: str, index: _Index) -> list[int]:
    if len(heard) < _SHORTEST_FUZZY:
        return []
    best, score = [], float(_ALIKE)
    for number, group in enumerate(index.groups[:_MOST_COMPARED]):
        words = {sound(word) for one in (*group.fulls[:3], *group.singles[:1]) for word in one.words}
        likeness = max((fuzz.ratio(heard, word) for word in words), default=0.0)
        if likeness > score:
            best, score = [number], likeness
        elif likeness == score:
            best.append(number)
    return best


def _fits_first(one: str, other: str, language: str) -> bool:
    """Whether two given names may be one's: alike, or short for each other."""
    if one == other or _sounds(one, language) & _sounds(other, language):
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= _LEAST_PREFIX and (long.startswith(short) or SHORT.get(short) == long)


@lru_cache(maxsize=50_000)
def _sounds(word: str, language: str) -> frozenset[str]:
    found = {sound(form) for form in forms(word, language)}
    if language in _CALLED and len(word) > _LEAST_PREFIX and word[-1] in _VOCATIVES:
        found.add(sound(word[:-1] + _VOCATIVES[word[-1]]))
    return frozenset(found)


def _person(group: _Group, language: str, kb: KnowledgeBase) -> Person:
    entity_id = max(group.entities, key=lambda one: group.entities[one], default=None)
    best = _fullest(group, language, kb)
    number = kb.number(entity_id) if entity_id else None
    name = label(number, kb) if number is not None else _shown(best, language, kb)
    return Person(name, entity_id, tuple(sorted(group.shares)), best.words)


def _shown(part: Part, language: str, kb: KnowledgeBase) -> str:
    """A name as written; one that only occurs inflected in its dictionary form."""
    plain = nominative(list(part.words), language, kb)
    return part.shown if plain == list(part.words) else " ".join(word.title() for word in plain)


def _fullest(group: _Group, language: str, kb: KnowledgeBase) -> Part:
    """The form with most words, of those one in its dictionary form, the most frequent, the first."""
    among = group.fulls or group.singles
    counts = Counter(part.words for part in among)

    def rank(part: Part) -> tuple[int, bool, int, int]:
        is_plain = nominative(list(part.words), language, kb) == list(part.words)
        return min(len(part.words), 3), is_plain, counts[part.words], -part.number

    return max(among, key=rank)
