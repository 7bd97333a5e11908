"""Which candidates of a document say most of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import log2
from typing import Final, NamedTuple

from pipeline.keyphrases.candidates import Candidate

MOST: Final = 20
"""Phrases kept of a document."""
_UNNAMED: Final = 0.5
WORDS_FOR_ONE: Final = 12
"""Words of text that it takes for one phrase, so that a short post has a few."""
Stems = tuple[str, ...]
Span = tuple[int, int]


class Keyphrase(NamedTuple):
    """A phrase: all its places, in order, and its strength beside the document's strongest (1.0)."""

    places: tuple[Span, ...]
    score: float


class Counted(NamedTuple):
    """A phrase by its stems: its places, the mean bits of its words, and as `Candidate` has it."""

    places: list[Span]
    bits: float
    is_named: bool
    is_dense: bool


def count(found: Iterable[Candidate]) -> dict[Stems, Counted]:
    """Gather the occurrences of each phrase by its stems."""
    counted: dict[Stems, Counted] = {}
    for each in found:
        first = Counted([], each.bits, each.is_named, each.is_dense)
        counted.setdefault(each.stems, first).places.append((each.start, each.end))
    return counted


def rank(found: Iterable[Candidate], words: int) -> list[Keyphrase]:
    """Return the keyphrases of a document of `words` words, strongest first.

    Strength is bits × log2(1 + words of the phrase) × log2(1 + occurrences of its own), where an occurrence
    inside a longer phrase that comes again is the longer one's. What comes once is a phrase only where all
    its words are names or words of a subject; where not all are, what comes again counts by half.
    """
    counted = count(found)
    longer = _inside(counted)
    strength = {stems: _strength(stems, each, longer.get(stems, 0)) for stems, each in counted.items()}
    ordered = sorted(strength, key=lambda stems: (-strength[stems], counted[stems].places[0], stems))
    best = strength[ordered[0]] if ordered else 0.0
    kept = _apart(ordered, counted, min(MOST, 1 + words // WORDS_FOR_ONE))
    return [
        Keyphrase(tuple(counted[stems].places), round(strength[stems] / best, 4))
        for stems in kept
        if strength[stems] > 0
    ]


def _strength(stems: Stems, counted: Counted, taken: int) -> float:
    own = len(counted.places) - taken
    if own <= 0 or (len(counted.places) == 1 and not (counted.is_named and counted.is_dense)):
        return 0.0
    return counted.bits * log2(1 + len(stems)) * log2(1 + own) * (1.0 if counted.is_named else _UNNAMED)


def _inside(counted: Mapping[Stems, Counted]) -> dict[Stems, int]:
    """How many occurrences of each phrase stand in a longer one that comes again."""
    taken: dict[Stems, int] = {}
    for stems, each in counted.items():
        if len(each.places) > 1 and len(stems) > 1:
            for part in _parts(stems):
                taken[part] = max(taken.get(part, 0), len(each.places))
    return taken


def _parts(stems: Stems) -> list[Stems]:
    sizes = range(1, len(stems))
    return [stems[start : start + size] for size in sizes for start in range(len(stems) - size + 1)]


def _apart(ordered: Sequence[Stems], counted: Mapping[Stems, Counted], most: int) -> list[Stems]:
    """Keep the strongest phrases, none that stands only where a stronger one stands."""
    kept: list[Stems] = []
    taken: set[int] = set()
    for stems in ordered:
        if len(kept) == most:
            break
        places = counted[stems].places
        if not all(start in taken or end - 1 in taken for start, end in places):
            kept.append(stems)
            taken.update(at for start, end in places for at in range(start, end))
    return kept
