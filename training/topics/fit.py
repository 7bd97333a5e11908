"""Fit one linear separator for each topic, and what makes margins probabilities.

Support vector machines on sparse features (Fan et al., "LIBLINEAR", 2008); probabilities in the manner of
Platt (1999) from margins of units that did not train the separator (folds of whole units).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold
from sklearn.svm import LinearSVC

from training.topics.lesson import Lesson

Array = npt.NDArray[np.floating]
Truth = npt.NDArray[np.bool_]

COST: Final = 0.6
"""C of the machines."""
FOLDS: Final = 5


class Separator(NamedTuple):
    """Weights (features, heads) and constants (heads, )."""

    weights: Array
    constant: Array


def separators(data: csr_matrix, truth: Truth) -> Separator:
    """Fit one machine for each column of `truth`; a topic without both sorts of examples is never given."""
    weights, constant = np.zeros((data.shape[1], truth.shape[1])), np.full(truth.shape[1], -1.0)
    for head in range(truth.shape[1]):
        if 0 < truth[:, head].sum() < len(truth):
            machine = LinearSVC(C=COST, random_state=0).fit(data, truth[:, head])
            weights[:, head], constant[head] = machine.coef_[0], machine.intercept_[0]
    return Separator(weights, constant)


def folds(units: int) -> list[npt.NDArray[np.int64]]:
    """Return the units of each fold."""
    return [held for _, held in KFold(FOLDS, shuffle=True, random_state=0).split(np.arange(units))]


def out_of_fold(data: csr_matrix, lesson: Lesson, longer: Sequence[csr_matrix]) -> tuple[Array, list[Array]]:
    """Return margins by machines that did not see the units, in their order, and of `longer` by fold.

    Args:
        data: features of the units (units, features).
        lesson: what machines learn from some of the units.
        longer: features of texts made of the units of each fold, one matrix for each.

    """
    margins: list[Array] = []
    further = []
    for held, made in zip(folds(data.shape[0]), longer, strict=True):
        fitted = separators(*lesson(np.setdiff1d(np.arange(data.shape[0]), held)))
        margins.append(data[held] @ fitted.weights + fitted.constant)
        further.append(made @ fitted.weights + fitted.constant)
    return np.concatenate(margins)[np.argsort(np.concatenate(folds(data.shape[0])))], further


def judgement(views: Array, truth: Truth) -> Array:
    """Fit what makes margins of one kind of topics probabilities: weights of the views, and a constant."""
    flat = views.reshape(-1, views.shape[-1]).astype(np.float64)
    mean, scale = flat.mean(axis=0), flat.std(axis=0) + 1e-6
    line = LogisticRegression(C=1e3, max_iter=1000).fit((flat - mean) / scale, truth.ravel())
    weights = line.coef_[0] / scale
    return np.append(weights, line.intercept_[0] - weights @ mean)


def judged_apart(views: Array, truth: Truth) -> Array:
    """Return probabilities of units whose own views fitted nothing, fold by fold: shape (units, topics)."""
    chances = np.zeros(truth.shape)
    for seen, held in KFold(FOLDS, shuffle=True, random_state=1).split(views):
        weights = judgement(views[seen], truth[seen])
        chances[held] = 1 / (1 + np.exp(-(views[held] @ weights[:-1] + weights[-1])))
    return chances
