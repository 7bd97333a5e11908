"""Sentence boundaries of punctuated text: sums of evidence where it is plain, else a small network.

The text is read as chunks between white space. Gaps that need no thought are settled at once (`sorting`), the
rest is scored with the chunks around it (`context`, `model`); ends without a space are found apart (`glued`).
Every step reads a text once, in parts of bounded size.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import regex

from pipeline.segment.chunks import chunks_of
from pipeline.segment.context import scored
from pipeline.segment.glued import glued
from pipeline.segment.sorting import sort_out

_ELISION: Final = r"(?:<\s*[.…][.…\s]*>|\[\s*(?:\.{3}|…)\s*\]|\(\s*(?:\.{3}|…)\s*\))"
_BEFORE: Final = regex.compile(rf"(?:\s|{_ELISION})*+")
_AFTER: Final = regex.compile(rf"(?r)(?:\s|{_ELISION})*")
"""Matched backwards from the end."""

_SAID: Final = regex.compile(r"[\p{L}\p{N}]")
_BRACKETS: Final = ">])"
_PART, _AROUND = 1 << 16, 1 << 10
"""Characters cut at once, and those read before and after them."""

_SPACE: Final = re.compile(r"\s")

Bounds = tuple[int, int]


def sentences(text: str, start: int, end: int, language: str = "und") -> list[Bounds]:
    """Return the sentences of text[start:end] as spans (code points), without the white space around them.

    Every letter and digit lies in one of them. What stands alone without any, such as an elision
    ("<...>") between two sentences, is none.
    """
    whole = _strip(text, start, end)
    if whole is None:
        return []
    found = {cut for part in _parts(text, *whole) for cut in _cuts(text, *whole, part, language)}
    cuts = [whole[0], *sorted(found.union(glued(text, *whole, language))), whole[1]]
    spans = (_span(text, a, b) for a, b in pairwise(cuts))
    return [span for span in spans if span]


def _parts(text: str, start: int, end: int) -> Iterator[Bounds]:
    while end - start > _PART:
        space = _SPACE.search(text, start + _PART, end)
        if space is None:
            break
        yield start, space.end()
        start = space.end()
    yield start, end


def _cuts(text: str, start: int, end: int, part: Bounds, language: str) -> Iterator[int]:
    """Yield where sentences start within a part, read with some text around it."""
    chunks, end_of = chunks_of(text, max(start, part[0] - _AROUND), min(end, part[1] + _AROUND))
    gaps = sort_out(chunks, language)
    found = (end_of(gap) for gap in (*gaps.ends, *scored(chunks, language, gaps)))
    yield from (cut for cut in found if part[0] <= cut < part[1])


def _span(text: str, start: int, end: int) -> Bounds | None:
    """Return what is said between two cuts; most begin after a space and end with a mark."""
    start += text[start : start + 1].isspace()
    if text[start : start + 1].isalnum():
        stop = start + len(text[start:end].rstrip())
        if text[stop - 1] not in _BRACKETS:
            return start, stop
    span = _strip(text, start, end)
    return span if span and _SAID.search(text, *span) else None


def _strip(text: str, start: int, end: int) -> Bounds | None:
    before = _BEFORE.match(text, start, end)
    begin = before.end() if before else start
    after = _AFTER.match(text, begin, end)
    stop = after.start() if after else end
    return (begin, stop) if begin < stop else None
