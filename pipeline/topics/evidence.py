"""The phrases that carried a topic: as the model is a sum, each word's part of it is known.

All topics of a batch are looked at together, as rows of arrays: a document has few words, and there are many.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.topics.model import Model, Weighed, spread
from pipeline.topics.ngrams import Numbers
from pipeline.topics.tally import Tally, repeated
from pipeline.topics.words import Span

MOST: Final = 5
"""Phrases given for each topic."""
LEAST_PART: Final = 0.1
"""Least part of the strongest phrase's weight: what adds less carried nothing."""

_LOOKED_AT: Final = 50
"""Words of a unit, strongest first, that may carry a topic: no more can be among its phrases."""
_DIGITS: Final = 4
"""Digits of a weight after the point."""
Place = tuple[int, int]
"""A unit's number in a batch, and a topic's place in `heads()`."""


class Evidence(NamedTuple):
    """Where a phrase stands first (code points of the document), and what it added to the topic's margin."""

    start: int
    end: int
    weight: float | None


class Parts(NamedTuple):
    """What adds to topics, a row for each: number of the topic among those asked for, span, and how much."""

    topic: Numbers
    start: Numbers
    end: Numbers
    weight: npt.NDArray[np.float64]

    def at(self, rows: npt.NDArray[np.generic]) -> Parts:
        """Return the rows of these numbers, or where these flags are set."""
        return Parts(self.topic[rows], self.start[rows], self.end[rows], self.weight[rows])


def evidence(
    tallies: Sequence[Tally], weighed: Weighed, places: Sequence[Place], known: Model
) -> list[tuple[Evidence, ...]]:
    """Return for each place the phrases that speak most for its topic, strongest first, none over another.

    Args:
        tallies: what the units of a batch hold.
        weighed: the same units, weighed.
        places: units and topics to be looked at.
        known: the model that weighed them.

    """
    if not places:
        return []
    concepts = of_concepts(tallies, places, known)
    words = _in_phrases(_strongest(of_words(tallies, weighed, places)), concepts)
    parts = _added_up(_together(concepts, words))
    bounds = np.searchsorted(parts.topic, np.arange(len(places) + 1)).tolist()
    rows = list(zip(*(column.tolist() for column in parts[1:]), strict=True))
    return [_taken(rows[start:end]) for start, end in zip(bounds, bounds[1:], strict=False)]


def of_concepts(tallies: Sequence[Tally], places: Sequence[Place], known: Model) -> Parts:
    """Return what each concept of a place's unit adds to its topic."""
    units, own, heads = _apart(places)
    held = [tallies[unit] for unit in units]
    row, topic = _rows([len(tally.concepts) for tally in held], own)
    numbers = np.fromiter(chain.from_iterable(tally.concepts for tally in held), np.int64)
    weights = [
        weight * scale
        for tally, scale in zip(held, map(spread, held), strict=True)
        for weight in repeated(tally.concepts)
    ]
    starts, ends = _spans(tally.seen_concepts[concept] for tally in held for concept in tally.concepts)
    added = np.array(weights)[row] * known.concepts[numbers[row], heads[topic]]
    return Parts(topic, starts[row], ends[row], added.astype(np.float64))


def of_words(tallies: Sequence[Tally], weighed: Weighed, places: Sequence[Place]) -> Parts:
    """Return what each distinct word of a place's unit adds to its topic, in the order of its tally."""
    units, own, heads = _apart(places)
    row, topic = _rows([len(tallies[unit].words) for unit in units], own)
    counted = weighed.counted[units]
    word, unit, head = counted.indices[row], np.array(units)[own][topic], heads[topic]
    stems = weighed.words.stems[word, head] / weighed.stem_length[unit, 0]
    grams = weighed.words.grams[word, head] / weighed.gram_length[unit, 0]
    starts, ends = _spans(chain.from_iterable(tallies[unit].seen_words.values() for unit in units))
    added = counted.data[row] * (stems + grams)
    return Parts(topic, starts[row], ends[row], added.astype(np.float64))


def _together(some: Parts, more: Parts) -> Parts:
    topic, start, end, weight = (np.concatenate(columns) for columns in zip(some, more, strict=True))
    return Parts(topic, start, end, weight)


def _apart(places: Sequence[Place]) -> tuple[list[int], Numbers, Numbers]:
    """Return the distinct units of places, and for each place where its unit is among them, and its topic."""
    units, own = np.unique([unit for unit, _ in places], return_inverse=True)
    return units.tolist(), own, np.array([head for _, head in places])


def _rows(sizes: Sequence[int], own: Numbers) -> tuple[Numbers, Numbers]:
    """Return the rows of each place's unit, one place after another, and the number of the place of each."""
    size = np.array(sizes)
    count = size[own]
    topic = np.repeat(np.arange(len(own)), count)
    first = (np.cumsum(size) - size)[own] - (np.cumsum(count) - count)
    return np.arange(len(topic)) + first[topic], topic


def _spans(spans: Iterable[Span]) -> Numbers:
    """Return all starts and all ends."""
    return np.fromiter(chain.from_iterable(spans), np.int64).reshape(-1, 2).T


def _strongest(words: Parts) -> Parts:
    order = np.lexsort((-words.weight, words.topic))
    rank = np.arange(len(order)) - np.searchsorted(words.topic, words.topic)
    return words.at(order[rank < _LOOKED_AT])


def _in_phrases(words: Parts, phrases: Parts) -> Parts:
    """Put each word into the phrase it stands in; one that stands in none is a phrase of its own."""
    ordered = phrases.at(np.lexsort((phrases.end, phrases.start, phrases.topic)))
    wide = max(words.end.max(initial=0), phrases.end.max(initial=0)) + 1
    before = ordered.topic * wide + ordered.start
    at = np.searchsorted(before, words.topic * wide + words.start, side="right") - 1
    near = ordered.at(at) if len(before) else words
    inside = (at >= 0) & (near.topic == words.topic) & (words.end <= near.end)
    starts, ends = np.where(inside, near.start, words.start), np.where(inside, near.end, words.end)
    return Parts(words.topic, starts, ends, words.weight).at(inside | (words.weight > 0))


def _added_up(parts: Parts) -> Parts:
    """Return each phrase that may be given, with all that adds to it; of each topic the strongest first."""
    ordered = parts.at(np.lexsort((parts.end, parts.start, parts.topic)))
    is_new = np.ones(len(ordered.topic), dtype=bool)
    is_new[1:] = np.any([column[1:] != column[:-1] for column in ordered[:3]], axis=0)
    sums = np.bincount(np.cumsum(is_new) - 1, weights=ordered.weight).astype(np.float64)
    whole = ordered.at(np.flatnonzero(is_new))._replace(weight=sums)
    best = np.zeros(int(parts.topic.max(initial=-1)) + 1)
    np.maximum.at(best, whole.topic, whole.weight)
    # A little less than the least, as `_taken` compares with the best as it is given, in few digits.
    whole = whole.at((whole.weight > 0) & (whole.weight >= LEAST_PART * best[whole.topic] - 0.1**_DIGITS))
    return whole.at(np.lexsort((-whole.weight, whole.topic)))


def _taken(phrases: Sequence[tuple[int, int, float]]) -> tuple[Evidence, ...]:
    """Return the first phrases that stand apart and carry something."""
    taken: list[Evidence] = []
    for start, end, weight in phrases:
        if len(taken) == MOST or (taken and weight < LEAST_PART * (taken[0].weight or 0)):
            break
        if not any(start < other.end and other.start < end for other in taken):
            taken.append(Evidence(start, end, round(weight, _DIGITS)))
    return tuple(taken)
