"""Character n-grams of words, packed into integers, with the ends of the word as symbols of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

LONGEST: Final = 5
"""Symbols of the longest n-gram. Five of twelve bits fit in an integer."""

BITS: Final = 12
START: Final = 1
"""The symbol before the first letter."""
END: Final = 2
"""The symbol after the last letter."""
_LAST: Final = (1 << BITS) - 1


def grams(words: Sequence[str]) -> Iterator[tuple[Ints, Ints]]:
    """Yield for each length, one symbol to five, the n-grams of all words and the numbers of their words.

    An n-gram is packed twelve bits a symbol, so no two of different length are equal; the start alone
    is none. Letters from U+0FFF on share a symbol: neither Latin nor Cyrillic is written with them.
    """
    symbols, ends = _symbols(words)
    sizes = np.diff(ends, prepend=0)
    left = np.repeat(ends, sizes) - np.arange(len(symbols))
    word = np.repeat(np.arange(len(words)), sizes)
    packed = np.zeros(len(symbols), np.int64)
    for length in range(1, min(LONGEST, len(symbols)) + 1):
        packed <<= BITS
        packed[: len(symbols) - length + 1] |= symbols[length - 1 :]
        whole = (left >= length) & (packed != START)
        yield packed[whole], word[whole]


def _symbols(words: Sequence[str]) -> tuple[Ints, Ints]:
    """Symbols of all words one after the other, and where each word ends."""
    ends = np.cumsum(np.fromiter(map(len, words), np.int64, len(words)) + 2)
    letters = np.frombuffer("".join(words).encode("utf-32-le", "surrogatepass"), np.uint32)
    symbols = np.zeros(ends[-1] if len(ends) else 0, np.int64)
    inner = np.ones(len(symbols), bool)
    symbols[ends - 1], inner[ends - 1] = END, False
    starts = np.concatenate(([0], ends[:-1])).astype(np.int64)
    symbols[starts], inner[starts] = START, False
    symbols[inner] = np.minimum(letters.astype(np.int64), _LAST)
    return symbols, ends
