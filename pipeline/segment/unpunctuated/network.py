"""A two-layer bidirectional LSTM (Hochreiter & Schmidhuber 1997; Graves & Schmidhuber 2005) in numpy.

Windows run side by side, so that one step is one matrix product for all of them. The gates' weights are
halved when they are loaded: a sigmoid is then a tanh, and one call serves all four gates.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

LAYERS: Final = 2


class Direction(NamedTuple):
    """Weights of one layer read one way, over hidden size H and input size D; gates i, f, g, o."""

    of_input: Floats
    """[D, 4H]"""
    of_state: Floats
    """[H, 4H]"""
    bias: Floats
    """[4H]"""


class Network(NamedTuple):
    """All weights: the table of word pieces, LAYERS pairs of directions, and the output layer."""

    table: NDArray[np.int8]
    """[rows, D]; the last row is zero and stands for no word"""
    scale: Floats
    """[rows, 1]: what a row's whole numbers are multiplied by"""
    layers: tuple[tuple[Direction, Direction], ...]
    output: Floats
    """[2H, classes]"""
    output_bias: Floats
    """[classes]"""


def scores(network: Network, rows: NDArray[np.int32]) -> Floats:
    """Return [steps, windows, classes] for the rows [steps, windows, slots] of the words in each window."""
    x = embed(network, rows)
    for forward, backward in network.layers:
        x = np.concatenate([_read(forward, x), _read(backward, x[::-1])[::-1]], axis=2)
    out: Floats = x @ network.output + network.output_bias
    return out


def embed(network: Network, rows: NDArray[np.int32]) -> Floats:
    """Return [steps, windows, D]: the sum of each word's rows."""
    out: Any = network.table[rows[..., 0]] * network.scale[rows[..., 0]]
    for slot in range(1, rows.shape[-1]):
        out += network.table[rows[..., slot]] * network.scale[rows[..., slot]]
    return np.asarray(out, np.float32)


def _read(direction: Direction, x: Floats) -> Floats:
    """Return the states [steps, windows, H] after each of x [steps, windows, D]."""
    steps, windows, _ = x.shape
    hidden = direction.of_state.shape[0]
    gates = x.reshape(steps * windows, -1) @ direction.of_input + direction.bias
    gates = gates.reshape(steps, windows, 4 * hidden)
    states = np.empty((steps, windows, hidden), np.float32)
    state = np.zeros((windows, hidden), np.float32)
    cell = np.zeros((windows, hidden), np.float32)
    for step in range(steps):
        gate = gates[step]
        gate += state @ direction.of_state
        np.tanh(gate, out=gate)
        cell = _cell(gate, cell, hidden)
        state = np.multiply(0.5 + 0.5 * gate[:, 3 * hidden :], np.tanh(cell), out=states[step])
    return states


def _cell(gate: Floats, cell: Floats, hidden: int) -> Floats:
    """Forget a part of the cell, add a part of the candidate (the second and the first and third gate)."""
    kept = (0.5 + 0.5 * gate[:, hidden : 2 * hidden]) * cell
    added: Floats = (0.5 + 0.5 * gate[:, :hidden]) * gate[:, 2 * hidden : 3 * hidden]
    return kept + added
