"""Any model of limited reach over texts of any length: shown in windows, so that no name is cut in two.

Windows overlap, and a name belongs to the window whose own part it begins in. On either side of its own part
a window shows some words more, as context and so that a name at the edge is seen whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, NamedTuple

import regex

from pipeline.entities.spans import NameType, Span, Stretch

Place = tuple[int, int]
"""First and one past the last code point of a word."""
Found = tuple[int, int, str, float | None]
"""A name in a text shown to a model: its place, the model's own label and its score."""

LONGEST_WORD: Final = 200
"""Code points. What is longer is no word but encoded data, and no model is shown it."""
_WORD: Final = regex.compile(r"\w+(?:[-_]\w+)*|\S")
_END: Final = regex.compile(r"[.!?…。]\W*$|\n")


class Window(NamedTuple):
    """Characters `start` to `end` of a text are shown; the window's own names begin in its own part."""

    start: int
    end: int
    own_start: int
    own_end: int


@dataclass(frozen=True)
class Windowed:
    """A recogniser made of a model that takes texts of a few hundred or thousand words.

    `ask` returns what the model finds in each of many texts, in their order; `words` cuts a text as the model
    does; `types` says what the model's labels mean, None that they are no names. A window has at most `most`
    words, `margin` of them on each side of its own, and fewer where its text does not fit into the model.
    """

    name: str
    version: str
    ask: Callable[[list[str]], Iterable[list[Found]]]
    types: Callable[[str], NameType | None]
    words: Callable[[str], list[Place]]
    most: int
    margin: int
    fits: Callable[[str], bool] | None = None

    def recognise(self, text: str, stretches: Sequence[Stretch]) -> list[Span]:
        """Return the names in the stretches of one document, sorted by place and without overlaps."""
        return self.recognise_many([(text, stretches)])[0]

    def recognise_many(self, documents: Iterable[tuple[str, Sequence[Stretch]]]) -> list[list[Span]]:
        """Return `recognise` of each document; the model is asked about all windows in one go."""
        shown: list[tuple[int, int, Window]] = []
        texts: list[str] = []
        count = 0
        for count, (_, stretches) in enumerate(documents, start=1):
            for stretch in stretches:
                for window in self._windows(stretch.text):
                    shown.append((count - 1, stretch.start, window))
                    texts.append(stretch.text[window.start : window.end])
        spans: list[list[Span]] = [[] for _ in range(count)]
        for (number, shift, window), text, found in zip(shown, texts, self.ask(texts), strict=True):
            spans[number] += self._spans(shift, window, text, found)
        return [settled(each) for each in spans]

    def _windows(self, text: str) -> Iterator[Window]:
        return windows(text, self.words(text), self.most, self.margin, self.fits)

    def _spans(self, shift: int, window: Window, text: str, found: list[Found]) -> Iterator[Span]:
        """What a model found in one window, as spans of the document whose stretch begins at `shift`."""
        for start, end, label, score in found:
            kind = self.types(label)
            bare = text[start:end].strip()
            first = window.start + start + len(text[start:end]) - len(text[start:end].lstrip())
            if kind and bare and window.own_start <= first < window.own_end:
                yield Span(shift + first, shift + first + len(bare), kind, score)


def words(text: str) -> list[Place]:
    """Return the places of words and marks, as most models cut a text."""
    return [match.span() for match in _WORD.finditer(text)]


def windows(
    text: str,
    places: Sequence[Place],
    most: int,
    margin: int,
    fits: Callable[[str], bool] | None = None,
) -> Iterator[Window]:
    """Yield windows over a text of at most `most` words each; every word is one window's own.

    Words that are longer than `LONGEST_WORD` are no window's, and windows end at them. A window's own part
    ends with a sentence where one ends in its last quarter. Where its text does not fit, it is halved.
    """
    own = most - 2 * margin
    if own < 1:
        raise ValueError(f"windows of {most} words leave none between margins of {margin}")
    for is_word, run in groupby(places, lambda place: place[1] - place[0] <= LONGEST_WORD):
        if is_word:
            yield from _over(text, list(run), own, margin, fits)


def _over(
    text: str, places: list[Place], own: int, margin: int, fits: Callable[[str], bool] | None
) -> Iterator[Window]:
    first = 0
    while first < len(places):
        last, window = _from(text, places, first, own, margin)
        size = last - first
        while size > 1 and fits and not fits(text[window.start : window.end]):
            size //= 2
            last, window = _from(text, places, first, size, min(margin, size))
        yield window
        first = last


def _from(text: str, places: list[Place], first: int, own: int, margin: int) -> tuple[int, Window]:
    """The window that begins with word `first`, and the number of the word after its own."""
    last = _last(text, places, first, min(first + own, len(places)))
    before, after = max(0, first - margin), min(len(places), last + margin)
    return last, Window(places[before][0], places[after - 1][1], places[first][0], places[last - 1][1])


def _last(text: str, places: list[Place], first: int, hard: int) -> int:
    """Where the own part that begins at word `first` and may go on to `hard` ends: past its last word."""
    if hard == len(places):
        return hard
    for at in range(hard, hard - (hard - first) // 4, -1):
        if _END.search(text[places[at - 1][0] : places[at][0]]):
            return at
    return hard


def settled(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order; of those that overlap the one that begins first, and of these the longest."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
