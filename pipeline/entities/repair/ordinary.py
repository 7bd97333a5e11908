"""What ordinary text looks like: how frequent its words are, which stand together, where names stand."""

from __future__ import annotations

import zlib
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

BITS: Final = 22
"""Pairs of words are kept as bits at a 22-bit hash: 512 KiB, one unseen pair in twenty looks familiar."""


class Ordinary(NamedTuple):
    """Counts of one language, folded and in lower case; names are left out."""

    frequency: dict[str, float]
    """Word → decimal logarithm of its count in the text, at least 0.3 (two)."""
    pairs: NDArray[np.uint8]
    """Bits of the pairs that stand side by side, packed."""
    before: dict[str, float]
    """Word → log odds that a name follows, less those of any word."""
    after: dict[str, float]
    """Word → log odds that a name precedes, less those of any word."""


NONE: Final = Ordinary({}, np.zeros(1 << (BITS - 3), dtype=np.uint8), {}, {})


def place(left: str, right: str) -> int:
    """Return the number of the bit of a pair of words."""
    return zlib.crc32(f"{left} {right}".encode()) >> (32 - BITS)


def familiar(left: str, right: str, ordinary: Ordinary) -> bool:
    """Whether ordinary text has these two words side by side."""
    bit = place(left, right)
    return bool(ordinary.pairs[bit >> 3] & (128 >> (bit & 7)))
