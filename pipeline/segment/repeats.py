"""Stutters and loops of recognisers: sentences that only say again what was just said.

A recogniser that has lost the thread writes the same words over and over, within a sentence or through many.
A speaker repeats himself too ("No, no, no."), but not so often and not so long. So what counts is how many
words come back, how often, and at once.

Every loop says some five words again within eighty. Few do so by chance, so these places are looked up first,
for many documents at once, and only what stands around them is searched for loops.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

import numpy as np
from numpy.typing import NDArray

_WORD: Final = re.compile(r"\w+")
_LONGEST: Final = 80
"""Words in the longest round of a loop that is looked for."""

_LEAST_ROUNDS: Final = {1: 6, 2: 4, 3: 3, 4: 3, 5: 3}
"""How often so few words must be said at a stretch to be a loop; more words need be said twice only."""

_TWICE: Final = 2
_MOST: Final = 0.5
_RUN: Final = 5
"""Words in a row that any loop says again at least: a round times the rounds but one."""

_FACTOR: Final = np.uint64(0x9E3779B97F4A7C15)
"""Odd, with its bits well mixed: 2 ** 64 divided by the golden ratio (Knuth, TAOCP 6.4)."""

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


def repeats(sentences: Sequence[str]) -> list[bool]:
    """Return for each sentence of a document, in order, whether most of its words say others again.

    Words are compared without regard to case and punctuation, across the ends of sentences. The first round
    of a loop is no repetition; a sentence without words is none.
    """
    return repeats_of([sentences])


def repeats_of(documents: Sequence[Sequence[str]]) -> list[bool]:
    """Do for the sentences of many documents, one after the other, what `repeats` does for one."""
    words = [_WORD.findall(sentence.casefold()) for sentences in documents for sentence in sentences]
    counts = np.fromiter(map(len, words), np.int64, len(words))
    ends = np.cumsum(counts)
    sizes = [len(sentences) for sentences in documents]
    firsts = np.cumsum([0, *sizes], dtype=np.int64)[:-1]
    again = _said_again(list(chain.from_iterable(words)), np.append(0, ends)[firsts])
    sums = np.concatenate([[0], np.cumsum(again)])
    most: list[bool] = ((counts > 0) & (sums[ends] - sums[ends - counts] > _MOST * counts)).tolist()
    return most


def _said_again(words: list[str], borders: Ints) -> Bools:
    """Which words lie in a loop, after its first round; no loop goes on over a border, in order from 0."""
    numbers = {word: number for number, word in enumerate(dict.fromkeys(words))}
    stream = np.fromiter(map(numbers.__getitem__, words), np.int64, len(words))
    # A number that comes once ends every loop.
    stream = np.insert(stream, borders, -1 - np.arange(len(borders)))
    places = np.flatnonzero(_around(_echoes(stream), len(stream)))
    near = stream[places]
    is_first = np.diff(places, prepend=-2) > 1
    near[is_first] = -1 - len(borders) - np.arange(np.count_nonzero(is_first))
    again = np.zeros(len(stream), np.bool_)
    again[places] = _looped(near)
    return np.delete(again, borders + np.arange(len(borders)))


def _echoes(stream: Ints) -> Ints:
    """Return where _RUN words begin that were said within _LONGEST words before, and perhaps a few others."""
    count = max(0, len(stream) - _RUN + 1)
    hashes = np.zeros(count, np.uint64)
    for at in range(_RUN):
        hashes = (hashes ^ stream[at : at + count].astype(np.uint64)) * _FACTOR
        hashes ^= hashes >> np.uint64(29)
    # The place takes the lowest bits, so that one sort brings like runs together, in order.
    bits = np.uint64(count.bit_length())
    keys = np.sort((hashes >> bits << bits) | np.arange(count, dtype=np.uint64))
    is_echo = (keys[1:] >> bits == keys[:-1] >> bits) & (keys[1:] - keys[:-1] <= _LONGEST)
    echoes: Ints = (keys[1:][is_echo] & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.int64)
    return echoes


def _around(echoes: Ints, count: int) -> Bools:
    """Which of so many words lie in a loop that an echo may belong to, or one before it."""
    edges = np.zeros(count + 1, np.int64)
    np.add.at(edges, np.maximum(echoes - _LONGEST - 1, 0), 1)
    np.add.at(edges, echoes + _RUN, -1)
    is_near: Bools = np.cumsum(edges)[:-1] > 0
    return is_near


def _looped(stream: Ints) -> Bools:
    """Which words lie in a loop, after its first round."""
    again = np.zeros(len(stream), np.bool_)
    for size in range(1, min(_LONGEST, len(stream) // _TWICE) + 1):
        least = size * (_LEAST_ROUNDS.get(size, _TWICE) - 1)
        for start, end in _runs(stream[size:] == stream[:-size], least):
            again[start + size : end + size] = True
    return again


def _runs(same: Bools, least: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of at least `least` true values in a row."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], same, [False]]).astype(np.int8)))
    starts, ends = edges[::2], edges[1::2]
    for place in np.flatnonzero(ends - starts >= least):
        yield int(starts[place]), int(ends[place])
