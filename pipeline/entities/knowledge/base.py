"""What is known, as columns of entities and names with the ways to look them up."""

from __future__ import annotations

import datetime
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.entities.knowledge.index import RUNNING, SURNAME, WORD, Index, unpacked

_CACHED = 200_000
_COMMON_SHARE = 0.02


class Held(NamedTuple):
    """A post of government held by a person: its sort, days, label and country."""

    kind: str
    start: datetime.date | None
    end: datetime.date | None
    post: str = ""
    country: str | None = None


class Overlay(NamedTuple):
    """What the user's overrides change of the compiled index."""

    rows: dict[str, tuple[int, ...]]
    """Keys whose numbers differ, with the numbers that are right."""
    prefixes: frozenset[str]
    words: frozenset[str]
    canonical: dict[str, str]


@dataclass(frozen=True, repr=False, eq=False)
class KnowledgeBase:
    """Entities are numbers from 0 (`entity_id`, `type`, `country`, `rank` by number), names are rows.

    An entity merged into another keeps its number, which then reads as the other's; no name is its own.
    """

    name: list[str]
    owner: array[int]
    kind: list[str]
    language: list[str]
    entity_id: list[str]
    type: list[str]
    country: list[str | None]
    rank: array[int]
    """How notable among those that share a name: 4 country or head of state … 0 unknown."""
    posts: dict[int, list[Held]]
    given_names: frozenset[str]
    titles: dict[str, str]
    """Folded title words → sort of post."""
    numbers: dict[str, int]
    index: Index
    overlay: Overlay
    _cache: dict[str, tuple[int, ...]] = field(default_factory=dict)
    _starts: dict[str, bool] = field(default_factory=dict)

    def rows(self, words: str) -> tuple[int, ...]:
        """Return the rows whose folded name is exactly `words` (`normal.key`, or sounds after `~`)."""
        found = self._cache.get(words)
        if found is None:
            found = self._looked_up(words)
            if len(self._cache) < _CACHED:
                self._cache[words] = found
        return found

    def _looked_up(self, words: str) -> tuple[int, ...]:
        changed = self.overlay.rows.get(words)
        return self.index.get(words) if changed is None else changed

    def has_prefix(self, words: str) -> bool:
        """Whether a longer name starts with the folded `words`; names that overrides took away count too."""
        starts = self._starts.get(words)
        if starts is None:
            longer = next(self.index.trie.iterkeys(words + " "), None)
            starts = longer is not None or words in self.overlay.prefixes
            if len(self._starts) < _CACHED:
                self._starts[words] = starts
        return starts

    def knows(self, word: str) -> bool:
        """Whether the folded `word` stands in any name; in one that overrides took away too."""
        return WORD + word in self.index.trie or word in self.overlay.words

    def surname(self, word: str) -> tuple[int, ...]:
        """Return the people whose last name folds to `word`."""
        return self.rows(SURNAME + word)

    def number(self, entity_id: str) -> int | None:
        """Return the number of the entity that `entity_id` stands for; None where it is not known."""
        return self.numbers.get(self.canonical(entity_id))

    def canonical(self, entity_id: str) -> str:
        """Return the id that stands for `entity_id` after all merges; itself where none was."""
        return self.overlay.canonical.get(entity_id, entity_id)

    def lower_share(self, word: str, language: str) -> float | None:
        """Return the share of lower case of a folded word in running text; None where it is rare or unknown.

        `und` gives the highest share of any language.
        """
        packed = self.rows(f"{RUNNING}{language} {word}")
        return unpacked(packed[0])[0] if packed else None

    def frequency(self, word: str, language: str) -> int:
        """Return how many of ten million words of running text the folded word is; 0 where it is rare."""
        packed = self.rows(f"{RUNNING}{language} {word}")
        return unpacked(packed[0])[1] if packed else 0

    @property
    def common(self) -> Mapping[tuple[str, str], float]:
        """(language, folded word) → share of lower case, of words that are not always capitalised."""
        return Common(self)

    @property
    def bearers(self) -> Mapping[str, int]:
        """Folded last name → how many people bear it."""
        return Bearers(self)


class Common(Mapping[tuple[str, str], float]):
    """See `KnowledgeBase.common`."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._kb = kb

    def __getitem__(self, asked: tuple[str, str]) -> float:
        share = self._kb.lower_share(asked[1], asked[0])
        if share is None or share < _COMMON_SHARE:
            raise KeyError(asked)
        return share

    def __iter__(self) -> Iterator[tuple[str, str]]:
        for one in self._kb.index.trie.iterkeys(RUNNING):
            language, _, word = one[1:].partition(" ")
            if (language, word) in self:
                yield language, word

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Bearers(Mapping[str, int]):
    """See `KnowledgeBase.bearers`."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._kb = kb

    def __getitem__(self, word: str) -> int:
        people = self._kb.surname(word)
        if not people:
            raise KeyError(word)
        return len(people)

    def __iter__(self) -> Iterator[str]:
        return (one[1:] for one in self._kb.index.trie.iterkeys(SURNAME) if one[1:] in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)
