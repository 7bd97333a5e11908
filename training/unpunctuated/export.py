"""The trained weights as the file that ships: whole numbers of eight bits, one scale per row or column."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Weights = Mapping[str, NDArray[np.float32]]
_DIRECTIONS: Final = {"forward": "", "backward": "_reverse"}


def save(weights: Weights, path: Path) -> None:
    """Write the weights of `training.unpunctuated.network.Tagger`, by their names there, to an .npz file."""
    out: dict[str, NDArray[Any]] = {}
    out["table"], out["table.scale"] = _whole(weights["table.weight"][:-1], axis=1)
    for layer in (0, 1):
        for direction, suffix in _DIRECTIONS.items():
            name = f"layer{layer}.{direction}"
            for what, source in (("input", "ih"), ("state", "hh")):
                matrix = weights[f"layer{layer}.weight_{source}_l0{suffix}"].T
                out[f"{name}.{what}"], out[f"{name}.{what}.scale"] = _whole(matrix, axis=0)
            biases = (weights[f"layer{layer}.bias_{source}_l0{suffix}"] for source in ("ih", "hh"))
            out[f"{name}.bias"] = sum(biases, np.zeros(1, np.float32))
    out["output"], out["output.bias"] = weights["output.weight"].T.copy(), weights["output.bias"]
    beside = path.with_name(f"{path.stem}.new.npz")
    np.savez_compressed(beside, allow_pickle=False, **out)
    beside.replace(path)


def _whole(matrix: NDArray[np.float32], axis: int) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    """Return whole numbers from -127 to 127 and what to multiply them by, along an axis."""
    scale = np.maximum(np.abs(matrix).max(axis=axis, keepdims=True) / 127, 1e-6).astype(np.float16)
    return np.clip(np.rint(matrix / scale.astype(np.float32)), -127, 127).astype(np.int8), scale
