"""Fits the weights: the greatest likelihood of the true states, with weights near what is expected preferred.

Gradients are expectations (Lafferty et al. 2001) under the weights with and without knowledge of the truth;
the search is L-BFGS, which gives the same weights every time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, minimize

from pipeline.speakers.naming.chain import NAMED_ROLES, STEPS, Chain, beliefs
from pipeline.speakers.naming.model import SHAPES, Weights, emissions, weighed
from pipeline.speakers.naming.pairs import PAIR_WIDTH, column_of, columns_of
from pipeline.speakers.naming.standing import (
    ASKED,
    CALLED,
    FLOOR,
    GREETED,
    OPENS,
    SAYS,
    SELF,
    SPOKEN_OF,
    SPOKEN_TO,
    THANKED,
    TITLED,
)
from training.speakers.naming.truth import Lesson

Floats = NDArray[np.float64]

PENALTIES: Final = (10.0, 10.0, 10.0, 1.5, 2.0, 2.0, 1.0)
"""What the squares of the weights cost, by kind of weight as in `Weights`."""
ROUNDS: Final = 40


def _expected() -> Weights:
    """What weights are before anything is seen: nobody addresses himself, who is asked answers."""
    pair = np.zeros(PAIR_WIDTH)
    for (step, kind), weight in _KNOWN.items():
        pair[column_of(step, kind)] = weight
    return SHAPES._replace(pair=pair)


_KNOWN: Final = {
    (0, THANKED): -2.0,
    (0, GREETED): -2.0,
    (0, ASKED): -2.0,
    (0, SPOKEN_TO): -1.5,
    (0, FLOOR): -1.5,
    (0, CALLED): -1.0,
    (0, TITLED): -1.0,
    (0, SPOKEN_OF): -0.5,
    (0, SELF): 2.0,
    (0, OPENS): 2.0,
    (0, SAYS): 4.0,
    (-1, SAYS): -1.0,
    (1, SAYS): -0.5,
    (-1, FLOOR): 1.5,
    (-1, ASKED): 1.5,
    (1, THANKED): 1.5,
}
EXPECTED: Final = _expected()

_NEVER_MORE: Final = (
    *((0, kind) for kind in (THANKED, GREETED, ASKED, SPOKEN_TO, FLOOR, CALLED, TITLED, SPOKEN_OF)),
    (-1, SAYS),
    (1, SAYS),
)
"""Ways of naming that never speak for a person, whatever a few documents say: nobody thanks himself."""
_NEVER_LESS: Final = ((0, SAYS), (0, SELF), (0, OPENS), (-1, FLOOR), (-1, ASKED), (1, THANKED))
"""Ways of naming that never speak against a person."""


def _bounds() -> Bounds:
    """The least and the greatest value of each weight."""
    least, most = np.full(PAIR_WIDTH, -np.inf), np.full(PAIR_WIDTH, np.inf)
    for step, kind in _NEVER_MORE:
        most[columns_of(step, kind)] = 0.0
    for step, kind in _NEVER_LESS:
        least[columns_of(step, kind)] = 0.0
    ends = [
        SHAPES._replace(**{name: np.full(part.shape, end) for name, part in SHAPES._asdict().items()})
        for end in (-np.inf, np.inf)
    ]
    low, high = (packed(one._replace(pair=pair)) for one, pair in zip(ends, (least, most), strict=True))
    return Bounds(low, high)


def fit(
    lessons: Sequence[Lesson], worth: Floats, penalty: Sequence[float] = PENALTIES, rounds: int = ROUNDS
) -> Weights:
    """Return the weights; `worth` is that with which the lessons were made."""
    truths = [_Narrow(one) for one in lessons]
    penalties = packed(
        Weights(*(np.full(part.shape, size) for part, size in zip(SHAPES, penalty, strict=True)))
    )

    expected = packed(EXPECTED)

    def objective(flat: Floats) -> tuple[float, Floats]:
        weights = unpacked(flat)
        off = flat - expected
        total, slope = 0.5 * float(penalties @ off**2), penalties * off
        for one, truth in zip(lessons, truths, strict=True):
            value, gradient = _of(one, truth, weights)
            total += one.weight * value
            slope = slope + one.weight * packed(gradient)
        return total, slope

    found = minimize(
        objective,
        expected,
        jac=True,
        method="L-BFGS-B",
        bounds=_bounds(),
        options={"maxiter": rounds, "maxcor": 20},
    )
    return unpacked(found.x)._replace(worth=worth)


def fit_worth(rows: Floats, turns: Floats, penalty: float = 1.0) -> Floats:
    """Return weights that tell from a person's numbers how often he speaks (ridge regression on logs)."""
    square = rows.T @ rows + penalty * np.eye(rows.shape[1])
    return np.asarray(np.linalg.solve(square, rows.T @ np.log1p(turns)))


