"""The trained weights (`python -m training.language` writes them) and how they become probabilities."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

FILE: Final = Path(__file__).with_name("languages.npz")
OTHER: Final = "und"
"""The class of what is in none of the languages."""


class Alphabet(NamedTuple):
    """The languages written in one alphabet, and what speaks for each of them."""

    languages: tuple[str, ...]
    """ISO 639-1; the last is `und`."""

    first: int
    """The alphabet's letters lie between this code point …"""

    last: int
    """… and this one."""

    grams: NDArray[np.int64]
    """Packed n-grams, sorted."""

    weights: NDArray[np.float32]
    """What an n-gram adds to the log likelihood of each language: one row an n-gram."""

    prior: NDArray[np.float32]
    """Log prior of each language."""

    heat: tuple[float, float]
    """Logarithms are divided by `heat[0] * letters ** heat[1]`: n-grams of one text are not independent."""


FINE_STEP: Final = 0.125
"""Unit of the weights that are stored in a byte each."""


@cache
def alphabets() -> tuple[Alphabet, ...]:
    """Load the model: Latin first, then Cyrillic."""
    with np.load(FILE) as stored:
        arrays = dict(stored)
    return tuple(
        unpacked({key[4:]: value for key, value in arrays.items() if key.startswith(f"{name}_")})
        for name in ("lat", "cyr")
    )


def unpacked(stored: Mapping[str, NDArray[Any]]) -> Alphabet:
    """Return the alphabet whose arrays these are; `training.language.store` says how they are packed."""
    languages = tuple(str(stored["languages"]).split())
    planes = [(int(name[5:]), plane) for name, plane in stored.items() if name.startswith("grams")]
    steps = sum(plane.astype(np.int64) << np.int64(8 * byte) for byte, plane in planes)
    grams = np.cumsum(steps)
    fine = np.unpackbits(stored["fine"], count=len(grams)).astype(bool)
    weights = np.empty((len(grams), len(languages)), np.float32)
    weights[fine] = stored["fine_weights"] * np.float32(FINE_STEP)
    weights[~fine] = stored["levels"][_nibbles(stored["coarse_weights"], weights[~fine].size)].reshape(
        -1, len(languages)
    )
    first, last = stored["letters"].tolist()
    heat, growth = stored["heat"].tolist()
    return Alphabet(languages, first, last, grams, weights, stored["prior"], (heat, growth))


def _nibbles(pairs: NDArray[np.uint8], count: int) -> NDArray[np.uint8]:
    """Undo two weights to the byte."""
    return np.stack((pairs >> 4, pairs & 15), axis=-1).reshape(-1)[:count]
