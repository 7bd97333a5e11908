"""Themes as centres: the mean direction of their members, and how near to it one must be to join."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.themes.represent import Matrix, unit_rows

LEAST_NEAR: Final = 0.52
"""Cosine below which nothing joins, however loose a theme is."""
CLEARLY: Final = 0.1
"""Cosine by which a theme is nearer than the next to one that joins: what lies between two is left out."""
_OUTER: Final = 0.1
"""Share of a theme's own members that lie further out than one that joins may."""
_ENOUGH: Final = 0.6
"""Cosine that is enough for any theme: a tight one, such as an event's first week, would take nobody in."""
_AT_ONCE: Final = 20_000

Numbers = npt.NDArray[np.int64]


class Centres(NamedTuple):
    """Mean directions of themes, shape (themes, dimensions), and the least cosine of one that joins each."""

    directions: Matrix
    near: npt.NDArray[np.float32]


def centres_of(vectors: Matrix, groups: Sequence[Numbers], outer: float = _OUTER) -> Centres:
    """Return the centres of groups of rows, none of them empty."""
    directions = unit_rows(np.stack([vectors[group].mean(axis=0) for group in groups]))
    edges = [np.quantile(without_self(vectors[group]), outer) for group in groups]
    return Centres(directions, np.clip(edges, LEAST_NEAR, _ENOUGH).astype(np.float32))


def without_self(vectors: Matrix) -> npt.NDArray[np.float32]:
    """Return how near each row is to the mean direction of the others."""
    if len(vectors) < 2:
        return np.ones(len(vectors), np.float32)
    others = unit_rows(vectors.sum(axis=0) - vectors)
    near: npt.NDArray[np.float32] = np.einsum("ij,ij->i", vectors, others)
    return near


def clear(vectors: Matrix, group: Numbers, directions: Matrix) -> Numbers:
    """Return those of a group who are near enough to its centre, and clearly further from others."""
    own = without_self(vectors[group])
    others = (vectors[group] @ directions.T).max(axis=1, initial=-1.0)
    is_clear = (own >= LEAST_NEAR) & (own - others >= CLEARLY)
    return group[np.flatnonzero(is_clear)]


def joined(vectors: Matrix, centres: Centres) -> Numbers:
    """Return for each row the theme it joins; -1 for none.

    That is the nearest, where the row is near enough to it and clearly further from all others.
    """
    found = np.full(len(vectors), -1, np.int64)
    for start in range(0, len(vectors), _AT_ONCE):
        near = vectors[start : start + _AT_ONCE] @ centres.directions.T
        rows, best = np.arange(len(near)), near.argmax(axis=1)
        nearest = near[rows, best]
        near[rows, best] = -1.0
        is_in = (nearest >= centres.near[best]) & (nearest - near.max(axis=1) >= CLEARLY)
        found[start : start + len(near)] = np.where(is_in, best, -1)
    return found
