"""The learned parts of repair, read from one file: costs, what ordinary text looks like, the classifier."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.entities.repair.costs import Costs, Floats
from pipeline.entities.repair.ordinary import NONE, Ordinary

FILE: Final = Path(__file__).with_name("model.npz")


class Model(NamedTuple):
    """All that was learned."""

    costs: Costs
    ordinary: dict[str, Ordinary]
    """By language; the classifier was fitted on English."""
    weights: Floats
    """(features + 1,): the last is the bias."""
    threshold: float
    """Least probability of a repair to a name that is given or said in the document."""
    slot_threshold: float
    """The same for a treaty in front of its noun, and for names that are merely related."""


@cache
def model(file: Path = FILE) -> Model:
    """Load the model once per process."""
    with np.load(file) as data:
        costs = Costs(data["joint"], data["alone"], float(data["stop"]))
        ordinary = {
            language: _ordinary(
                data[f"words-{language}"],
                data[f"counts-{language}"],
                data[f"pairs-{language}"],
                data[f"around-{language}"],
                data[f"around-odds-{language}"],
            )
            for language in str(data["languages"]).split()
        }
        return Model(
            costs, ordinary, data["weights"], float(data["threshold"]), float(data["slot_threshold"])
        )


def _ordinary(
    words: NDArray[np.uint8],
    counts: NDArray[np.uint8],
    pairs: NDArray[np.uint8],
    around: NDArray[np.uint8],
    odds: NDArray[np.float32],
) -> Ordinary:
    spelled = words.tobytes().decode().split("\n")
    beside = around.tobytes().decode().split("\n")
    before = dict(zip(beside, odds[0].tolist(), strict=True))
    after = dict(zip(beside, odds[1].tolist(), strict=True))
    return Ordinary(dict(zip(spelled, (counts / 32).tolist(), strict=True)), pairs, before, after)


def ordinary_of(language: str, fitted: Model) -> Ordinary:
    """Return what ordinary text of a language looks like; an empty one where nothing was learned."""
    return fitted.ordinary.get(language, NONE)


def probabilities(rows: Floats, fitted: Model) -> Floats:
    """Return the calibrated probability that each row's repair is right."""
    raw = rows @ fitted.weights[:-1] + fitted.weights[-1]
    chance: Floats = 1.0 / (1.0 + np.exp(-np.clip(raw, -30.0, 30.0)))
    return chance
