"""Which documents are of the same event: near in time, with the same people and places, alike in title."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Final, NamedTuple

from pipeline.claims.lexicon import family
from pipeline.claims.words import spoken

DAYS: Final = 3
THRESHOLD: Final = 0.5
"""Least score of one event."""
_PEOPLE, _PLACES, _TITLE, _NEARNESS = 0.45, 0.2, 0.25, 0.1
_MOST_ALIKE: Final = 200
"""Documents a day of one person above which the person tells nothing: a president is in everything."""


class Summary(NamedTuple):
    """What is compared of a document.

    `day` is that of publication or else of receipt; `people` are ids of those who speak or are named most;
    `places` ids of places and bodies; `title` the stems of its title's words.
    """

    day: date
    people: frozenset[str]
    places: frozenset[str]
    title: frozenset[str]
    language: str | None = None


def title_stems(title: str, language: str | None) -> frozenset[str]:
    """Return the stems by which titles are compared."""
    return frozenset(word.stem for word in spoken(title, family(language)))


def rarity(documents: Sequence[Summary]) -> dict[str, float]:
    """Return what each person, place and word of a title says: the logarithm of how few documents have it."""
    counts = Counter(key for one in documents for key in (one.people | one.places | one.title))
    return {key: math.log1p(len(documents) / count) for key, count in counts.items()}


def same_event(one: Summary, other: Summary, rare: Mapping[str, float]) -> float:
    """Return how much speaks for one event, 0 to 1; 0 for days further apart than `DAYS`. No probability.

    Titles in two languages are not compared; people and places weigh the more.
    """
    apart = abs((one.day - other.day).days)
    if apart > DAYS:
        return 0.0
    parts = [
        (_PEOPLE, _shared(one.people, other.people, rare)),
        (_PLACES, _shared(one.places, other.places, rare)),
        (_NEARNESS, 1.0 - apart / (DAYS + 1)),
    ]
    if family(one.language) == family(other.language):
        parts.append((_TITLE, _shared(one.title, other.title, rare)))
    return sum(weight * share for weight, share in parts) / sum(weight for weight, _ in parts)


def _shared(one: frozenset[str], other: frozenset[str], rare: Mapping[str, float]) -> float:
    """Return the share, by rarity, of the smaller set that the other has."""
    least = min(sum(rare.get(key, 1.0) for key in one), sum(rare.get(key, 1.0) for key in other))
    return sum(rare.get(key, 1.0) for key in one & other) / least if least else 0.0


def events(documents: Sequence[Summary], threshold: float = THRESHOLD) -> list[tuple[int, int, float]]:
    """Return pairs of documents of one event with their scores, by index; linear in documents for news.

    Only documents are compared that share a person, or a place and a word of the title, within `DAYS`.
    """
    rare = rarity(documents)
    scored = (
        (one, other, same_event(documents[one], documents[other], rare)) for one, other in _pairs(documents)
    )
    return [row for row in scored if row[2] >= threshold]


def _pairs(documents: Sequence[Summary]) -> Iterator[tuple[int, int]]:
    blocks: dict[tuple[str, int], list[int]] = defaultdict(list)
    for number, one in enumerate(documents):
        day = one.day.toordinal() // (DAYS + 1)
        for key in one.people | {f"{place}/{word}" for place in one.places for word in one.title}:
            blocks[key, day].append(number)
            blocks[key, day + 1].append(number)
    pairs: set[tuple[int, int]] = set()
    for numbers in blocks.values():
        if len(numbers) <= _MOST_ALIKE:
            pairs.update(combinations(numbers, 2))
    yield from sorted(pairs)
