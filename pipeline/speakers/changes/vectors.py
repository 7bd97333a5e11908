"""Rows of words met so far, with the vectors that the recogniser of names has for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pipeline.entities.recognise.network import FOLDER
from pipeline.entities.recognise.words import pieces
from pipeline.speakers.changes.words import WIDTH

FILE: Final = FOLDER / "table.npz"
_MOST: Final = 1 << 17
_GROWTH: Final = 1 << 13


class Vectors:
    """A row for every word met; row 0 is no word. A word's vector is the mean of its pieces'."""

    def __init__(self) -> None:
        stored = np.load(FILE)
        self._pieces, self._scale = stored["table"], stored["scale"]
        self._made = np.zeros((_GROWTH, self._pieces.shape[1]), np.float32)
        self.words: list[str] = [""]
        self._rows: dict[str, int] = {"": 0}

    def rows(self, forms: Sequence[Sequence[str]]) -> NDArray[np.int64]:
        """Return the rows [sentences, WIDTH] of words in lower case."""
        out = np.zeros((len(forms), WIDTH), np.int64)
        for place, own in enumerate(forms):
            out[place, : len(own)] = [self._rows.get(word) or self._add(word) for word in own]
        return out

    def since(self, row: int) -> NDArray[np.float32]:
        """Return the vectors of all words from a row on."""
        return self._made[row : len(self.words)]

    def forget_many(self) -> bool:
        """Forget all words where they have grown too many; say whether they were."""
        if len(self.words) < _MOST:
            return False
        self.words, self._rows = [""], {"": 0}
        return True

    def _add(self, word: str) -> int:
        row = self._rows[word] = len(self.words)
        self.words.append(word)
        if row == len(self._made):
            self._made = np.concatenate([self._made, np.zeros_like(self._made)])
        own = pieces(word)
        self._made[row] = (self._pieces[own] * self._scale[own]).mean(0)
        return row
