"""Words for those who belong to a place: "Serbian" is no mishearing of Serbia."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from pipeline.entities.normal import key
from pipeline.entities.repair.expected import Expected

_ENDINGS: Final = tuple("n an ian ish ese i ic s is na ana ns ans ians er ers".split())
_STEM: Final = 3


def of_people(expected: Iterable[Expected]) -> frozenset[str]:
    """Return words that English makes from the expected places: up to two letters off, and an ending on."""
    found: set[str] = set()
    for one in expected:
        if one.type == "LOC":
            for name in map(key, (one.name, *one.other_names)):
                for size in range(max(len(name) - 2, _STEM), len(name) + 1):
                    found.update(name[:size] + ending for ending in _ENDINGS)
    return frozenset(found)
