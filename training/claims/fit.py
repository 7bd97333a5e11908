"""Multinomial logistic regression with a ridge, by Newton's method; no library, no chance."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
_STEPS: Final = 40
_ENOUGH: Final = 1e-5
"""Gain of a step below which nothing more is tried."""


def fit(columns: Array, classes: npt.NDArray[np.int64], weights: Array, count: int, ridge: float) -> Array:
    """Return weights of shape (columns, classes). `classes` are numbers below `count`, one a row."""
    width = columns.shape[1]
    scale = columns.std(axis=0)
    scale[scale < 1e-9] = 1.0
    scaled = columns / scale
    wanted = np.eye(count)[classes]
    fitted: Array = np.zeros((width, count))
    penalty = np.full(width, ridge)
    penalty[-1] = 0.1
    best = _loss(scaled, wanted, fitted, weights, penalty)
    for _ in range(_STEPS):
        shares = softmax(scaled @ fitted)
        slope = scaled.T @ ((shares - wanted) * weights[:, None]) + penalty[:, None] * fitted
        step = np.linalg.solve(_curvature(scaled, shares, weights, penalty), slope.T.ravel())
        step = step.reshape(count, width).T
        while (loss := _loss(scaled, wanted, fitted - step, weights, penalty)) > best and np.abs(
            step
        ).max() > 1e-6:
            step = step / 2
        if best - loss < _ENOUGH:
            break
        fitted, best = fitted - step, loss
    return np.asarray(fitted / scale[:, None])


def _loss(scaled: Array, wanted: Array, fitted: Array, weights: Array, penalty: Array) -> float:
    chance = (softmax(scaled @ fitted) * wanted).sum(axis=1)
    fit_loss = -(weights * np.log(np.maximum(chance, 1e-300))).sum()
    return float(fit_loss + 0.5 * (penalty[:, None] * fitted**2).sum())


def softmax(logits: Array) -> Array:
    """Return the shares of each row of logits."""
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares: Array = powers / powers.sum(axis=1, keepdims=True)
    return shares


def _curvature(scaled: Array, shares: Array, weights: Array, penalty: Array) -> Array:
    width, count = scaled.shape[1], shares.shape[1]
    whole: Array = np.zeros((width * count, width * count))
    for one in range(count):
        for other in range(count):
            share = weights * shares[:, one] * (float(one == other) - shares[:, other])
            block = (scaled * share[:, None]).T @ scaled
            if one == other:
                block += np.diag(penalty)
            whole[one * width : (one + 1) * width, other * width : (other + 1) * width] = block
    return whole
