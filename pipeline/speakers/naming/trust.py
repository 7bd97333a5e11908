"""How far a name is to be trusted: what the chain believes, weighed by what that belief rests on.

A chain is too sure where nothing is said nearby: it hands one early clue from turn to turn. So its beliefs
are weighed once more, turn by turn, with the evidence at hand and the rivals (stacking, Wolpert 1992).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pipeline.speakers.naming.chain import NAMED_ROLES
from pipeline.speakers.naming.model import Numbers, Weights, pair_scores

Floats = NDArray[np.float64]

TRUST_WIDTH: Final = 37
LEAST: Final = 0.01
"""Raw probability up to which a person is next to impossible, and is not weighed again."""
_MOST: Final = 7.0
_ACTIVE: Final = 0.5
_SPARSE: Final = 1e-3


def person_beliefs(given: Numbers, states: Sequence[Floats]) -> list[Floats]:
    """Return for each turn the raw probability of each person who may speak in it."""
    return [
        row[: len(persons) * len(NAMED_ROLES)].reshape(-1, len(NAMED_ROLES)).sum(1)
        for row, persons in zip(states, given.pairs.persons, strict=True)
    ]


def trust_rows(given: Numbers, raw: Sequence[Floats], weights: Weights) -> Floats:
    """Return the numbers of each turn with each person who may speak in it [pair, TRUST_WIDTH]."""
    count = sum(map(len, raw))
    if not count:
        return np.zeros((0, TRUST_WIDTH))
    turns = np.repeat(np.arange(len(raw)), [len(row) for row in raw])
    persons = np.array([person for several in given.pairs.persons for person in several], np.int64)
    flat = np.concatenate(list(raw))
    table = np.zeros((len(raw) + 4, len(given.people)))
    table[turns + 2, persons] = flat
    mass = table.sum(0)
    unnamed = 1 - np.array([row.sum() for row in raw])
    tops = np.array([row.max(initial=0.0) for row in raw])
    scores = pair_scores(given, weights)
    helps, most = _evidence(given, weights, count, 1.0)
    hurts, worst = _evidence(given, weights, count, -1.0)
    against = _rivals(_split(most, raw))
    logit = _logit(flat)
    people, shape = given.people[persons], given.turns[turns]
    bare = (most < _SPARSE).astype(float)
    columns = [
        np.ones(count),
        logit,
        flat,
        _rivals(raw),
        unnamed[turns],
        np.clip(scores, -_MOST, _MOST) / _MOST,
        np.clip(scores - _rivals(_split(scores, raw)), -_MOST, _MOST) / _MOST,
        most,
        np.minimum(helps, _MOST) / _MOST,
        np.minimum(hurts, _MOST) / _MOST,
        worst,
        against,
        against * logit,
        bare,
        bare * logit,
        shape[:, 1],
        shape[:, 1] * logit,
        table[turns, persons],
        table[turns + 4, persons],
        (mass[persons] - flat) / max(len(raw), 1),
        table.max(0)[persons],
        np.full(count, np.log1p((mass > _ACTIVE).sum())),
        np.full(count, tops.mean()),
        np.full(count, np.log1p(len(raw)) / 5),
        people[:, 1],
        people[:, 2],
        people[:, 22],
        people[:, 6],
        people[:, 17],
        people[:, 20],
        people[:, 27],
        people[:, 30],
        people[:, 32],
        np.full(count, unnamed.mean()),
        shape[:, 10],
        shape[:, 7],
        (table[turns + 1, persons] + table[turns + 3, persons]),
    ]
    return np.stack(columns, axis=1)


def trusted(rows: Floats, weights: Floats) -> Floats:
    """Return the probability of each row."""
    return np.asarray(1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30))))


def _split(flat: Floats, like: Sequence[Floats]) -> list[Floats]:
    return np.split(flat, np.cumsum([len(row) for row in like])[:-1])


def _rivals(rows: Sequence[Floats]) -> Floats:
    """The greatest number of another person of the turn; 0 where there is none."""
    out = []
    for row in rows:
        if len(row) < 2:
            out.append(np.zeros(len(row)))
            continue
        order = np.argsort(-row, kind="stable")
        best = np.full(len(row), row[order[0]])
        best[order[0]] = row[order[1]]
        out.append(best)
    return np.concatenate(out)


def _evidence(given: Numbers, weights: Weights, count: int, sign: float) -> tuple[Floats, Floats]:
    """Sum and maximum of what speaks for each pair (sign 1) or against it (-1)."""
    values = sign * given.pairs.values * weights.pair[given.pairs.columns]
    good = np.maximum(values, 0.0)
    helps = np.asarray(np.bincount(given.pairs.rows, good, minlength=count), np.float64)
    most = np.zeros(count)
    np.maximum.at(most, given.pairs.rows, good)
    return helps, most


def _logit(chance: Floats) -> Floats:
    clipped = np.clip(chance, 1e-4, 1 - 1e-4)
    return np.asarray(np.log(clipped / (1 - clipped)))
