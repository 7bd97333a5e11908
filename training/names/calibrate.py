"""Fits what the recogniser's own scores are worth: a line through log odds for each type (Platt 1999)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.entities.recognise.tags import TYPES

Said = tuple[str, float, bool]
"""Type, score and whether it was right."""
Floats = NDArray[np.float64]
_IDENTITY: Final = np.array([1.0, 0.0])
_SMALL: Final = 1e-9
_LEAST = 50
_BINS = 10


class Line(NamedTuple):
    """Log odds of being right are `slope` × log odds of the score + `shift`."""

    slope: float
    shift: float


def fit(said: Iterable[Said]) -> dict[str, Line]:
    """Return the line of every type; a type seen seldom takes that of all."""
    by_type: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for sort, score, right in said:
        by_type[sort].append((score, right))
    every = _line([one for several in by_type.values() for one in several])
    return {sort: _line(by_type[sort]) if len(by_type[sort]) >= _LEAST else every for sort in TYPES}


def _line(said: list[tuple[float, bool]]) -> Line:
    """Logistic regression on one feature by Newton's method, with a weak pull to the identity."""
    x, y = _odds(np.array([score for score, _ in said])), np.array([right for _, right in said], float)
    features, weights = np.stack([x, np.ones_like(x)], 1), _IDENTITY
    for _ in range(50):
        chance = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (chance - y) + weights - _IDENTITY
        curve = (features * (chance * (1 - chance))[:, None]).T @ features + np.eye(2)
        step = np.linalg.solve(curve, slope)
        while (
            _loss(weights - step, features, y) > _loss(weights, features, y) and np.abs(step).max() > _SMALL
        ):
            step = step / 2  # a full step may overshoot where scores lie far out
        weights = weights - step
    return Line(round(float(weights[0]), 4), round(float(weights[1]), 4))


def _loss(weights: Floats, features: Floats, y: Floats) -> float:
    odds = features @ weights
    pull = ((weights - _IDENTITY) ** 2).sum() / 2
    return float(np.logaddexp(0, odds).sum() - odds @ y + pull)


def _odds(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    safe = np.clip(scores, 1e-6, 1 - 1e-6)
    return np.asarray(np.log(safe / (1 - safe)))


def calibrated(said: Iterable[Said], lines: dict[str, Line]) -> list[Said]:
    """Return the same with calibrated scores."""
    return [
        (
            sort,
            float(1 / (1 + np.exp(-(lines[sort].slope * _odds(np.array(score)) + lines[sort].shift)))),
            right,
        )
        for sort, score, right in said
    ]


def expected_error(said: Iterable[Said]) -> float:
    """Return the expected calibration error over ten bins of equal width (Naeini et al. 2015)."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for _, score, right in said:
        bins[min(int(score * _BINS), _BINS - 1)].append((score, right))
    total = sum(map(len, bins.values()))
    return sum(
        abs(sum(score for score, _ in one) - sum(right for _, right in one)) for one in bins.values()
    ) / max(total, 1)
