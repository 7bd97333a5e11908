"""The weights of naming, and the weighing: from a document's numbers to probabilities of its states.

A conditional random field (Lafferty et al. 2001) with steps of two orders. Weights and the curve that makes
its probabilities honest are fitted by `python -m training.speakers.naming` and stand in `weights.npz`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.speakers.naming.chain import (
    NAMED_ROLES,
    STEPS,
    UNNAMED_ROLES,
    Beliefs,
    Chain,
    States,
    beliefs,
    states,
    steps,
)
from pipeline.speakers.naming.pairs import PAIR_WIDTH, Pairs, pair_rows
from pipeline.speakers.naming.people import PERSON_WIDTH, person_rows
from pipeline.speakers.naming.survey import Survey
from pipeline.speakers.naming.turns import TURN_WIDTH, turn_rows

Floats = NDArray[np.float64]

FILE: Final = Path(__file__).parent / "weights.npz"


class Weights(NamedTuple):
    """What each number weighs."""

    turn: Floats
    """[TURN_WIDTH, roles], whoever speaks."""
    unnamed: Floats
    """[TURN_WIDTH], for speakers whom nothing names."""
    person: Floats
    """[PERSON_WIDTH, named roles]."""
    pair: Floats
    """[PAIR_WIDTH]."""
    one_back: Floats
    """[STEPS]."""
    two_back: Floats
    """[STEPS]."""
    worth: Floats
    """[PERSON_WIDTH]: whether a person speaks at all; only orders who is looked at."""


SHAPES: Final = Weights(
    *(
        np.zeros(shape)
        for shape in (
            (TURN_WIDTH, len(UNNAMED_ROLES)),
            (TURN_WIDTH,),
            (PERSON_WIDTH, len(NAMED_ROLES)),
            (PAIR_WIDTH,),
            (STEPS,),
            (STEPS,),
            (PERSON_WIDTH,),
        )
    )
)
"""Weights of nothing, in the right shapes."""


class Model(NamedTuple):
    """Fitted weights, and how raw probabilities of a name are made honest."""

    weights: Weights
    trust: Floats
    """[TRUST_WIDTH]: how far what the chain believes is trusted (`trust`)."""
    raw: Floats
    """Trust at which the curve bends, rising."""
    honest: Floats
    """What they come to."""
    threshold: float
    """Honest probability from which on a name is given."""


class Numbers(NamedTuple):
    """A document in numbers, with the states of its turns."""

    turns: Floats
    people: Floats
    pairs: Pairs
    states: list[States]
    one_back: list[NDArray[np.int64]]
    two_back: list[NDArray[np.int64]]


def numbers(seen: Survey, worth: Floats) -> Numbers:
    """Return a document in numbers; `worth` orders the persons when there are too many."""
    people = person_rows(seen)
    pairs = pair_rows(seen, people @ worth)
    each = [states(persons) for persons in pairs.persons]
    return Numbers(
        turn_rows(seen),
        people,
        pairs,
        each,
        [steps(*two) for two in zip(each, each[1:], strict=False)],
        [steps(*two) for two in zip(each, each[2:], strict=False)],
    )


def pair_scores(given: Numbers, weights: Weights) -> Floats:
    """Return what is said nearby weighs for each turn with each person who may speak in it."""
    values = given.pairs.values * weights.pair[given.pairs.columns]
    return np.asarray(np.bincount(given.pairs.rows, values, minlength=len(given.pairs.evidence)), np.float64)


def emissions(given: Numbers, weights: Weights) -> list[Floats]:
    """Return the logarithm of the weight of each state [turn][state]."""
    roles = given.turns @ weights.turn
    unnamed = roles + (given.turns @ weights.unnamed)[:, None]
    people = given.people @ weights.person
    pairs = pair_scores(given, weights)
    out, first = [], 0
    for turn, persons in enumerate(given.pairs.persons):
        last = first + len(persons)
        named = people[persons] + roles[turn, : len(NAMED_ROLES)] + pairs[first:last, None]
        out.append(np.concatenate([named.ravel(), unnamed[turn]]))
        first = last
    return out


def weighed(given: Numbers, weights: Weights, barred: Sequence[Floats | None] | None = None) -> Beliefs:
    """Return the probabilities of all states of a document; `barred` is added to the states of some turns."""
    rows = emissions(given, weights)
    if barred is not None:
        rows = [row if more is None else row + more for row, more in zip(rows, barred, strict=True)]
    chain = Chain(rows, given.one_back, given.two_back)
    return beliefs(chain, weights.one_back, weights.two_back)


@cache
def model() -> Model:
    """Return the fitted model."""
    with np.load(FILE) as held:
        weights = Weights(*(held[name].astype(np.float64) for name in Weights._fields))
        return Model(weights, held["trust"], held["raw"], held["honest"], float(held["threshold"]))
