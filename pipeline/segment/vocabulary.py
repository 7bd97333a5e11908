"""What is known of every chunk that was met: looked up once for each, and kept for all texts to come."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pipeline.segment.chunks import SIZES, clip, features
from pipeline.segment.kinds import ODD, OPENS, kind_of
from pipeline.segment.model import SIDES, limits, weights

_MOST: Final = 1_500_000
"""Characters of chunks that are kept; beyond that they are forgotten and begun again."""

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Numbers = NDArray[np.float64]


class Vocabulary:
    """The chunks met so far, each by a number, with their kinds, features and evidence.

    It saves work and never changes an answer. Features are made when they are first asked for: most chunks
    stand in the middle of a sentence.
    """

    def __init__(self, is_german: bool) -> None:
        self._is_german = is_german
        self._forget()

    def _forget(self) -> None:
        self._rows: dict[str, int] = {}
        self._chunks: list[str] = []
        self._characters = 0
        self._kinds = np.zeros(0, np.uint8)
        self._features = np.zeros((0, len(SIZES)), np.int64)
        self._sums = np.zeros((0, len(SIDES)), np.float64)
        self._is_made = np.zeros(0, np.bool_)

    def make_room(self) -> None:
        """Forget everything where it has grown large, the numbers too."""
        if self._characters > _MOST:
            self._forget()

    def rows(self, chunks: Sequence[str]) -> Ints:
        """Return the number of each chunk."""
        rows = list(map(self._rows.get, chunks))
        if None in rows:
            self._learn([chunk for chunk in dict.fromkeys(chunks) if chunk not in self._rows])
            rows = list(map(self._rows.get, chunks))
        return np.array(rows, np.int64)

    def kinds(self, rows: Ints) -> NDArray[np.uint8]:
        """Return what the chunks are; see `kinds`."""
        return self._kinds[rows]

    def features(self, rows: Ints) -> Ints:
        """Return the features of chunks: an axis more than `rows` has."""
        self._make(rows)
        found: Ints = self._features[rows]
        return found

    def evidence(self, side: str, rows: Ints) -> Numbers:
        """Return the evidence for an end that each chunk adds at that one of SIDES."""
        self._make(rows)
        found: Numbers = self._sums[rows, SIDES.index(side)]
        return found

    def _learn(self, new: list[str]) -> None:
        first, last = len(self._chunks), len(self._chunks) + len(new)
        self._rows.update(zip(new, range(first, last), strict=True))
        self._chunks += new
        self._characters += sum(map(len, new))
        if last > len(self._kinds):
            self._grow(max(last, 2 * len(self._kinds)) - len(self._kinds))
        self._kinds[first:last] = list(map(kind_of, new))
        large = np.array([row for row, chunk in enumerate(new, first) if not chunk[:1].islower()], np.int64)
        large = large[self._kinds[large] & ODD == 0]
        self._kinds[large[self.evidence("bare_after", large) > limits()[0]]] |= OPENS

    def _grow(self, more: int) -> None:
        self._kinds = np.pad(self._kinds, (0, more))
        self._features = np.pad(self._features, ((0, more), (0, 0)))
        self._sums = np.pad(self._sums, ((0, more), (0, 0)))
        self._is_made = np.pad(self._is_made, (0, more))

    def _make(self, rows: Ints) -> None:
        new = np.unique(rows[~self._is_made[rows]])
        if not len(new):
            return
        found = np.array(
            [features(clip(self._chunks[row]), self._is_german) for row in new.tolist()], np.int64
        )
        self._features[new] = found
        self._sums[new] = np.stack([_sum(side, found) for side in SIDES], axis=-1)
        self._is_made[new] = True


@cache
def vocabulary(is_german: bool) -> Vocabulary:
    """Return the vocabulary of this process; German writes nouns large, so its chunks are known apart."""
    return Vocabulary(is_german)


def _sum(side: str, found: Ints) -> Numbers:
    """Return the evidence of chunks at one of SIDES."""
    table = weights()
    total = np.zeros(len(found), np.float64)
    for place in range(len(SIZES)):
        column = found[:, place] if place < len(SIZES) - 1 else table["levels"][found[:, place]]
        total += table[f"{side}{place}"][column].astype(np.float64)
    return total
