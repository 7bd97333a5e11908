"""A chain of states in which each looks back two: forward–backward in pairs (Rabiner 1989; He 1988).

A state of a turn is a person in a role, or an unnamed speaker in a role. A step weighs the role after the
role before, and the state after the one before that, so that who was asked answers and who asks asks on.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

NAMED_ROLES: Final = ("principal", "host", "journalist", "moderator")
UNNAMED_ROLES: Final = ("principal", "host", "journalist", "moderator", "announcer")
SORTS: Final = len(NAMED_ROLES) + len(UNNAMED_ROLES)
"""Sorts of states: named in each role, then unnamed in each."""
STEPS: Final = SORTS * SORTS + len(NAMED_ROLES) ** 2
"""Sorts of steps: between different speakers by their sorts, then from a person to himself by his roles."""
_NOBODY: Final = -1


class States(NamedTuple):
    """The states of a turn: person (-1 for unnamed) and sort of each."""

    persons: Numbers
    sorts: Numbers


def states(persons: Sequence[int]) -> States:
    """Return the states of a turn in which these persons may speak."""
    named, roles = len(persons), len(NAMED_ROLES)
    who = np.repeat(np.array(persons, np.int64), roles)
    unnamed = np.full(len(UNNAMED_ROLES), _NOBODY, np.int64)
    sorts = np.concatenate([np.tile(np.arange(roles), named), np.arange(roles, SORTS)])
    return States(np.concatenate([who, unnamed]), sorts)


def steps(before: States, after: States) -> Numbers:
    """Return the sort of each step [before, after]."""
    same = (before.persons[:, None] == after.persons[None, :]) & (after.persons[None, :] != _NOBODY)
    across = before.sorts[:, None] * SORTS + after.sorts[None, :]
    within = SORTS * SORTS + before.sorts[:, None] * len(NAMED_ROLES) + after.sorts[None, :]
    return np.where(same, within, across)


class Chain(NamedTuple):
    """The turns of a document as factors: `emissions` [turn][state], sorts of steps from one and two back."""

    emissions: list[Floats]
    one_back: list[Numbers]
    """[turn - 1][state before, state]."""
    two_back: list[Numbers]
    """[turn - 2][state two before, state]."""


class Beliefs(NamedTuple):
    """Probabilities of states and of steps from one and two back, and the logarithm of the sum of weights."""

    states: list[Floats]
    one_back: list[Floats]
    two_back: list[Floats]
    log_sum: float


def beliefs(chain: Chain, one: Floats, two: Floats) -> Beliefs:
    """Return the probabilities under the weights of steps from one and from two turns back."""
    count = len(chain.emissions)
    if not count:
        return Beliefs([], [], [], 0.0)
    peaks = [float(row.max()) for row in chain.emissions]
    weights = [np.exp(row - peak) for row, peak in zip(chain.emissions, peaks, strict=True)]
    near = [np.exp(one)[kinds] for kinds in chain.one_back]
    far = [np.exp(two)[kinds] for kinds in chain.two_back]
    total = sum(peaks)
    pairs: list[Floats] = [weights[0][None, :]]
    scale = pairs[0].sum()
    pairs[0] = pairs[0] / scale
    total += float(np.log(scale))
    for step in range(1, count):
        came = pairs[-1].T @ far[step - 2] if step > 1 else pairs[-1].sum(0)[:, None]
        pair = came * near[step - 1] * weights[step][None, :]
        scale = pair.sum()
        total += float(np.log(scale))
        pairs.append(pair / scale)
    return _backward(pairs, weights, near, far, total)


def _backward(
    pairs: Sequence[Floats],
    weights: Sequence[Floats],
    near: Sequence[Floats],
    far: Sequence[Floats],
    total: float,
) -> Beliefs:
    count = len(pairs)
    out: list[Floats] = [np.empty(0)] * count
    one_back: list[Floats] = [np.empty((0, 0))] * max(count - 1, 0)
    two_back: list[Floats] = [np.empty((0, 0))] * max(count - 2, 0)
    later = np.ones_like(pairs[-1])
    for step in range(count - 1, -1, -1):
        joint = pairs[step] * later
        joint /= joint.sum()
        out[step] = joint.sum(0)
        if step == 0:
            break
        one_back[step - 1] = joint
        ahead = near[step - 1] * weights[step][None, :] * later
        if step > 1:
            both = far[step - 2] * (pairs[step - 1] @ ahead)
            two_back[step - 2] = both / both.sum()
            later = far[step - 2] @ ahead.T
        else:
            later = ahead.sum(1)[None, :]
        later = later / later.max()
    return Beliefs(out, one_back, two_back, total)
