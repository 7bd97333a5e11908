"""Which candidates of a document say most of it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from math import exp, log, log2
from operator import mul
from pathlib import Path
from typing import Final, NamedTuple

from pipeline.keyphrases.candidates import Candidate

FILE: Final = Path(__file__).with_name("ranking.json")
"""Weights of the features, fitted by `training.keyphrases` on documents of our own."""
MOST: Final = 20
"""Phrases kept of a document."""
WORDS_FOR_ONE: Final = 8
"""Words of text that it takes for one phrase, so that a short post has a few."""
_SHARED: Final = 0.3
"""What an occurrence inside a longer phrase counts beside one of its own."""
FEATURES: Final = (
    "constant", "own", "one_word", "two_words", "bits", "least_bits", "letters", "known", "trust", "place",
)  # fmt: skip
Stems = tuple[str, ...]
Span = tuple[int, int]
Row = tuple[float, ...]
Weighed = tuple[float, list[Span], Stems]
"""A phrase: the negative of its strength, so that the strongest is the first; its places; its stems."""


class Keyphrase(NamedTuple):
    """A phrase: all its places, in order, and its strength beside the document's strongest (1.0)."""

    places: tuple[Span, ...]
    score: float


class Counted(NamedTuple):
    """A phrase by its stems: its first occurrence, all its places, and how many are its own.

    An occurrence is a phrase's own where it stands in no longer one.
    """

    first: Candidate
    places: list[Span]
    own: list[int]


def count(found: Iterable[Candidate]) -> dict[Stems, Counted]:
    """Gather the occurrences of each phrase by its stems.

    What is said once is a phrase only if it is a tight one and stands in no longer one.
    """
    counted: dict[Stems, Counted] = {}
    for each in found:
        one = counted.get(each.stems)
        if one is None:
            one = counted[each.stems] = Counted(each, [], [])
        one.places.append((each.start, each.end))
        if not each.is_inside:
            one.own.append(each.start)
    return {
        stems: one
        for stems, one in counted.items()
        if len(one.places) > 1 or (one.first.is_tight and not one.first.is_inside)
    }


def features(counted: Counted, length: int) -> Row:
    """Return what the strength of a phrase in a text of so many characters is reckoned from: `FEATURES`."""
    first, own = counted.first, counted.own
    said = log2(1 + len(own) + _SHARED * (len(counted.places) - len(own)))
    size = len(first.stems)
    at = first.start / length
    word = first.words[0]
    if len(first.words) == 1:
        letters = (word.end - word.start) / size
        alone = float(size == 1), float(size == 2)
        return (1.0, said, *alone, word.bits, word.bits, letters, float(word.is_known), log(word.trust), at)
    bits = [word.bits for word in first.words]
    letters = sum([word.end - word.start for word in first.words]) / size
    is_known = all(word.is_known for word in first.words)
    trust = min([word.trust for word in first.words])
    mean = sum(bits) / len(bits)
    return (1.0, said, 0.0, float(size == 2), mean, min(bits), letters, float(is_known), log(trust), at)


@cache
def weights() -> Row:
    """Return the weights of the features."""
    stored = json.loads(FILE.read_text("utf-8"))
    return tuple(float(stored[name]) for name in FEATURES)


def rank(found: Iterable[Candidate], words: int, length: int) -> list[Keyphrase]:
    """Return the keyphrases of a document, strongest first.

    Strength is a logistic model: more for a phrase that is said often by itself, in words that are rare, long
    and of a subject, and surely nouns and adjectives. Of phrases that stand in one place the strongest stays.

    Args:
        found: its candidates.
        words: how many it has, which bounds how many phrases are kept.
        length: of its text in characters.

    """
    counted, weighed = count(found), weights()
    ordered = sorted(
        (-sum(map(mul, weighed, features(one, length))), one.places, stems) for stems, one in counted.items()
    )
    kept = _apart(ordered, min(MOST, 1 + words // WORDS_FOR_ONE))
    best = _share(kept[0][0]) if kept else 1.0
    return [Keyphrase(tuple(places), round(_share(weakness) / best, 4)) for weakness, places, _ in kept]


def _share(weakness: float) -> float:
    return 1.0 / (1.0 + exp(weakness))


def _apart(ordered: Iterable[Weighed], most: int) -> list[Weighed]:
    """Keep the strongest phrases, none that stands only where a stronger one stands."""
    kept: list[Weighed] = []
    taken: set[int] = set()
    for each in ordered:
        if len(kept) == most:
            break
        for start, end in each[1]:
            if start not in taken and end - 1 not in taken:
                kept.append(each)
                for first, last in each[1]:
                    taken.update(range(first, last))
                break
    return kept
