"""Logistic regression by Newton's method, and what it is worth."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


def fit(rows: Array, right: Array, weights: Array, ridge: float = 3.0, steps: int = 30) -> Array:
    """Return the weights that make `right` (0 or 1) likeliest, less `ridge`/2 times their squares."""
    solution = np.zeros(rows.shape[1])
    for _ in range(steps):
        chance = 1.0 / (1.0 + np.exp(-(rows @ solution)))
        slope = rows.T @ (weights * (chance - right)) + ridge * solution
        bend = rows.T @ (rows * (weights * chance * (1 - chance))[:, None]) + ridge * np.eye(rows.shape[1])
        move = np.linalg.solve(bend, slope)
        solution -= move
        if np.abs(move).max() < 1e-6:
            break
    return solution


def calibration_error(chance: Array, right: Array, bins: int = 10) -> float:
    """Return the expected calibration error over bins of equal count (Naeini et al. 2015)."""
    order = np.argsort(chance, kind="stable")
    parts = [part for part in np.array_split(order, bins) if len(part)]
    return float(
        sum(len(part) * abs(chance[part].mean() - right[part].mean()) for part in parts) / len(order)
    )
