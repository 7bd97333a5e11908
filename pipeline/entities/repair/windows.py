"""Stretches of up to four heard words, sorted by what they are to be compared with.

Decided for all places of a document at once, with arrays: most stretches are ordinary and go unseen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.entities.repair.heard import Heard
from pipeline.entities.repair.outline import MOST, POWERS, consonants, outline

_LONGEST: Final = 4
_LONGEST_ORDINARY: Final = 3
_LONGEST_DISTANT: Final = 2
Windows = dict[str, list[tuple[int, int]]]
"""Phones → the stretches (first word, past-last word) that sound so."""
Mask = NDArray[np.bool_]
_BITS: Final = np.uint64(0xFFFF)


class Found(NamedTuple):
    """Stretches of words by their phones, as they are compared."""

    single: Windows
    """One suspicious word, or several in the slot of a name."""
    several: Windows
    """Several words with an outline that a close name has, about."""
    distant: Windows
    """Words in a slot or unknown to ordinary text."""
    head: Windows
    """Words in front of a treaty's noun."""


class _Places(NamedTuple):
    """Arrays over the words."""

    length: NDArray[np.intp]
    """Phones of the word."""
    shape: NDArray[np.uint64]
    """Its outline."""
    power: NDArray[np.uint64]
    """What another outline is multiplied by when this one is put behind it."""
    stops: Mask
    is_odd: Mask
    is_slot: Mask
    is_unknown: Mask
    is_front: Mask


class _Grown(NamedTuple):
    """Stretches of one size: at each first word what they hold."""

    is_open: Mask
    """Whether no gap or linked name is inside, and the stretch is not too long."""
    length: NDArray[np.intp]
    shape: NDArray[np.uint64]
    is_odd: Mask


def windows_of(heard: Heard, near: Iterable[int]) -> Found:
    """Return the stretches that may be misheard names; `near` are outlines like those of close names."""
    found = Found(defaultdict(list), defaultdict(list), defaultdict(list), defaultdict(list))
    places, outlines = _places(heard), _table(near)
    grown = _Grown(~heard.is_taken, places.length, places.shape, places.is_odd)
    for size in range(1, min(_LONGEST, len(heard.words)) + 1):
        if size > 1:
            grown = _longer(grown, places, size)
        for windows, mask in zip(found, _masks(grown, places, outlines, size), strict=True):
            for first in np.flatnonzero(mask).tolist():
                windows["".join(heard.sounds[first : first + size])].append((first, first + size))
    return found


class _Table(NamedTuple):
    """A set of outlines, to ask of many at once."""

    marks: Mask
    """Whether one is among them with these last bits."""
    values: NDArray[np.uint64]
    """In order."""


def _table(outlines: Iterable[int]) -> _Table:
    values = np.array(sorted(outlines), dtype=np.uint64)
    marks = np.zeros(_BITS + 1, dtype=bool)
    marks[values & _BITS] = True
    return _Table(marks, values)


def _has(shapes: NDArray[np.uint64], outlines: _Table) -> Mask:
    """Which shapes are in the table; the bits rule out most at once."""
    found: Mask = outlines.marks[shapes & _BITS]
    asked = shapes[found]
    at = np.searchsorted(outlines.values, asked)
    found[found] = outlines.values[np.minimum(at, len(outlines.values) - 1)] == asked
    return found


def _places(heard: Heard) -> _Places:
    each, kind = heard.kind_sounds, heard.kind
    sizes = np.array([min(len(consonants(sounds)), MOST) for sounds in each], dtype=np.intp)
    return _Places(
        np.array(list(map(len, each)), dtype=np.intp)[kind],
        np.array(list(map(outline, each)), dtype=np.uint64)[kind],
        POWERS[sizes][kind],
        heard.breaks | heard.is_taken,
        heard.is_odd,
        heard.is_slot,
        heard.is_unknown,
        heard.is_front,
    )


def _longer(grown: _Grown, places: _Places, size: int) -> _Grown:
    """Return the stretches with one more word, as many fewer as end past the last word."""
    last, count = slice(size - 1, None), len(places.length) - size + 1
    is_open = grown.is_open[:count] & ~places.stops[last]
    if size > _LONGEST_ORDINARY:
        is_open &= (places.is_odd | places.is_slot)[:count]
    return _Grown(
        is_open,
        grown.length[:count] + places.length[last],
        grown.shape[:count] * places.power[last] + places.shape[last],
        grown.is_odd[:count] | places.is_odd[last],
    )


def _masks(grown: _Grown, places: _Places, outlines: _Table, size: int) -> tuple[Mask, Mask, Mask, Mask]:
    """Where stretches of a size start that belong to each field of `Found`."""
    is_open = grown.is_open & (grown.length <= MOST)
    is_near = is_open & _has(grown.shape, outlines)
    is_slot = places.is_slot[: len(is_open)]
    suspicious = is_open & (grown.is_odd | is_slot) & (grown.length > 1)
    single = suspicious if size == 1 else suspicious & is_slot
    nothing = np.zeros_like(is_open)
    if size > _LONGEST_DISTANT:
        return single, is_near & ~single, nothing, nothing
    strange = is_slot | places.is_unknown if size == 1 else is_slot
    front = places.is_front[size - 1 :]
    return single, is_near & ~single, suspicious & strange, is_open & front & (grown.length > 1)
