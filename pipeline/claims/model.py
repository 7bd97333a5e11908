"""The fitted verdict: multinomial logistic regression over the features and products of them."""

from __future__ import annotations

import json
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.claims.claim import VERDICTS
from pipeline.claims.features import NAMES

FILE: Final = Path(__file__).with_name("weights.json")
_CROSSED: Final = ("covered", "in_run", "exact", "half", "lost", "number", "turned", "other_speaker", "name")
_PAIRS: Final = tuple(combinations(_CROSSED, 2))
_LEFT, _RIGHT = (np.array([NAMES.index(pair[side]) for pair in _PAIRS]) for side in (0, 1))
_SQUARED: Final = np.array([NAMES.index(name) for name in ("covered", "in_run", "exact", "half")])
COLUMNS: Final = len(NAMES) + len(_PAIRS) + len(_SQUARED) + 1
Array = npt.NDArray[np.float64]


class Model(NamedTuple):
    """Weights of shape (`COLUMNS`, verdicts)."""

    weights: Array


@cache
def model(path: Path = FILE) -> Model:
    """Load the weights, once per process."""
    stored = json.loads(path.read_text(encoding="utf-8"))
    return Model(np.array(stored["weights"], dtype=np.float64))


def columns(rows: list[list[float]]) -> Array:
    """Return rows of features with products, squares and a one: shape (rows, `COLUMNS`)."""
    plain = np.asarray(rows, dtype=np.float64).reshape(-1, len(NAMES))
    crossed = plain[:, _LEFT] * plain[:, _RIGHT]
    return np.hstack([plain, crossed, plain[:, _SQUARED] ** 2, np.ones((len(plain), 1))])


def chances(rows: list[list[float]], fitted: Model) -> Array:
    """Return the probabilities of `VERDICTS`: shape (rows, 4)."""
    logits = columns(rows) @ fitted.weights
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares: Array = powers / powers.sum(axis=1, keepdims=True)
    assert shares.shape[1] == len(VERDICTS)
    return shares
