"""The lines of a document among which the date of publication can stand: the first and the last few."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

import regex

from pipeline.readers.dates import words
from pipeline.readers.draft import Draft
from pipeline.text.lines import is_terminated

_HEAD_LINES: Final = 12
_FOOT_LINES: Final = 6
_HEAD: Final = 4000
_FOOT: Final = 2000
_CHRONICLE: Final = 200_000
_LONGEST_LOOK: Final = 2000
_PROSE: Final = 40
_LONG_PROSE: Final = 500
_LONGEST_LABEL: Final = 60
_MOST_HEADINGS: Final = 200
_PASSED_OVER: Final = frozenset({"transcript", "hashtags", "related_links"})
_DATED: Final = regex.compile(r"(?:19|20)\d\d|\d\.\d\d\.\d\d")
_SHORT_DATED_LINE: Final = regex.compile(r"(?m)^[^\n]{0,60}(?:19|20)\d\d[^\n]{0,20}$")


@dataclass(frozen=True, slots=True)
class Place:
    """A line that may hold a date: its words, the role of its block, and where it stands.

    `number` counts the filled lines of its part from 0: from the first down, or from the last up. `before`
    is how many characters of the document stand before it.
    """

    text: str
    role: str
    is_head: bool
    number: int
    before: int


def places(draft: Draft) -> list[Place]:
    """Return the first and the last lines with something like a year in them, from the top down."""
    text = draft.text.text
    head = list(_head(text))
    after = head[-1][1] if head else 0
    foot = [(start, end, number) for start, end, number in _foot(text) if start > after]
    return [
        *_dated(draft, ((start, end, number) for start, end, number in head), is_head=True),
        *_dated(draft, reversed(foot), is_head=False),
    ]


def is_notice(draft: Draft) -> bool:
    """Whether the first lines have fields for place or hour, as the notice of an event has."""
    text = draft.text.text
    return any(words.PLACE_FIELD.match(text, start, end) for start, end, _ in _head(text))


def heading_lines(text: str) -> Iterator[str]:
    """Yield the short lines with a year that stand above prose, of the first characters of a text."""
    for match in islice(_SHORT_DATED_LINE.finditer(text, 0, _CHRONICLE), _MOST_HEADINGS):
        below = text[match.end() : match.end() + _LONGEST_LOOK].strip().partition("\n")[0]
        if len(below) >= _LONG_PROSE or (len(below) >= _PROSE and is_terminated(below)):
            yield match.group().strip()


def _labelled(text: str, start: int, end: int) -> str:
    """A line, after the one above it where that is nothing but a label for a date ("Last updated at")."""
    line = text[start:end].strip()
    above = text[max(0, start - _LONGEST_LABEL) : start].rstrip().rpartition("\n")[2].strip()
    is_label = words.LABEL.fullmatch(above) is not None
    return f"{above} {line}" if is_label else line


def _dated(draft: Draft, found: Iterator[tuple[int, int, int]], *, is_head: bool) -> Iterator[Place]:
    starts = [block.start for block in draft.blocks]
    for start, end, number in found:
        if not _DATED.search(draft.text.text, start, end):
            continue
        block = bisect_right(starts, start) - 1
        role = draft.blocks[block].value if block >= 0 else ""
        if role not in _PASSED_OVER:
            yield Place(_labelled(draft.text.text, start, end), role, is_head, number, start)


def _head(text: str) -> Iterator[tuple[int, int, int]]:
    """Filled lines from the first down: start, end, number."""
    start = number = 0
    limit = min(len(text), _HEAD)
    while start < limit and number < _HEAD_LINES:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if not text[start : min(end, start + 200)].isspace() and end > start:
            yield start, end, number
            number += 1
        start = end + 1


def _foot(text: str) -> Iterator[tuple[int, int, int]]:
    """Filled lines from the last up: start, end, number."""
    end, number = len(text), 0
    limit = max(0, len(text) - _FOOT)
    while end > limit and number < _FOOT_LINES:
        start = text.rfind("\n", 0, end) + 1
        if not text[max(start, end - 200) : end].isspace() and end > start:
            yield start, end, number
            number += 1
        end = start - 1
