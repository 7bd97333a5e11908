"""Logistic regression over named features, plain and as a choice among candidates, with a normal prior."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

_STEPS = 400
_RATE = 0.3
_DECAY = 0.9
_SMALL = 1e-8

Floats = NDArray[np.float64]


def logistic(
    rows: Sequence[Mapping[str, float]], right: Sequence[bool], prior: float, means: Mapping[str, float]
) -> dict[str, float]:
    """Return the likeliest weights under a normal prior: `means`, else zero, and `prior` as deviation."""
    names, matrix = _matrix(rows)
    mean = np.array([means.get(name, 0.0) for name in names])
    wanted = np.array(right, dtype=np.float64)

    def slope(weights: Floats) -> Floats:
        chance = 1 / (1 + np.exp(-np.clip(matrix @ weights, -30, 30)))
        slope_here: Floats = matrix.T @ (chance - wanted) + (weights - mean) / prior**2
        return slope_here

    return {**means, **_named(names, _descended(slope, mean))}


def choice(
    groups: Sequence[Sequence[Mapping[str, float]]],
    right: Sequence[int],
    prior: float,
    means: Mapping[str, float],
) -> dict[str, float]:
    """Return the weights of a conditional logit: in group i the candidate `right[i]` was chosen."""
    names, matrix = _matrix([one for group in groups for one in group])
    mean = np.array([means.get(name, 0.0) for name in names])
    edges = np.cumsum([0, *(len(group) for group in groups)])
    owner = np.repeat(np.arange(len(groups)), np.diff(edges))
    wanted = np.zeros(len(matrix))
    wanted[edges[:-1] + np.array(right, dtype=np.int64)] = 1.0

    def slope(weights: Floats) -> Floats:
        values = matrix @ weights
        best = np.maximum.reduceat(values, edges[:-1])
        raised = np.exp(values - best[owner])
        share = raised / np.add.reduceat(raised, edges[:-1])[owner]
        slope_here: Floats = matrix.T @ (share - wanted) + (weights - mean) / prior**2
        return slope_here

    return {**means, **_named(names, _descended(slope, mean))}


def _matrix(rows: Sequence[Mapping[str, float]]) -> tuple[list[str], Floats]:
    names = sorted({name for row in rows for name, value in row.items() if value})
    place = {name: at for at, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)))
    for at, row in enumerate(rows):
        for name, value in row.items():
            if value:
                matrix[at, place[name]] = value
    return names, matrix


def _descended(slope: Callable[[Floats], Floats], start: Floats) -> Floats:
    """Follow the slope downhill (RMSProp, Tieleman and Hinton 2012)."""
    weights = start.copy()
    squares = np.zeros(len(start))
    for step in range(_STEPS):
        here = slope(weights)
        squares = _DECAY * squares + (1 - _DECAY) * here**2
        weights = weights - _RATE / (1 + step / 20) * here / (np.sqrt(squares) + _SMALL)
    return weights


def _named(names: Sequence[str], weights: Floats) -> dict[str, float]:
    return {
        name: round(float(value), 4) for name, value in zip(names, weights, strict=True) if abs(value) > 1e-3
    }
