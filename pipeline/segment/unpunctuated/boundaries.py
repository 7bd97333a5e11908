"""Sentences of recogniser text: the model's word on each gap, and what the text or the clock add to it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

import numpy as np
import regex
from numpy.typing import NDArray

from pipeline.segment.unpunctuated.features import Word, words
from pipeline.segment.unpunctuated.model import Settings, log_odds, settings, threshold

_MARKED: Final = regex.compile(r"(?r)(?:(?P<mark>[.!?…]+)|(?P<comma>[,;:]))[\"'”’»“)\]]*")

Bounds = tuple[int, int]


def sentences(
    text: str, start: int, end: int, language: str = "und", breaks: Sequence[int] = ()
) -> list[Bounds]:
    """Return the sentences of text[start:end] as spans (code points), without the white space around them.

    Every letter and digit lies in one of them. `breaks` are places (code points) at which the speaker
    pauses: they make an end there more likely and decide nothing alone. The borders of cues are none, for
    captions are cut by length. The model itself knows no languages apart; `language` picks the threshold.
    """
    found = list(words(text, start, end))
    cuts = [
        after.start
        for after, cut in zip(found[1:], _cuts(text, found, language, breaks), strict=False)
        if cut
    ]
    bounds = zip([start, *cuts], [*cuts, end], strict=True)
    return [_strip(text, a, b) for a, b in bounds] if found else []


def _cuts(text: str, found: Sequence[Word], language: str, breaks: Sequence[int]) -> list[bool]:
    """Whether a sentence ends after each word; nothing is asked of a word that stands alone."""
    if len(found) < 2:
        return [True] * len(found)
    fitted = settings()
    odds = log_odds([word.text for word in found])
    odds += np.array([_written(text, word, fitted) for word in found], np.float32)
    odds += fitted.pause * _paused(found, breaks)
    return [bool(value >= threshold(language)) for value in odds]


def _written(text: str, word: Word, fitted: Settings) -> float:
    """Return what the mark that a word bears, if any, adds to the log odds of an end after it."""
    match = _MARKED.match(text, word.start, word.end)
    if not match:
        return 0.0
    return fitted.mark if match.group("mark") else fitted.comma


def _paused(found: Sequence[Word], breaks: Sequence[int]) -> NDArray[np.float32]:
    """Return 1 for each word with a break between it and the next, else 0."""
    out = np.zeros(len(found), np.float32)
    starts = [word.start for word in found]
    for place in breaks:
        if starts and starts[0] < place <= starts[-1]:
            out[bisect_left(starts, place) - 1] = 1
    return out


def _strip(text: str, start: int, end: int) -> Bounds:
    stretch = text[start:end]
    return start + len(stretch) - len(stretch.lstrip()), end - (len(stretch) - len(stretch.rstrip()))
