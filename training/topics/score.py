"""How right topics are: what the benchmark and the training print."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.topics.judge import assigned

Array = npt.NDArray[np.floating]
Truth = npt.NDArray[np.bool_]
BINS = 10


class Figures(NamedTuple):
    """Macro-F1 over the units that got a topic, and over all (an abstention finds nothing).

    `coverage` is the share of topical units that got one, `silence` that of the others that got none; `error`
    is the expected calibration error (Guo et al. 2017), with ten bins of equal width, of the scores of each
    unit's best candidate and of all that were assigned beside it.
    """

    covered: float
    all: float
    coverage: float
    silence: float
    error: float


def figures(chances: Array, truth: Truth, first: float) -> Figures:
    """Score probabilities of shape (units, topics) against the truth, as `decide` assigns from `first` on."""
    given = assigned(chances, first)
    has: Truth = np.asarray(given.any(axis=1))
    is_topical: Truth = np.asarray(truth.any(axis=1))
    shown: Truth = given.copy()
    shown[np.arange(len(shown)), chances.argmax(axis=1)] = True
    return Figures(
        macro_f1(given[has], truth[has]),
        macro_f1(given, truth),
        _share(has[is_topical]),
        _share(~has[~is_topical]),
        calibration_error(chances[shown], truth[shown]),
    )


def macro_f1(given: Truth, truth: Truth) -> float:
    """Return the mean F1 of the topics that occur in the truth."""
    occurs = truth.any(axis=0)
    right = (given & truth).sum(axis=0)
    whole = given.sum(axis=0) + truth.sum(axis=0)
    return float(np.mean((2 * right / np.maximum(whole, 1))[occurs]))


def calibration_error(chances: Array, truth: Truth) -> float:
    """Return the mean distance between score and share of right ones, weighed by the bins' sizes."""
    bins: npt.NDArray[np.int64] = np.minimum((chances * BINS).astype(np.int64), BINS - 1)
    gap = np.bincount(bins, weights=chances - truth, minlength=BINS)
    return float(np.abs(gap).sum() / len(chances))


def _share(flags: Truth) -> float:
    return float(flags.mean()) if len(flags) else float("nan")
