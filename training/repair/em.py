"""Expectation–maximisation for the transducer of `pipeline.entities.repair.costs`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from pipeline.entities.repair.costs import NOTHING, SIZE, Costs, Floats, codes, forward
from pipeline.entities.repair.phones import PHONES

_SMOOTH: Final = 0.5
_BATCH: Final = 4_000
Pair = tuple[str, str, float]
"""Phones said, phones heard, weight."""


def learn(pairs: Sequence[Pair], rounds: int = 12) -> Costs:
    """Return costs fitted to pairs. Equal strings teach as well: they are most of what is said."""
    costs = start(pairs)
    for _ in range(rounds):
        counts, ends = np.full((SIZE, SIZE), _SMOOTH / SIZE), 0.0
        counts[NOTHING, NOTHING] = 0.0
        for first in range(0, len(pairs), _BATCH):
            batch = pairs[first : first + _BATCH]
            counts += expected(batch, costs)
            ends += sum(weight for _, _, weight in batch)
        total = counts.sum() + ends
        costs = costs._replace(joint=counts / total, stop=ends / total)
    return costs


def start(pairs: Sequence[Pair]) -> Costs:
    """Return the first guess: a phone is mostly heard as itself."""
    weights = np.array([pair[2] for pair in pairs])
    joint = np.full((SIZE, SIZE), 0.02 / SIZE)
    joint[1:, 1:] += np.eye(len(PHONES))
    joint[NOTHING, 1:] = joint[1:, NOTHING] = 0.05
    joint[NOTHING, NOTHING] = 0.0
    joint *= 0.9 / joint.sum()
    alone = np.stack(
        [_frequency([pair[0] for pair in pairs], weights), _frequency([pair[1] for pair in pairs], weights)]
    )
    return Costs(joint, alone, 0.1)


def _frequency(strings: Sequence[str], weights: Floats) -> Floats:
    table, _ = codes(strings)
    each = np.repeat(weights[:, None], table.shape[1], axis=1)
    counts = np.bincount(table.ravel(), each.ravel(), minlength=SIZE) + _SMOOTH
    counts[NOTHING] = 0.0
    frequency: Floats = counts / counts.sum()
    return frequency


def expected(pairs: Sequence[Pair], costs: Costs) -> Floats:
    """Return how often each operation is expected to have been made in the pairs, by weight."""
    said, said_length = codes([pair[0] for pair in pairs])
    heard, heard_length = codes([pair[1] for pair in pairs])
    weights = np.array([pair[2] for pair in pairs])
    made = forward(said, heard, costs)
    rest = _backward(said, heard, said_length, heard_length, costs)
    share = weights / np.maximum(rest[0, 0], 1e-300)
    counts = np.zeros((SIZE, SIZE))
    for i in range(said.shape[1] + 1):
        for j in range(heard.shape[1] + 1):
            here = made[i, j] * share
            a = said[:, i] if i < said.shape[1] else None
            b = heard[:, j] if j < heard.shape[1] else None
            if a is not None:
                np.add.at(counts[:, NOTHING], a, here * rest[i + 1, j] * costs.joint[a, NOTHING])
            if b is not None:
                np.add.at(counts[NOTHING], b, here * rest[i, j + 1] * costs.joint[NOTHING, b])
            if a is not None and b is not None:
                np.add.at(counts, (a, b), here * rest[i + 1, j + 1] * costs.joint[a, b])
    counts[NOTHING, NOTHING] = 0.0
    return counts


def _backward(
    said: np.ndarray, heard: np.ndarray, said_length: np.ndarray, heard_length: np.ndarray, costs: Costs
) -> Floats:
    """(length + 1, length + 1, pairs): probability of making what follows place i, j, and ending there."""
    pairs, height = said.shape
    width = heard.shape[1]
    rest = np.zeros((height + 1, width + 1, pairs))
    rest[said_length, heard_length, np.arange(pairs)] = costs.stop
    for i in range(height, -1, -1):
        for j in range(width, -1, -1):
            if i < height:
                rest[i, j] += rest[i + 1, j] * costs.joint[said[:, i], NOTHING]
            if j < width:
                rest[i, j] += rest[i, j + 1] * costs.joint[NOTHING, heard[:, j]]
            if i < height and j < width:
                rest[i, j] += rest[i + 1, j + 1] * costs.joint[said[:, i], heard[:, j]]
    return rest
