"""From raw probabilities to honest ones: the best rising curve (isotonic regression), and a threshold."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_POINTS: Final = 25


def rising(scores: Floats, right: Floats, weights: Floats) -> tuple[Floats, Floats]:
    """Return the points of a rising curve from scores to shares of right (Barlow et al. 1972, pooled).

    Neighbours are first drawn together to `_POINTS` groups of equal weight, so that no point rests on a few.
    """
    order = np.argsort(scores, kind="stable")
    scores, right, weights = scores[order], right[order], weights[order]
    place = np.minimum((np.cumsum(weights) / weights.sum() * _POINTS).astype(int), _POINTS - 1)
    blocks: list[list[float]] = []
    for one in np.unique(place):
        own = place == one
        total = float(weights[own].sum())
        blocks.append(
            [float(scores[own] @ weights[own]) / total, float(right[own] @ weights[own]) / total, total]
        )
        while len(blocks) > 1 and blocks[-2][1] >= blocks[-1][1]:
            last, before = blocks.pop(), blocks.pop()
            sum_ = last[2] + before[2]
            blocks.append([(last[k] * last[2] + before[k] * before[2]) / sum_ for k in (0, 1)] + [sum_])
    raw = np.array([0.0, *(block[0] for block in blocks), 1.0])
    honest = np.array([0.0, *(block[1] for block in blocks), blocks[-1][1]])
    return raw, np.maximum.accumulate(honest)


def threshold(scores: Floats, right: Floats, words: Floats, precision: float) -> float:
    """Return the least score above which the words named are right at `precision`; 1 where none is."""
    order = np.argsort(-scores, kind="stable")
    shares = np.cumsum(right[order] * words[order]) / np.maximum(np.cumsum(words[order]), 1)
    ends = np.append(scores[order][1:] < scores[order][:-1], True)
    good = np.flatnonzero((shares >= precision) & ends)
    return float(scores[order][good[-1]]) if len(good) else 1.0
