"""Boundary scores of a splitter: what of the places where gold sentences end it finds, and what else it does.

A boundary stands after a word. The end of a text is none: every splitter has it for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from training.unpunctuated.calls import Heard
from training.unpunctuated.tokens import BROKEN, STOP, Token

PAUSE_S = 0.5
"""Silence between two words from which on it is a pause (seconds)."""


class Score(NamedTuple):
    """Precision, recall and their harmonic mean, and the number of gold boundaries."""

    precision: float
    recall: float
    f1: float
    boundaries: int


def score(found: Iterable[NDArray[np.bool_]], truth: Iterable[NDArray[np.bool_]]) -> Score:
    """Return the score over several texts, all boundaries counted together."""
    right = said = true = 0
    for one, other in zip(found, truth, strict=True):
        right += int((one[:-1] & other[:-1]).sum())
        said += int(one[:-1].sum())
        true += int(other[:-1].sum())
    return Score(right / max(said, 1), right / max(true, 1), 2 * right / max(said + true, 1), true)


def ends(tokens: Sequence[Token], broken: bool = True) -> NDArray[np.bool_]:
    """Return whether a sentence ends after each token; without `broken`, one that is broken off does not."""
    return np.array([row.mark >= STOP and (broken or row.mark != BROKEN) for row in tokens], np.bool_)


def pauses(words: Sequence[Heard]) -> NDArray[np.bool_]:
    """Return whether the speech pauses after each word; never where times are unknown."""
    return np.array(
        [after.start_s - word.end_s >= PAUSE_S for word, after in zip(words, words[1:], strict=False)]
        + [False],
        np.bool_,
    )
