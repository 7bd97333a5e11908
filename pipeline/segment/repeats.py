"""Stutters and loops of recognisers: sentences that only say again what was just said.

A recogniser that has lost the thread writes the same words over and over, within a sentence or through many.
A speaker repeats himself too ("No, no, no."), but not so often and not so long. So what counts is how many
words come back, how often, and at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from pipeline.text.lines import WORD

_LONGEST: Final = 80
"""Words in the longest round of a loop that is looked for."""

_LEAST_ROUNDS: Final = {1: 6, 2: 4, 3: 3, 4: 3, 5: 3}
"""How often so few words must be said at a stretch to be a loop; more words need be said twice only."""

_TWICE: Final = 2
_MOST: Final = 0.5


def repeats(sentences: Sequence[str]) -> list[bool]:
    """Return for each sentence of a document, in order, whether most of its words say others again.

    Words are compared without regard to case and punctuation, across the ends of sentences. The first round
    of a loop is no repetition; a sentence without words is none.
    """
    words = [WORD.findall(sentence.casefold()) for sentence in sentences]
    counts = [len(found) for found in words]
    again = _said_again([word for found in words for word in found])
    ends = np.cumsum(counts, dtype=np.int64)
    sums = np.concatenate([[0], np.cumsum(again)])
    return [
        bool(count) and bool(sums[end] - sums[end - count] > _MOST * count)
        for end, count in zip(ends.tolist(), counts, strict=True)
    ]


def _said_again(words: list[str]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which words lie in a loop, after its first round."""
    numbers: dict[str, int] = {}
    stream = np.array([numbers.setdefault(word, len(numbers)) for word in words], dtype=np.int32)
    again = np.zeros(len(stream), dtype=np.bool_)
    for size in range(1, min(_LONGEST, len(stream) // _TWICE) + 1):
        least = size * (_LEAST_ROUNDS.get(size, _TWICE) - 1)
        for start, end in _runs(stream[size:] == stream[:-size], least):
            again[start + size : end + size] = True
    return again


def _runs(same: np.ndarray[tuple[int], np.dtype[np.bool_]], least: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of at least `least` true values in a row."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], same, [False]]).astype(np.int8)))
    starts, ends = edges[::2], edges[1::2]
    for place in np.flatnonzero(ends - starts >= least):
        yield int(starts[place]), int(ends[place])
