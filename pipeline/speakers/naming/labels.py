"""Speakers whom the document itself prints: what else a turn with a label may be."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from pipeline.entities.normal import key
from pipeline.entities.translit import sound
from pipeline.speakers.naming.model import Numbers
from pipeline.speakers.naming.survey import Survey

_BARRED: Final = -1e3
"""Logarithm of the weight of what cannot be."""


def barred(given: Numbers, seen: Survey) -> list[NDArray[np.float64] | None]:
    """Return what to add to the states of each labelled turn: only who the label names, else nobody known."""
    return [
        _barred(given, seen, number, turn.label) if turn.label else None
        for number, turn in enumerate(seen.speech.turns)
    ]


def _barred(given: Numbers, seen: Survey, turn: int, label: str) -> NDArray[np.float64]:
    persons = given.states[turn].persons
    named = [one for one in set(given.pairs.persons[turn]) if is_named(label, seen.persons[one].words)]
    may = np.isin(persons, named) if named else persons < 0
    return np.where(may, 0.0, _BARRED)


def is_named(label: str, words: tuple[str, ...]) -> bool:
    """Whether a label names the person with these folded words: the last sound alike, and the first."""
    own = [sound(word) for word in key(label).split()]
    heard = [sound(word) for word in words]
    if not own or not heard or heard[-1] != own[-1]:
        return False
    return len(heard) == 1 or len(own) == 1 or heard[0] in own
