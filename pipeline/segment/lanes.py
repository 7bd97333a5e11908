"""Which of two ways finds the sentences of a stretch, by what the text shows and not by where it came from.

Punctuated text goes by its marks (`boundaries`), recogniser text without reliable marks or case by the
model (`unpunctuated`). A long text is judged window by window, so one that changes its manner half-way is
followed. The numbers are rates at which edited prose in a dozen languages and the output of recognisers
lie far apart; `python -m benchmarks.speech_sentences` prints how often each is told for what it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Final, Literal

import regex

from pipeline.segment import boundaries
from pipeline.segment.boundaries import Bounds
from pipeline.segment.evidence import Ends, Letters, end_places, ends, has_end, is_written, letters
from pipeline.segment.runs import Stretch
from pipeline.segment.unpunctuated import boundaries as unpunctuated

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

_LONGEST_SPEECH: Final = 500_000
"""Characters that somebody may say without a mark in ten hours; more is data, which the marks alone cut."""

_KNOWN: Final = regex.compile(r"[\p{Latin}\p{Cyrillic}]")
_LETTER: Final = regex.compile(r"\p{L}")


def sentences(
    text: str, start: int, end: int, language: str = "und", breaks: Sequence[int] = ()
) -> list[Bounds]:
    """Return the sentences of text[start:end] as spans (code points), without the white space around them.

    Every letter and digit lies in one of them. `breaks` are places at which the speech pauses or a cue
    ends; only unpunctuated stretches heed them.
    """
    return sentences_of([Stretch(text, start, end, language)], [breaks])[0]


def sentences_of(stretches: Sequence[Stretch], breaks: Sequence[Sequence[int]]) -> list[list[Bounds]]:
    """Do for every stretch, with its own breaks, what `sentences` does for one, several times faster."""
    ways = [(number, *way) for number, one in enumerate(stretches) for way in _ways(*one[:3])]
    marked = [stretches[number]._replace(start=a, end=b) for number, way, a, b in ways if way == "punctuated"]
    by_marks = iter(boundaries.sentences_of(marked))
    out: list[list[Bounds]] = [[] for _ in stretches]
    for number, way, a, b in ways:
        if way == "punctuated":
            out[number] += next(by_marks)
        else:
            text, _, _, language = stretches[number]
            out[number] += unpunctuated.sentences(text, a, b, language, breaks[number])
    return out


def _ways(text: str, start: int, end: int) -> Iterator[Window]:
    """Yield the parts of text[start:end] and how each is read."""
    for way, a, b in _stretches(text, start, end):
        is_speech = way == "unpunctuated" and b - a <= _LONGEST_SPEECH and _is_known(text, a, b)
        yield "unpunctuated" if is_speech else "punctuated", a, b


def lane(text: str, start: int, end: int) -> Lane:
    """Return the way for text[start:end], by its marks and case; if it is short, by its neighbours' too."""
    if end - start < 2 * _ENOUGH and has_end(text, start, end):
        return "punctuated"
    shown = ends(text, start, end)
    if shown.words >= _ENOUGH:
        return _judge(text, start, end, shown)
    if shown.marked or is_written(text, start, end):
        return "punctuated"
    if shown.words >= _ONE_SENTENCE:
        return _judge(text, start, end, shown)
    return _witnessed(text, start // _WINDOW)


@lru_cache(maxsize=8)
def _witnessed(text: str, middle: int) -> Lane:
    """Return the way for a stretch too short to judge alone, by the window it begins in and those beside it.

    Windows are counted from the start of the text, so that neighbours share the work.
    """
    shown = Ends(*map(sum, zip(*(_window_ends(text, middle + step) for step in (-1, 0, 1)), strict=True)))
    if shown.words < _ENOUGH:
        return "punctuated"
    return _judge(text, max(0, (middle - 1) * _WINDOW), min(len(text), (middle + 2) * _WINDOW), shown)


@lru_cache(maxsize=8)
def _window_ends(text: str, number: int) -> Ends:
    return ends(text, max(0, number * _WINDOW), max(0, min(len(text), (number + 1) * _WINDOW)))


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
    if end - start <= 2 * _WINDOW:
        if start < end:
            yield lane(text, start, end), start, end
        return
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
