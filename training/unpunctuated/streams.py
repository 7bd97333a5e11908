"""Batches of windows drawn from all streams, with the noise that recognisers make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.segment.unpunctuated.features import AFFIX_ROWS, SLOTS, WORD_ROWS, rows
from training.unpunctuated.tokens import Token

NOTHING: Final = WORD_ROWS + AFFIX_ROWS
"""The row that stands for no word."""

STEPS: Final = 128
"""Words of a window."""

_NOISE: Final = (0.0, 0.02, 0.08)
"""Shares of words heard wrongly, one drawn for each window of written text; a third as many are not heard."""

_HEARD: Final = (0.0,)
"""Calls come with the noise of real recognisers."""

_SPEECH: Final = frozenset({"gold", "heard", "poor"})
_UNKNOWN: Final = 0.06
"""Share of words of which only the affixes are shown, so that words never met are nothing new."""

_SPARE: Final = 8
Ints = NDArray[np.int64]
Encoded = tuple[NDArray[np.int32], NDArray[np.int8], NDArray[np.int8]]


class Material(NamedTuple):
    """Streams of word numbers, marks and cases by name, and the rows [words, SLOTS] of each word number."""

    streams: Mapping[str, Sequence[Encoded]]
    rows: NDArray[np.int32]


class Batch(NamedTuple):
    """rows [windows, STEPS, SLOTS], marks and cases [windows, STEPS]."""

    rows: Ints
    marks: Ints
    cases: Ints


def encode(texts: Mapping[str, Sequence[Sequence[Token]]]) -> Material:
    """Return the streams as numbers."""
    numbers: dict[str, int] = {}
    streams = {name: [_encoded(stream, numbers) for stream in some] for name, some in texts.items()}
    return Material(streams, np.array([rows(word) for word in numbers], np.int32))


def _encoded(stream: Sequence[Token], numbers: dict[str, int]) -> Encoded:
    words = np.fromiter((numbers.setdefault(row.word, len(numbers)) for row in stream), np.int32, len(stream))
    marks = np.fromiter((row.mark for row in stream), np.int8, len(stream))
    return words, marks, np.fromiter((row.case for row in stream), np.int8, len(stream))


def draw(
    material: Material,
    mix: Mapping[str, float],
    size: int,
    rng: np.random.Generator,
) -> Batch:
    """Return `size` windows from streams drawn by their weights in the mix."""
    names = list(mix)
    weights = np.array([mix[name] for name in names])
    out = Batch(
        np.empty((size, STEPS, SLOTS), np.int64),
        np.empty((size, STEPS), np.int64),
        np.empty((size, STEPS), np.int64),
    )
    for place in range(size):
        name = names[rng.choice(len(names), p=weights / weights.sum())]
        some = material.streams[name]
        window = _window(some[int(rng.integers(len(some)))], rng, _HEARD if name in _SPEECH else _NOISE)
        shown = material.rows[window[0]].copy()
        shown[rng.random(STEPS) < _UNKNOWN, :2] = NOTHING
        out.rows[place], out.marks[place], out.cases[place] = shown, window[1], window[2]
    return out


def _window(stream: Encoded, rng: np.random.Generator, noise: Sequence[float]) -> Encoded:
    size = stream[0].size
    first = rng.integers(0, size - STEPS - _SPARE)
    part = slice(first, first + STEPS + _SPARE)
    words, marks, cases = stream[0][part].copy(), stream[1][part].copy(), stream[2][part]
    rate = noise[int(rng.integers(len(noise)))]
    wrong = rng.random(words.size) < rate
    words[wrong] = stream[0][rng.integers(0, size, int(wrong.sum()))]
    kept = _heard(marks, rng.random(words.size) < rate / 3)
    return words[kept], marks[kept], cases[kept]


def _heard(marks: NDArray[np.int8], is_gone: NDArray[np.bool_]) -> Ints:
    """Return the places of STEPS words that are heard; a mark after one that is not goes to one before."""
    is_gone[0] = False
    kept = np.flatnonzero(~is_gone)
    if kept.size < STEPS:
        return np.arange(STEPS)
    for place in np.flatnonzero(is_gone & (marks > 0)):
        before = kept[np.searchsorted(kept, place) - 1]
        marks[before] = max(marks[before], marks[place])
    return kept[:STEPS]
