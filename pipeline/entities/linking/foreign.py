"""Names as another language hears them: "Дональд Трамп", "Džo Bajden", "Емануел Макрон".

Languages with phonetic spelling write foreign names by ear, so letters alone do not lead back. Two steps do:
a consonant skeleton (`skeleton`) finds who could be meant, and the likeness of the full spellings tells how
well it fits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from rapidfuzz.distance import JaroWinkler

from pipeline.entities.knowledge import KnowledgeBase
from pipeline.entities.linking.forms import forms
from pipeline.entities.linking.labels import label
from pipeline.entities.linking.skeleton import skeletons, skeletons_of_all
from pipeline.entities.normal import key
from pipeline.entities.translit import sound

BY_EAR = frozenset({"sr", "sr-Latn", "hr", "bs", "sh", "ru", "uk", "be", "bg", "mk"})
"""Languages that spell foreign names as they sound."""
_LEAST_LIKENESS = 0.72
_BARE_SURNAME_RANK = 3
_PARTICLES = frozenset({"van", "von", "der", "de", "di", "bin", "al", "el", "le", "la", "ter", "ten"})
_WELL_KNOWN = 2
_SHORTEST = 2


class Index:
    """The known people and places by their skeletons: people by first and last word, leaders by either."""

    def __init__(self, kb: KnowledgeBase) -> None:
        """Build the index: half a second per 100,000 names, 12 bytes per key."""
        self.kb = kb
        own = [entity for entity, kind in enumerate(kb.type) if kind in ("PER", "LOC")]
        pairs = list(_keys(own, kb))
        hashes = np.array([hash(one) for one, _ in pairs], dtype=np.int64)
        order = np.argsort(hashes, kind="stable")
        self.hashes = hashes[order]
        self.owners = np.array([entity for _, entity in pairs], dtype=np.int32)[order]

    def lookup(self, words: Sequence[str], language: str, kind: str) -> list[tuple[int, float]]:
        """Return the entities of a type that the folded words sound like, with likenesses from 0 to 1."""
        heard = _heard(words[-1], language)
        if len(words) > 1:
            heard = frozenset(f"{first} {last}" for first in _heard(words[0], language) for last in heard)
        near = {entity for one in heard if len(one) >= _SHORTEST for entity in self._at(one)}
        found = [
            (entity, self._fit(entity, words, language))
            for entity in sorted(near)
            if self.kb.type[entity] == kind
        ]
        return [(entity, fit) for entity, fit in found if fit >= _LEAST_LIKENESS]

    def _at(self, skeleton: str) -> list[int]:
        wanted = hash(skeleton)
        start, end = np.searchsorted(self.hashes, (wanted, wanted + 1))
        return list(self.owners[start:end].tolist())

    def _fit(self, entity: int, words: Sequence[str], language: str) -> float:
        """Likeness of the last words; a first name has to meet in its skeleton, and counts for a third."""
        own = _words(label(entity, self.kb))
        last = _likeness(words[-1], own[-1], language)
        if len(words) == 1 or last < _LEAST_LIKENESS:
            return last
        front = max(
            _likeness(words[0], one, language) for one in (own[0], own[-2] if len(own) > 1 else own[0])
        )
        return max(last * 2 / 3 + front / 3, _LEAST_LIKENESS)


def _keys(own: list[int], kb: KnowledgeBase) -> Iterator[tuple[str, int]]:
    """Pairs of skeleton and entity; of the less known the likeliest reading alone."""
    names = [_words(label(entity, kb)) for entity in own]
    likely = _by_word({word for words in names for word in (words[0], words[-1])}, 0)
    for entity, words in zip(own, names, strict=True):
        if kb.rank[entity] < _WELL_KNOWN:
            last = likely[words[-1]]
            yield (f"{likely[words[0]]} {last}" if len(words) > 1 else last), entity
            continue
        lasts = skeletons(words[-1])
        if len(words) > 1:
            fronts = skeletons(words[0])
            if len(words) > 2 and words[-2] in _PARTICLES:
                fronts |= skeletons(words[-2])
            yield from ((f"{front} {last}", entity) for front in fronts for last in lasts)
        if len(words) == 1 or (kb.type[entity] == "PER" and kb.rank[entity] >= _BARE_SURNAME_RANK):
            yield from ((last, entity) for last in lasts)


def _by_word(words: set[str], reading: int) -> dict[str, str]:
    several = list(words)
    return dict(zip(several, skeletons_of_all(several, reading), strict=True))


def _heard(word: str, language: str) -> frozenset[str]:
    return frozenset(one for form in forms(word, language) for one in skeletons(form))


def _words(name: str) -> tuple[str, ...]:
    return tuple(key(name).split(" "))


@lru_cache(maxsize=50_000)
def _likeness(said: str, known: str, language: str) -> float:
    """How alike a word and a known one sound, whatever the case ending: the best of its dictionary forms."""
    own = sound(known)
    return max(JaroWinkler.similarity(sound(form), own) for form in forms(said, language))


@lru_cache(maxsize=2)
def index(kb: KnowledgeBase) -> Index:
    """Return the index of a knowledge base, built on first use."""
    return Index(kb)
