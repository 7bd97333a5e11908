"""What tells the role of a turn's speaker, as numbers: phrases, questions, length, place, neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from math import log1p
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pipeline.speakers.cues import CLASSES
from pipeline.speakers.naming.standing import KINDS, PLACES, View
from pipeline.speakers.naming.survey import Event, Survey
from pipeline.speakers.naming.types import Speech

Floats = NDArray[np.float64]

_CLASS: Final = {name: number for number, name in enumerate(CLASSES)}
_LENGTHS: Final = (6, 15, 40, 100, 250)
"""Words from which on a turn counts as longer."""
_LETTERS: Final = 6
"""Characters of a word, with the space."""
_SHAPE: Final = 24
TURN_WIDTH: Final = _SHAPE + len(_LENGTHS) + 1 + 4 * len(CLASSES) + 3 * KINDS


def turn_rows(seen: Survey) -> Floats:
    """Return the numbers of each turn [turn, TURN_WIDTH]."""
    count = len(seen.edges)
    heads = np.array([_classes(first) for first, _ in seen.edges]).reshape(count, len(CLASSES))
    tails = np.array([_classes(last) for _, last in seen.edges]).reshape(count, len(CLASSES))
    kinds = np.array([_kinds(events) for events in seen.events]).reshape(count, KINDS)
    shapes = np.array([_shape(seen, turn) for turn in range(count)]).reshape(count, -1)
    around = [_moved(tails, 1), _moved(heads, -1), kinds, _moved(kinds, 1), _moved(kinds, -1)]
    return np.concatenate([shapes, heads, tails, *around], axis=1)


def _moved(rows: Floats, by: int) -> Floats:
    """The rows of the turn before (1) or after (-1)."""
    out = np.zeros_like(rows)
    if by > 0:
        out[by:] = rows[:-by]
    else:
        out[:by] = rows[-by:]
    return out


def _classes(views: Sequence[View]) -> list[float]:
    row = [0.0] * len(CLASSES)
    for seen in views:
        for _, _, name in seen.phrases:
            row[_CLASS[name]] = 1.0
    return row


def _kinds(events: Sequence[Event]) -> list[float]:
    row = [0.0] * KINDS
    for one in events:
        row[one.event // PLACES] = 1.0
    return row


def _shape(seen: Survey, number: int) -> list[float]:
    """Length, questions and place of a turn."""
    speech = seen.speech
    own, count = speech.turns[number], len(speech.turns)
    asked = [one.is_question for one in speech.sentences[own.first : own.last]] or [False]
    words, earlier, later = (_words(speech, number + step) for step in (0, -1, 1))
    before, place = ends_asking(speech, number - 1), number / max(count - 1, 1)
    bucket = sum(words >= one for one in _LENGTHS)
    return [
        1.0,
        log1p(words) / 5,
        log1p(earlier) / 5,
        log1p(later) / 5,
        float(words > 3 * earlier),
        float(words > 3 * later),
        float(any(asked)),
        float(asked[-1]),
        float(asked[0]),
        sum(asked) / len(asked),
        float(before),
        float(before and not any(asked)),
        float(ends_asking(speech, number + 1)),
        float(number == 0),
        float(number == 1),
        float(number == 2),
        float(number == count - 1),
        float(number == count - 2),
        float(count == 1),
        place,
        float(place < 0.1),
        log1p(count) / 5,
        float(len(asked) == 1),
        min(len(seen.persons), 40) / 20,
        *[float(bucket == one) for one in range(len(_LENGTHS) + 1)],
    ]


def _words(speech: Speech, number: int) -> float:
    if not 0 <= number < len(speech.turns):
        return 0.0
    return (speech.turns[number].end - speech.turns[number].start) / _LETTERS


def ends_asking(speech: Speech, number: int) -> bool:
    """Return whether one of the last two sentences of a turn is a question; False where there is no turn."""
    if not 0 <= number < len(speech.turns):
        return False
    own = speech.turns[number]
    return any(one.is_question for one in speech.sentences[max(own.first, own.last - 2) : own.last])
