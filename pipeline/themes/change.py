"""Themes that turn out to be one, and themes that fall apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from pipeline.themes.centres import Numbers
from pipeline.themes.found import LEAST_PASSAGES, is_enough, linked
from pipeline.themes.passage import Passage
from pipeline.themes.represent import Matrix, unit_rows

ADDED: Final = 0.7
"""Cosine of two centres from which on a group adds to a theme rather than making one."""
MERGED: Final = 0.8
"""Cosine from which on themes merge: more, so that what was found apart does not merge by a hair."""
_PARTED: Final = 0.6
"""Cosine of the centres of two parts up to which a theme falls apart."""
_LOOSE: Final = 0.95
"""Mean share of neighbours not in common that parts of one theme may have."""
_LEAST_PART: Final = 0.25
"""Share of the members that the smaller part has."""
_LOOKED_AT: Final = 2_000
"""Members, the newest, by which a theme is judged for falling apart."""

Groups = Mapping[str, Numbers]


def directions(vectors: Matrix, groups: Sequence[Numbers]) -> Matrix:
    """Return the mean direction of each group."""
    if not groups:
        return np.zeros((0, vectors.shape[1]), np.float32)
    return unit_rows(np.stack([vectors[group].mean(axis=0) for group in groups]))


def merged(vectors: Matrix, groups: Groups, age: Mapping[str, object]) -> dict[str, str]:
    """Return which themes merge into which: the younger into the older, by `age` and then by id."""
    order = sorted(groups, key=lambda one: (age[one], one))
    centres = directions(vectors, [groups[one] for one in order])
    near = centres @ centres.T
    into: dict[str, str] = {}
    for younger in range(1, len(order)):
        elder = int(near[younger, :younger].argmax())
        if near[younger, elder] >= MERGED:
            into[order[younger]] = into.get(order[elder], order[elder])
    return into


def parted(passages: Sequence[Passage], vectors: Matrix, group: Numbers) -> Numbers | None:
    """Return the smaller part of a theme that has fallen into two; null for one that holds together."""
    if len(group) < 2 * LEAST_PASSAGES:
        return None
    seen = group[-_LOOKED_AT:]
    parts = sorted((seen[one] for one in linked(vectors[seen], _LOOSE)), key=len, reverse=True)
    large = [one for one in parts if len(one) >= _LEAST_PART * len(seen) and is_enough(passages, one)]
    if len(large) < 2:
        return None
    one, other = directions(vectors, large[:2])
    return large[1] if one @ other <= _PARTED else None
