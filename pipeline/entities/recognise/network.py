"""The network at work: whole numbers in int8, run by ONNX Runtime on one core.

A word's vector is the mean of its pieces' rows and does not depend on its context; each word is looked up
once per process. What does depend on context is one ONNX graph with int8 weights. It reads one window at a
time: its scales follow what it reads, so windows read together would change each other's scores.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from pipeline.entities.recognise.words import pieces

FOLDER: Final = Path(__file__).parent / "model"
_GROWTH: Final = 1 << 14
_MOST_WORDS: Final = 1 << 17

Floats = NDArray[np.float32]


class Network:
    """The table of pieces and the graph."""

    def __init__(self, folder: Path) -> None:
        import onnxruntime

        stored = np.load(folder / "table.npz")
        self._table: NDArray[np.int8] = stored["table"]
        self._scale: Floats = stored["scale"]
        self._numbers: dict[str, int] = {}
        self._vectors: Floats = np.zeros((_GROWTH, self._table.shape[1]), np.float32)
        self.settings: dict[str, Any] = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # a worker is one core
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(
            str(folder / "network.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def number(self, lower: str) -> int:
        """Return the number of a word in lower case, for `scores`; good until `forget_many`."""
        found = self._numbers.get(lower)
        if found is None:
            found = self._numbers[lower] = len(self._numbers)
            if found == len(self._vectors):
                self._vectors = np.concatenate([self._vectors, np.zeros_like(self._vectors)])
            rows = pieces(lower)
            self._vectors[found] = (self._table[rows] * self._scale[rows]).mean(0)
        return found

    def forget_many(self) -> bool:
        """Forget all numbers where they have grown too many; say whether they were."""
        if len(self._numbers) < _MOST_WORDS:
            return False
        self._numbers.clear()
        return True

    def scores(self, numbers: list[int], shapes: list[int], flags: Floats, language: int) -> Floats:
        """Return log probabilities [words, tags] of the words of one window; `flags` is [words, flags]."""
        given = {
            "vectors": self._vectors[numbers],
            "shapes": np.array(shapes, np.int64),
            "flags": flags,
            "language": np.array([language], np.int64),
        }
        out: Floats = self._session.run(None, given)[0]
        return out
