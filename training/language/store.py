"""The model file: sorted n-grams as byte planes of their steps; weights coarse, those used most fine."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from pipeline.language.model import FINE_STEP, Alphabet, unpacked

_LEVELS: Final = 16
_ROUNDS: Final = 40
_FINE: Final = 0.16
"""Share of the n-grams, from the best on, whose weights are kept fine."""


def store(path: Path, **alphabets: Alphabet) -> None:
    """Write the model, one prefix an alphabet. Their n-grams come best first."""
    arrays: dict[str, NDArray[Any]] = {}
    for name, alphabet in alphabets.items():
        arrays |= {f"{name}_{key}": value for key, value in packed(alphabet).items()}
    np.savez_compressed(path, allow_pickle=False, **arrays)


def as_alphabet(alphabet: Alphabet) -> Alphabet:
    """Return the alphabet as it will be read from the file, in its order and with its rounded weights."""
    return unpacked(packed(alphabet))


def packed(alphabet: Alphabet) -> dict[str, NDArray[Any]]:
    """Return the arrays of the file."""
    fine = np.arange(len(alphabet.grams)) < _FINE * len(alphabet.grams)
    order = np.argsort(alphabet.grams)
    weights, fine = alphabet.weights[order], fine[order]
    steps = np.diff(alphabet.grams[order], prepend=0)
    planes = {f"grams{byte}": (steps >> (8 * byte) & 255).astype(np.uint8) for byte in range(8)}
    levels = quantise(weights[~fine])
    nearest = np.searchsorted((levels[1:] + levels[:-1]) / 2, weights[~fine]).astype(np.uint8).reshape(-1)
    nearest = np.concatenate((nearest, np.zeros(len(nearest) % 2, np.uint8)))
    return {
        "languages": np.array(" ".join(alphabet.languages)),
        "letters": np.array([alphabet.first, alphabet.last]),
        "fine": np.packbits(fine),
        "fine_weights": np.clip(np.round(weights[fine] / FINE_STEP), -127, 127).astype(np.int8),
        "levels": levels,
        "coarse_weights": nearest[::2] << 4 | nearest[1::2],
        "prior": alphabet.prior,
        "heat": np.array(alphabet.heat, np.float32),
        **{name: plane for name, plane in planes.items() if plane.any()},
    }


def quantise(weights: NDArray[np.float32]) -> NDArray[np.float32]:
    """Sixteen levels with the least squared error (Lloyd 1982), from a sample of the weights."""
    sample = np.sort(weights.reshape(-1)[:: max(1, weights.size // 1_000_000)])
    levels = np.quantile(sample, (np.arange(_LEVELS) + 0.5) / _LEVELS)
    for _ in range(_ROUNDS):
        parts = np.split(sample, np.searchsorted(sample, (levels[1:] + levels[:-1]) / 2))
        levels = np.array(
            [part.mean() if len(part) else level for part, level in zip(parts, levels, strict=True)]
        )
    return levels.astype(np.float32)
