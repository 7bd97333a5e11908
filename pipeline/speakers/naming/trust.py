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

_PLAIN: Final = 37
TRUST_WIDTH: Final = _PLAIN + 28
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


def trust_rows(given: Numbers, states: Sequence[Floats], weights: Weights) -> Floats:
    """Return the numbers of each turn with each person who may speak in it [pair, TRUST_WIDTH].

    `states` are the probabilities of the states of each turn.
    """
    raw = person_beliefs(given, states)
    if not sum(map(len, raw)):
        return np.zeros((0, TRUST_WIDTH))
    plain = _plain(given, raw, weights)
    return np.concatenate([plain, _context(given, states, raw, plain)], axis=1)


def _plain(given: Numbers, raw: Sequence[Floats], weights: Weights) -> Floats:
    """What is believed and said of each pair, of its rivals and of its neighbours."""
    count = sum(map(len, raw))
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


_MOST_AT, _SCORE_AT = 7, 5
_TELLING: Final = 1.0
"""Weight from which on what is said counts as a cue."""
_ANSWERS: Final = [0, 1]
"""Roles of those who answer: principal and host."""


def _context(given: Numbers, states: Sequence[Floats], raw: Sequence[Floats], plain: Floats) -> Floats:
    """How well the document is cued, who answers in it, and where the person was last and is next told."""
    count, width = len(raw), len(NAMED_ROLES)
    turns = np.repeat(np.arange(count), [len(row) for row in raw])
    persons = np.array([person for several in given.pairs.persons for person in several], np.int64)
    named = np.concatenate(
        [row[: len(own) * width].reshape(-1, width) for row, own in zip(states, raw, strict=True)]
    )
    unnamed = np.stack([row[len(own) * width :] for row, own in zip(states, raw, strict=True)])
    roles = unnamed.copy()
    np.add.at(roles[:, :width], turns, named)
    answers = named[:, _ANSWERS].sum(1)
    mass = np.bincount(persons, answers, minlength=len(given.people))
    sole = (mass / (mass.sum() + unnamed[:, _ANSWERS].sum() + 1.0))[persons]
    only = (mass / (mass.sum() + 0.1))[persons]
    asking = roles[:, _ANSWERS].sum(1)[turns]
    logit, most = plain[:, 1], plain[:, _MOST_AT]
    told = most > _TELLING
    cued = np.zeros(count)
    np.maximum.at(cued, turns, told.astype(float))
    share = np.full(len(turns), cued.mean())
    before, after, belief = _nearest(turns, persons, told, plain[:, 2])
    asks = np.full(len(turns), given.turns[:, 6].mean())
    best = np.array([row.max(initial=0.0) for row in raw]).mean()
    length, people = given.turns[turns, 1], given.people[persons]
    columns = [
        share,
        share * logit,
        sole,
        sole * asking,
        sole * logit,
        only,
        only * asking,
        only * asking * logit,
        asking,
        asking * logit,
        roles[turns, 2],
        roles[turns, 3],
        roles[turns, 2] * logit,
        roles[turns, 3] * logit,
        before,
        after,
        before * logit,
        belief,
        belief * logit,
        asks,
        asks * logit,
        best * logit,
        told.astype(float),
        told * logit,
        length * asking * sole,
        people[:, 35],
        people[:, 37],
        people[:, 38],
    ]
    return np.stack(columns, axis=1)


def _nearest(
    turns: NDArray[np.int64], persons: NDArray[np.int64], told: NDArray[np.bool_], flat: Floats
) -> tuple[Floats, Floats, Floats]:
    """Nearness of the last and the next turn in which a person is told, and his mean belief in such turns.

    Nearness is 1 in the turn itself and 0 where there is none.
    """
    before, after, belief = (np.zeros(len(turns)) for _ in range(3))
    for person in np.unique(persons):
        own = np.flatnonzero(persons == person)
        hits = turns[own][told[own]]
        if len(hits):
            place = np.searchsorted(hits, turns[own], side="right") - 1
            last = np.where(place >= 0, turns[own] - hits[np.maximum(place, 0)], len(turns))
            place = np.minimum(np.searchsorted(hits, turns[own]), len(hits) - 1)
            gap = hits[place] - turns[own]
            before[own] = np.where(last < len(turns), 1 / (1 + last), 0.0)
            after[own] = np.where(gap >= 0, 1 / (1 + np.maximum(gap, 0)), 0.0)
            belief[own] = flat[own][told[own]].mean()
    return before, after, belief


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


def exclusive(scores: Floats, sizes: Sequence[int]) -> Floats:
    """Return scores of persons, turn by turn (`sizes` of them), that sum to one at most: only one speaks."""
    edges = np.cumsum(sizes)[:-1]
    parts = [part / max(1.0, float(part.sum())) for part in np.split(scores, edges)]
    return np.concatenate(parts) if parts else scores
