"""How alike words are in what they stand beside: small static vectors, where a language has them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

FILE: Final = Path(__file__).with_name("vectors.npz")
Array = npt.NDArray[np.float32]


class Vectors(NamedTuple):
    """Row of each stem, and the vectors of length 1: shape (stems, 64)."""

    row: dict[str, int]
    placed: Array


@cache
def vectors(family: str | None, file: Path = FILE) -> Vectors | None:
    """Load the vectors of a family of languages, once per process; null where there are none."""
    if not file.is_file():
        return None
    with np.load(file) as stored:
        if f"{family}_stems" not in stored:
            return None
        stems = str(stored[f"{family}_stems"]).split("\n")
        placed = stored[f"{family}_vectors"].astype(np.float32)
    lengths = np.linalg.norm(placed, axis=1, keepdims=True)
    return Vectors({stem: row for row, stem in enumerate(stems)}, placed / np.maximum(lengths, 1e-9))


def alike(claim: Sequence[str], said: Sequence[str], family: str | None) -> Array:
    """Return how alike each two stems are, from 0 to 1: shape (claim, said); 0 where one has no vector."""
    known = vectors(family)
    found: Array = np.zeros((len(claim), len(said)), dtype=np.float32)
    if known is None:
        return found
    left = [place for place, stem in enumerate(claim) if stem in known.row]
    right = [place for place, stem in enumerate(said) if stem in known.row]
    if left and right:
        one = known.placed[[known.row[claim[place]] for place in left]]
        other = known.placed[[known.row[said[place]] for place in right]]
        found[np.ix_(left, right)] = np.maximum(one @ other.T, 0.0)
    return found


def meaning(stems: Sequence[str], weights: Sequence[float], family: str | None) -> Array | None:
    """Return the weighted mean vector of stems, of length 1; null where none has one."""
    known = vectors(family)
    rows = (
        [(known.row[stem], weight) for stem, weight in zip(stems, weights, strict=True) if stem in known.row]
        if known
        else []
    )
    if known is None or not rows:
        return None
    mean = sum(known.placed[row] * weight for row, weight in rows)
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), dtype=np.float32)
