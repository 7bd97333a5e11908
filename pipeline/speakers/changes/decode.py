"""The chain at work: probabilities of tags by forward–backward (Rabiner 1989)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.speakers.changes.tags import BEGINS, allowed

Floats = NDArray[np.float64]
_FORBIDDEN = -1e4


def masked(start: Floats, between: Floats) -> tuple[Floats, Floats]:
    """Return transitions [tags] and [before, after] in which what cannot be has no weight."""
    follows, first = allowed()
    return np.where(first, start, _FORBIDDEN), np.where(follows, between, _FORBIDDEN)


def marginals(scores: Floats, start: Floats, between: Floats) -> Floats:
    """Return the probability of every tag of every sentence [sentences, tags].

    `scores` [sentences, tags], `start` [tags], `between` [before, after]: logarithms of weights.
    """
    count = len(scores)
    if not count:
        return np.zeros_like(scores)
    weights = np.exp(scores - scores.max(1, keepdims=True))
    onward, first = np.exp(between), np.exp(start - start.max())
    forward, backward = np.empty_like(scores), np.ones_like(scores)
    forward[0] = _unit(first * weights[0])
    for step in range(1, count):
        forward[step] = _unit((forward[step - 1] @ onward) * weights[step])
    for step in range(count - 2, -1, -1):
        backward[step] = _unit(onward @ (weights[step + 1] * backward[step + 1]))
    both = forward * backward
    return np.asarray(both / both.sum(1, keepdims=True))


def _unit(row: Floats) -> Floats:
    return np.asarray(row / row.sum())


def begins(probabilities: Floats) -> Floats:
    """Return the probability that a turn begins with each sentence."""
    return np.asarray(probabilities[:, BEGINS].sum(1))
