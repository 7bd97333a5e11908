"""What stems stand beside: positive pointwise mutual information, cut to few columns.

Levy & Goldberg 2014, "Neural word embedding as implicit matrix factorization"; the cut is by random
projection (Halko, Martinsson & Tropp 2011).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.claims.vectors import FILE
from pipeline.claims.words import spoken
from training.claims.frequencies import texts

FAMILIES: Final = ("en", "de", "sv", "ru")
_STEMS: Final = 10_000
_COLUMNS: Final = 64
_SPARE: Final = 16
"""Columns more than are kept, and how often they are refined."""
_ROUNDS: Final = 4
_WINDOW: Final = 4
_CHARACTERS: Final = 30_000_000
_SMOOTHED: Final = 0.75
_SEED: Final = 5
Array = npt.NDArray[np.float32]


def lines(folder: Path, family: str) -> list[list[str]]:
    """Return the stems of each line, up to millions of characters."""
    found: list[list[str]] = []
    left = _CHARACTERS
    for line in texts(folder, family):
        found.append([word.stem for word in spoken(line, family) if word.value is None])
        left -= len(line)
        if left < 0:
            break
    return found


def vectors(rows: Sequence[Sequence[str]]) -> tuple[list[str], Array]:
    """Return the commonest stems and their vectors of length 1: shape (stems, 64)."""
    counts = Counter(stem for row in rows for stem in row)
    stems = [stem for stem, _ in counts.most_common(_STEMS)]
    number = {stem: place for place, stem in enumerate(stems)}
    beside = _beside(([number.get(stem, -1) for stem in row] for row in rows), len(stems))
    placed = _cut(_information(beside))
    lengths = np.linalg.norm(placed, axis=1, keepdims=True)
    return stems, np.asarray(placed / np.maximum(lengths, 1e-9), dtype=np.float32)


def _beside(rows: Iterable[list[int]], size: int) -> Array:
    counts: Array = np.zeros((size, size), dtype=np.float32)
    for row in rows:
        places = np.array(row, dtype=np.int64)
        for step in range(1, _WINDOW + 1):
            one, other = places[:-step], places[step:]
            known = (one >= 0) & (other >= 0)
            np.add.at(counts, (one[known], other[known]), np.float32(1.0 / step))
    counts += counts.T.copy()
    return counts


def _information(beside: Array) -> Array:
    """Return the positive pointwise mutual information, in place of the counts."""
    rows = beside.sum(axis=1, dtype=np.float64)
    smoothed = rows**_SMOOTHED
    smoothed /= smoothed.sum()
    for place in range(len(beside)):
        expected = np.maximum(rows[place] * smoothed, 1e-12)
        beside[place] = np.log(np.maximum(beside[place] / expected, 1.0))
    return beside


def _cut(information: Array) -> Array:
    random = np.random.default_rng(_SEED)
    spread = random.standard_normal((len(information), _COLUMNS + _SPARE)).astype(np.float32)
    for _ in range(_ROUNDS):
        spread = np.linalg.qr(information.T @ (information @ spread))[0]
    left, sizes, _ = np.linalg.svd(information @ spread, full_matrices=False)
    return np.asarray(left[:, :_COLUMNS] * np.sqrt(sizes[:_COLUMNS]), dtype=np.float32)


def write(folder: Path, file: Path = FILE) -> None:
    """Write the vectors of all families in whole numbers from -127 to 127."""
    stored: dict[str, npt.NDArray[np.str_] | npt.NDArray[np.int8]] = {}
    for family in FAMILIES:
        stems, placed = vectors(lines(folder, family))
        stored[f"{family}_stems"] = np.array("\n".join(stems))
        stored[f"{family}_vectors"] = np.round(placed / np.abs(placed).max() * 127).astype(np.int8)
        print(f"{family}: {len(stems)} stems")
    np.savez_compressed(file, allow_pickle=False, **stored)
