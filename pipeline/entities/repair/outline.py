"""Outlines of sounds: the classes of the consonants, by which stretches of ordinary words are looked up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

import numpy as np

from pipeline.entities.repair.forms import Form

_CLASSES: Final = ("pb", "tdT", "kg", "fv", "szSZCJ", "mnN", "l", "r")
_BASE: Final = len(_CLASSES) + 1
_DIGITS: Final = "".join(map(str, range(1, _BASE)))
_TABLE: Final = str.maketrans(
    {sound: digit for digit, sounds in zip(_DIGITS, _CLASSES, strict=True) for sound in sounds}
    | dict.fromkeys("wyhaeioEUuAIWY")
)
MOST: Final = 20
"""Longest outline: 20 digits of base 9 are the most that 64 bits hold."""
POWERS: Final = np.array([_BASE**size for size in range(MOST + 1)], dtype=np.uint64)
"""What an outline is multiplied by when one of so many consonants is put behind it."""
_LEAST_OUTLINE: Final = 3
_LEAST_SOUNDS: Final = 5


@lru_cache(maxsize=100_000)
def consonants(sounds: str) -> str:
    """Return the classes of the consonants as digits: lips, teeth, palate, hissing, nasal, liquids."""
    return sounds.translate(_TABLE)


@lru_cache(maxsize=200_000)
def outline(sounds: str) -> int:
    """Return the classes of the consonants as one number; of more than `MOST` those at the end are left."""
    return int(consonants(sounds)[-MOST:] or "0", _BASE)


def by_outline(forms: Sequence[Form]) -> dict[int, list[int]]:
    """Return outline → places of the forms that have it, or differ from it in one consonant."""
    found: dict[int, list[int]] = defaultdict(list)
    for place, form in enumerate(forms):
        if form.part != "head" and len(form.sounds) >= _LEAST_SOUNDS:
            for near in _near(consonants(form.sounds)):
                found[near].append(place)
    return found


@lru_cache(maxsize=5_000)
def _near(exact: str) -> tuple[int, ...]:
    if len(exact) < _LEAST_OUTLINE:
        return (int(exact, _BASE),) if len(exact) == _LEAST_OUTLINE - 1 else ()
    return tuple({int(one, _BASE) for one in (exact, *_edited(exact)) if len(one) <= MOST})


def _edited(exact: str) -> Iterable[str]:
    for at in range(len(exact) + 1):
        left, right = exact[:at], exact[at:]
        yield left + right[1:]
        for kind in _DIGITS:
            yield left + kind + right[1:]
            yield left + kind + right
