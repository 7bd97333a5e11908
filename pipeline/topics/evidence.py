"""The phrases that carried a topic: as the model is a sum, each word's part of it is known."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final, NamedTuple

import numpy as np

from pipeline.topics.model import Array, Model, Weighed, spread
from pipeline.topics.tally import Span, Tally, repeated

MOST: Final = 5
"""Phrases given for each topic."""
LEAST_PART: Final = 0.1
"""Least part of the strongest phrase's weight: what adds less carried nothing."""

_LOOKED_AT: Final = 50
"""Words of a unit, strongest first, that may carry a topic: no more can be among its phrases."""


class Evidence(NamedTuple):
    """Where a phrase stands first (code points of the document), and what it added to the topic's margin."""

    start: int
    end: int
    weight: float | None


def evidence(tally: Tally, weighed: Weighed, unit: int, head: int, known: Model) -> tuple[Evidence, ...]:
    """Return the phrases that speak most for a topic, strongest first, none over another.

    Args:
        tally: what the unit holds.
        weighed: all units of a batch, weighed.
        unit: number of the unit in the batch.
        head: place of the topic in `heads()`.
        known: the model that weighed them.

    """
    parts = _of_concepts(tally, head, known)
    _add_words(parts, tally, _of_words(weighed, unit, head))
    ordered = sorted(parts.items(), key=lambda item: (-item[1], item[0]))
    taken: list[Evidence] = []
    for (start, end), weight in ordered:
        if weight <= 0 or len(taken) == MOST or (taken and weight < LEAST_PART * (taken[0].weight or 0)):
            break
        if all(end <= other.start or start >= other.end for other in taken):
            taken.append(Evidence(start, end, round(weight, 4)))
    return tuple(taken)


def _of_concepts(tally: Tally, head: int, known: Model) -> dict[Span, float]:
    parts: dict[Span, float] = {}
    scale = spread(tally)
    for concept, weight in zip(tally.concepts, repeated(tally.concepts), strict=True):
        span = tally.seen_concepts[concept]
        parts[span] = parts.get(span, 0.0) + weight * scale * float(known.concepts[concept, head])
    return parts


def _of_words(weighed: Weighed, unit: int, head: int) -> Array:
    """What each distinct word of a unit adds, in the order of its tally."""
    bounds = slice(weighed.counted.indptr[unit], weighed.counted.indptr[unit + 1])
    rows, counts = weighed.counted.indices[bounds], weighed.counted.data[bounds]
    stems = weighed.words.stems[rows, head] / weighed.stem_length[unit]
    grams = weighed.words.grams[rows, head] / weighed.gram_length[unit]
    return np.asarray(counts * (stems + grams), dtype=np.float32)


def _add_words(parts: dict[Span, float], tally: Tally, weights: Array) -> None:
    """Add each word to the phrase it stands in, or as a phrase of its own."""
    phrases = sorted(parts)
    starts = [start for start, _ in phrases]
    spans = list(tally.seen_words.values())
    for place in np.argsort(-weights, kind="stable")[:_LOOKED_AT].tolist():
        span, weight = spans[place], float(weights[place])
        at = bisect_right(starts, span[0]) - 1
        inside = at >= 0 and span[1] <= phrases[at][1]
        whole = phrases[at] if inside else span
        parts[whole] = parts.get(whole, 0.0) + weight