def packed(weights: Weights) -> Floats:
    """Return all weights in one row."""
    return np.concatenate([part.ravel() for part in weights])


def unpacked(flat: Floats) -> Weights:
    """Return the weights of a row."""
    parts, first = [], 0
    for shape in SHAPES:
        parts.append(flat[first : first + shape.size].reshape(shape.shape))
        first += shape.size
    return Weights(*parts)


class _Narrow:
    """The true states of a document alone: where they are among all states, and the steps between them."""

    def __init__(self, one: Lesson) -> None:
        self.places = [np.flatnonzero(row) for row in one.allowed]
        self.one_back = [
            steps[np.ix_(*two)]
            for steps, two in zip(
                one.given.one_back, zip(self.places, self.places[1:], strict=False), strict=True
            )
        ]
        self.two_back = [
            steps[np.ix_(*two)]
            for steps, two in zip(
                one.given.two_back, zip(self.places, self.places[2:], strict=False), strict=True
            )
        ]


def _of(one: Lesson, truth: _Narrow, weights: Weights) -> tuple[float, Weights]:
    """The negative log-likelihood of a document and its slope."""
    free = weighed(one.given, weights)
    rows = [row[places] for row, places in zip(emissions(one.given, weights), truth.places, strict=True)]
    tied = beliefs(Chain(rows, truth.one_back, truth.two_back), weights.one_back, weights.two_back)
    given = one.given
    differ = [row.copy() for row in free.states]
    for row, places, own in zip(differ, truth.places, tied.states, strict=True):
        row[places] -= own
    return free.log_sum - tied.log_sum, Weights(
        *_slopes(one, differ, weights),
        _counted(given.one_back, free.one_back) - _counted(truth.one_back, tied.one_back),
        _counted(given.two_back, free.two_back) - _counted(truth.two_back, tied.two_back),
        np.zeros_like(weights.worth),
    )


def _counted(kinds: Sequence[NDArray[np.int64]], shares: Sequence[Floats]) -> Floats:
    out = np.zeros(STEPS)
    for kind, share in zip(kinds, shares, strict=True):
        out += np.bincount(kind.ravel(), share.ravel(), minlength=STEPS)
    return out


def _slopes(one: Lesson, differ: Sequence[Floats], weights: Weights) -> tuple[Floats, Floats, Floats, Floats]:
    given, width = one.given, len(NAMED_ROLES)
    sizes = [len(persons) for persons in given.pairs.persons]
    named = [row[: size * width].reshape(size, width) for row, size in zip(differ, sizes, strict=True)]
    unnamed = np.stack([row[size * width :] for row, size in zip(differ, sizes, strict=True)])
    roles = unnamed.copy()
    roles[:, :width] += np.stack([part.sum(0) for part in named])
    flat = np.concatenate(named) if named else np.zeros((0, width))
    who = np.array([person for persons in given.pairs.persons for person in persons], np.int64)
    people = np.zeros((len(given.people), width))
    np.add.at(people, who, flat)
    per_pair = flat.sum(1)
    pair = np.bincount(
        given.pairs.columns, given.pairs.values * per_pair[given.pairs.rows], minlength=len(weights.pair)
    )
    unnamed_slope: Floats = given.turns.T @ unnamed.sum(1)
    return given.turns.T @ roles, unnamed_slope, given.people.T @ people, np.asarray(pair, np.float64)
