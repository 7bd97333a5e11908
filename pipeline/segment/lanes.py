"""Which of two ways finds the sentences of a stretch, by what the text shows and not by where it came from.

Punctuated text goes by its marks (`boundaries`), recogniser text without reliable marks or case by the
model (`unpunctuated`). A long text is judged window by window, so one that changes its manner half-way is
followed. The numbers are rates at which edited prose in a dozen languages and the output of recognisers
lie far apart; `python -m benchmarks.speech_sentences` prints how often each is told for what it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, Literal

import regex

from pipeline.segment import boundaries
from pipeline.segment.evidence import Ends, Letters, end_places, ends, letters
from pipeline.segment.unpunctuated import boundaries as unpunctuated

Bounds = tuple[int, int]
Lane = Literal["punctuated", "unpunctuated"]
Window = tuple[Lane, int, int]

_WINDOW: Final = 1_500
"""Characters of a window: some 250 words, in which edited prose ends six sentences or more."""

_ENOUGH: Final = 40
"""Words from which on a stretch is judged by itself."""

_ONE_SENTENCE: Final = 25
"""Words that one unmarked sentence may well have: below it a stretch needs its neighbours as witnesses."""

_BETWEEN_ENDS: Final = 80
"""Words per end of sentence from which on ends are rare."""

_BETWEEN_MARKS: Final = 30
"""Words per mark of any kind from which on marks are rare."""

_KNOWN: Final = regex.compile(r"[\p{Latin}\p{Cyrillic}]")
_LETTER: Final = regex.compile(r"\p{L}")


def sentences(
    text: str, start: int, end: int, language: str = "und", breaks: Sequence[int] = ()
) -> list[Bounds]:
    """Return the sentences of text[start:end] as spans (code points), without the white space around them.

    Every letter and digit lies in one of them. `breaks` are places at which the speech pauses or a cue
    ends; only unpunctuated stretches heed them.
    """
    out: list[Bounds] = []
    for way, a, b in _stretches(text, start, end):
        if way == "unpunctuated" and _is_known(text, a, b):
            out += unpunctuated.sentences(text, a, b, language, breaks)
        else:
            out += boundaries.sentences(text, a, b, language)
    return out


def lane(text: str, start: int, end: int) -> Lane:
    """Return the way for text[start:end], by its marks and case; if it is short, by its neighbours' too."""
    shown = ends(text, start, end)
    if shown.words >= _ENOUGH:
        return _judge(text, start, end, shown)
    if shown.marked:
        return "punctuated"
    case = letters(text, start, end)
    if case.capitals > case.shouted or not case.small + case.shouted:
        return "punctuated"
    if shown.words >= _ONE_SENTENCE:
        return _judge(text, start, end, shown)
    return _witnessed(text, max(0, start - _WINDOW), min(len(text), end + _WINDOW))


def _witnessed(text: str, start: int, end: int) -> Lane:
    """Return the way for a stretch too short to judge alone, by all that stands around it."""
    shown = ends(text, start, end)
    return _judge(text, start, end, shown) if shown.words >= _ENOUGH else "punctuated"


def _judge(text: str, start: int, end: int, shown: Ends) -> Lane:
    """Return the way for a stretch that is long enough to show its manner."""
    if shown.before_small > 1 and shown.before_small * 3 > shown.marked:
        return "unpunctuated"
    if shown.marked * _BETWEEN_ENDS + _ENOUGH > shown.words:
        return "punctuated"
    found = letters(text, start, end)
    if found.marks * _BETWEEN_MARKS >= shown.words:
        return "punctuated"
    return "punctuated" if _is_list(shown, found) else "unpunctuated"


def _is_list(shown: Ends, found: Letters) -> bool:
    """Whether unmarked text is names or items: many capitals, or short lines that begin with one."""
    written = found.capitals - found.shouted
    if written * 5 >= (found.capitals + found.small) * 2:
        return True
    is_lined = found.lines * 15 >= shown.words and found.lines_small * 3 <= found.lines
    return is_lined and written * 2 >= found.lines


def _stretches(text: str, start: int, end: int) -> Iterator[Window]:
    """Yield runs of windows that go the same way, the borders moved to the nearest sure place."""
    windows = [(lane(text, a, b), a, b) for a, b in _windows(text, start, end)]
    runs = [list(run) for _, run in groupby(windows, key=lambda window: window[0])]
    begin = start
    for run, following in zip(runs, [*runs[1:], None], strict=True):
        stop = _border(text, run[-1], following[0]) if following else end
        if stop > begin:
            yield run[0][0], begin, stop
        begin = max(begin, stop)


def _windows(text: str, start: int, end: int) -> Iterator[Bounds]:
    """Yield windows that end before white space; the last takes up what would be too short alone."""
    while end - start > 2 * _WINDOW:
        stop = text.find(" ", start + _WINDOW, start + 2 * _WINDOW)
        stop = stop if stop > 0 else start + 2 * _WINDOW
        yield start, stop
        start = stop
    yield start, end


def _border(text: str, window: Window, following: Window) -> int:
    """Return where one way gives place to the other: at the nearest marked end."""
    if window[0] == "punctuated":
        return max(end_places(text, window[1], window[2]), default=window[2])
    return min(end_places(text, following[1], following[2]), default=window[2])


def _is_known(text: str, start: int, end: int) -> bool:
    """Whether the letters are of scripts that the model has learnt from."""
    stretch = text[start : min(end, start + _WINDOW)]
    return 2 * len(_KNOWN.findall(stretch)) > len(_LETTER.findall(stretch))
