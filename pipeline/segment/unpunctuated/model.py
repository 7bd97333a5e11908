"""How likely a sentence ends after each word: the weights beside this file, read once per process.

A long text is read in windows that overlap, and a word takes its number from the window in which it has
the most context on both sides.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.segment.unpunctuated.features import SLOTS, rows
from pipeline.segment.unpunctuated.network import LAYERS, Direction, Floats, Network, scores

_HERE: Final = files("pipeline.segment.unpunctuated")
FILES: Final = tuple(Path(__file__).with_name(name) for name in ("model.json", "model.npz"))
"""Weights, and what was fitted with them."""

_WINDOW: Final = 256
_STRIDE: Final = 224
_EDGE: Final = (_WINDOW - _STRIDE) // 2
_AT_ONCE: Final = 32
"""Windows that run side by side: memory stays flat however long the text is."""

ENDS: Final = slice(2, 5)
"""The classes that end a sentence (stop, question, broken off); before them go none and comma."""

CLASSES: Final = 5
"""The classes of marks; what the output layer gives beyond them is the case of the word."""


class Settings(NamedTuple):
    """What was fitted on the development calls, in log odds; see training/sentences/fit.py."""

    threshold: float
    """Log odds from which on a sentence ends in speech."""
    pause: float
    """Added where the speech pauses or a cue ends."""
    mark: float
    """Added where the text itself has a mark that ends sentences."""
    comma: float
    """Added where the text itself has a comma."""


@cache
def settings() -> Settings:
    """Return the fitted numbers from model.json."""
    found = json.loads((_HERE / "model.json").read_text(encoding="utf-8"))
    return Settings(**{name: float(found["settings"][name]) for name in Settings._fields})


@cache
def threshold(language: str) -> float:
    """Return the log odds from which on a sentence ends; without a number of its own, as in the calls."""
    found = json.loads((_HERE / "model.json").read_text(encoding="utf-8"))
    return float(found["thresholds"].get(language, found["settings"]["threshold"]))


@cache
def network() -> Network:
    """Return the weights from model.npz: whole numbers of eight bits and what to multiply them by."""
    with (_HERE / "model.npz").open("rb") as file, np.load(file) as saved:
        parts: dict[str, NDArray[Any]] = dict(saved)
    layers = tuple(
        (_direction(parts, f"layer{number}.forward"), _direction(parts, f"layer{number}.backward"))
        for number in range(LAYERS)
    )
    table = np.concatenate([parts["table"], np.zeros_like(parts["table"][:1])])
    scale = np.concatenate([parts["table.scale"], np.zeros_like(parts["table.scale"][:1])])
    return Network(table, scale.astype(np.float32), layers, parts["output"], parts["output.bias"])


def _direction(parts: dict[str, NDArray[Any]], name: str) -> Direction:
    of_input, of_state = (
        parts[f"{name}.{what}"].astype(np.float32) * parts[f"{name}.{what}.scale"].astype(np.float32)
        for what in ("input", "state")
    )
    bias = parts[f"{name}.bias"].astype(np.float32)
    hidden = of_state.shape[0]
    halves = np.full(4 * hidden, 0.5, np.float32)
    halves[2 * hidden : 3 * hidden] = 1.0
    return Direction(of_input * halves, of_state * halves, bias * halves)


def log_odds(words: Sequence[str]) -> Floats:
    """Return the log odds that a sentence ends after each of the plain words."""
    if not words:
        return np.empty(0, np.float32)
    ids = np.array([rows(word) for word in words], np.int32)
    starts = range(0, max(len(words) - 2 * _EDGE, 1), _STRIDE)
    found = np.empty(len(words), np.float32)
    for first in range(0, len(starts), _AT_ONCE):
        _read(ids, starts[first : first + _AT_ONCE], found)
    return found


def _read(ids: NDArray[np.int32], starts: range, found: Floats) -> None:
    """Fill in the log odds of the words in the windows that begin at `starts`."""
    ends = _ends(scores(network(), _windows(ids, starts)))
    for column, start in enumerate(starts):
        skipped = _EDGE if start else 0
        stop = min(start + _WINDOW, len(ids))
        found[start + skipped : stop] = ends[skipped : stop - start, column]


def _windows(ids: NDArray[np.int32], starts: range) -> NDArray[np.int32]:
    steps = min(_WINDOW, len(ids))
    nothing = len(network().table) - 1
    out = np.full((steps, len(starts), SLOTS), nothing, np.int32)
    for column, start in enumerate(starts):
        window = ids[start : start + _WINDOW]
        out[: len(window), column] = window
    return out


def _ends(scores: Floats) -> Floats:
    """Return log odds of an end from [..., classes]."""
    marks = scores[..., :CLASSES].astype(np.float64)
    does = np.logaddexp.reduce(marks[..., ENDS], axis=-1)
    does_not = np.logaddexp.reduce(marks[..., : ENDS.start], axis=-1)
    return np.asarray(does - does_not, np.float32)
