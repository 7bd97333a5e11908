"""Logistic regression by Newton's method, and the threshold that holds a precision."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from pipeline.entities.repair.costs import Floats
from pipeline.entities.repair.page import chosen, in_slot
from training.repair.examples import Example

_ROUNDS: Final = 40
_MADE: Final = 0.5
_LEAST, _MOST = 0.5, 0.97


def fit(some: Sequence[Example], made: Sequence[Example], ridge: float = 1.0) -> Floats:
    """Return weights of the features and, last, the bias. What was misheard on purpose counts half."""
    rows = np.concatenate([one.seen.rows for one in (*some, *made)])
    right = np.concatenate([one.is_right for one in (*some, *made)])
    counts = np.ones(len(rows))
    counts[sum(len(one.is_right) for one in some) :] = _MADE
    middle, spread = rows.mean(0), rows.std(0) + 1e-6
    scaled = np.c_[(rows - middle) / spread, np.ones(len(rows))]
    keep = np.append(np.full(rows.shape[1], ridge), 1e-6)
    weights = np.zeros(scaled.shape[1])
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(scaled @ weights, -30, 30)))
        slope = scaled.T @ (counts * (chance - right)) + keep * weights
        bend = (scaled * (counts * chance * (1 - chance))[:, None]).T @ scaled + np.diag(keep)
        weights -= np.linalg.solve(bend, slope)
    plain = weights[:-1] / spread
    return np.append(plain, weights[-1] - middle @ plain)


def threshold(some: Iterable[tuple[Example, Floats]], precision: float, *, is_slot: bool) -> float:
    """Return the least threshold from which on repairs, in slots or others, are this precise."""
    made: list[tuple[float, float]] = []
    for one, chances in some:
        place = {candidate: at for at, candidate in enumerate(one.seen.candidates)}
        for candidate, chance in chosen(one.seen.candidates, chances.tolist(), [_LEAST] * len(chances)):
            if in_slot(candidate, one.seen.scene) != is_slot:
                continue
            made.append((chance, float(one.is_right[place[candidate]])))
    made.sort(reverse=True)
    right = np.cumsum([label for _, label in made]) / np.arange(1, len(made) + 1)
    for share in (0.85, 0.88, 0.9, 0.92, 0.94):
        last = np.flatnonzero(right >= share)
        if len(last):
            count, least = int(last[-1]) + 1, made[int(last[-1])][0]
            print(f"precision {share}: {right[count - 1] * count:.0f} right from {least:.3f}")
    good = np.flatnonzero(right >= precision)
    return made[int(good[-1])][0] if len(good) else _MOST
