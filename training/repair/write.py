"""Writes the model file of `pipeline.entities.repair`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipeline.entities.repair.model import Model


def write(fitted: Model, file: Path) -> None:
    """Write all that was learned as one compressed archive, the same bytes for the same content."""
    arrays: dict[str, NDArray[np.generic]] = {
        "joint": fitted.costs.joint,
        "alone": fitted.costs.alone,
        "stop": np.array(fitted.costs.stop),
        "weights": fitted.weights,
        "threshold": np.array(fitted.threshold),
        "slot_threshold": np.array(fitted.slot_threshold),
        "languages": np.array(" ".join(fitted.ordinary)),
    }
    for language, ordinary in fitted.ordinary.items():
        beside = sorted(ordinary.before.keys() | ordinary.after.keys())
        odds = [[side.get(word, 0.0) for word in beside] for side in (ordinary.before, ordinary.after)]
        counts = [min(round(count * 32), 255) for count in ordinary.frequency.values()]
        arrays[f"words-{language}"] = _bytes(ordinary.frequency)
        arrays[f"counts-{language}"] = np.array(counts, dtype=np.uint8)
        arrays[f"pairs-{language}"] = ordinary.pairs
        arrays[f"around-{language}"] = _bytes(beside)
        arrays[f"around-odds-{language}"] = np.array(odds, dtype=np.float32)
    np.savez_compressed(file, allow_pickle=False, **arrays)


def _bytes(words: Iterable[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(words).encode(), dtype=np.uint8)
