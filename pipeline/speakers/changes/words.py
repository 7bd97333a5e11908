"""What the model of changes sees of a sentence: first and last words, phrase classes, a few numbers."""

from __future__ import annotations

from collections.abc import Sequence
from math import log1p
from typing import Final, NamedTuple

import numpy as np
import regex
from numpy.typing import NDArray

from pipeline.speakers.cues import CLASSES, hits
from pipeline.speakers.spoken import Spoken

HEAD: Final = 14
TAIL: Final = 10
WIDTH: Final = HEAD + TAIL
"""Words of a sentence that are read: all of a short one, the first and the last of a longer one."""

SHAPES: Final = 5
NOTHING, SMALL, CAPITAL, NUMBER, MARK = range(SHAPES)
NUMBERS: Final = 12
"""Numbers that say how a sentence stands: see `standing`."""

_TOKEN: Final = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:['’.-][\p{L}\p{M}\p{N}]+)*|[?!…]|--")
_CLASS: Final = {name: number for number, name in enumerate(CLASSES)}
_LONGEST_READ: Final = 4_000
"""Characters of a sentence that are read from either end; more is no sentence anybody said."""


class Words(NamedTuple):
    """The words of sentences: forms [sentences][<= WIDTH], shapes and classes to go with them."""

    forms: list[list[str]]
    shapes: NDArray[np.int64]
    """[sentences, WIDTH], NOTHING after the last word."""
    classes: NDArray[np.float32]
    """[sentences, WIDTH, classes]: whether a phrase of the class covers the word."""
    numbers: NDArray[np.float32]
    """[sentences, NUMBERS]."""


def read(sentences: Sequence[Spoken]) -> Words:
    """Return what the model sees of the sentences of one document, in order."""
    count = len(sentences)
    forms: list[list[str]] = []
    shapes = np.zeros((count, WIDTH), np.int64)
    classes = np.zeros((count, WIDTH, len(CLASSES)), np.float32)
    for row, sentence in enumerate(sentences):
        tokens = _tokens(sentence.text)
        lower = [token.casefold() for token in tokens]
        forms.append(lower)
        shapes[row, : len(tokens)] = [_shape(token) for token in tokens]
        for start, end, name in hits(lower, sentence.language):
            classes[row, start:end, _CLASS[name]] = 1.0
    return Words(forms, shapes, classes, standing(sentences))


def standing(sentences: Sequence[Spoken]) -> NDArray[np.float32]:
    """Return [sentences, NUMBERS]: length, marks, line, silence, and how many of them there are."""
    lined = sum(one.opens_line for one in sentences) / max(len(sentences), 1)
    timed = [one.pause_s for one in sentences if one.pause_s is not None]
    usual = float(np.median(timed)) if timed else 0.0
    return np.array([_numbers(one, lined, bool(timed), usual) for one in sentences], np.float32).reshape(
        len(sentences), NUMBERS
    )


def _numbers(one: Spoken, lined: float, is_timed: bool, usual: float) -> list[float]:
    last = one.text.rstrip("\"'”’»)] ")[-1:]
    pause = max(one.pause_s or 0.0, 0.0)
    return [
        log1p(len(one.text)) / 5 - 1,
        len(one.text) < 25,
        last in "?？؟" and last != "",
        last in "…-–—" and last != "",
        not last or last.isalnum(),
        one.opens_line,
        one.opens_line and lined < 0.9,
        lined,
        is_timed,
        log1p(pause),
        log1p(max(pause - usual, 0.0)),
        one.pause_s is None,
    ]


def _tokens(text: str) -> list[str]:
    if len(text) > 2 * _LONGEST_READ:
        text = f"{text[:_LONGEST_READ]} {text[-_LONGEST_READ:]}"
    tokens = _TOKEN.findall(text)
    return tokens if len(tokens) <= WIDTH else tokens[:HEAD] + tokens[-TAIL:]


def _shape(token: str) -> int:
    first = token[0]
    if first.isdigit():
        return NUMBER
    if not first.isalpha():
        return MARK
    return CAPITAL if first.isupper() else SMALL
