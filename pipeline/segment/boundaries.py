"""Sentence boundaries of punctuated text: sums of evidence where it is plain, else a small network.

The text is read as chunks between white space. Gaps that need no thought are settled at once (`sorting`), the
rest is scored with the chunks around it (`context`, `model`); ends without a space are found apart (`glued`).
Every step reads a text once, in parts of bounded size.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

import numpy as np
import regex

from pipeline.segment.context import scored
from pipeline.segment.glued import glued_within
from pipeline.segment.runs import Stretch, runs_of
from pipeline.segment.sorting import sort_out
from pipeline.segment.vocabulary import Vocabulary, vocabulary

_ELISION: Final = r"(?:<\s*[.…][.…\s]*>|\[\s*(?:\.{3}|…)\s*\]|\(\s*(?:\.{3}|…)\s*\))"
_BEFORE: Final = regex.compile(rf"(?:[\s\x1c-\x1f]|{_ELISION})*+")
_AFTER: Final = regex.compile(rf"(?r)(?:[\s\x1c-\x1f]|{_ELISION})*")
"""Matched backwards from the end. White space is what Python strips, the four separators of ASCII too."""

_SAID: Final = regex.compile(r"[\p{L}\p{N}]")
_BRACKETS: Final = ">])"
_PART, _AROUND = 1 << 16, 1 << 10
"""Characters cut at once, and those read before and after them."""

_SPACE: Final = re.compile(r"\s")

_AT_ONCE: Final = 1 << 18
"""Characters read at once: enough that what a call of numpy costs is nothing, and memory stays flat."""

Bounds = tuple[int, int]
Part = tuple[int, Bounds]


def sentences(text: str, start: int, end: int, language: str = "und") -> list[Bounds]:
    """Return the sentences of text[start:end] as spans (code points), without the white space around them.

    Every letter and digit lies in one of them. What stands alone without any, such as an elision
    ("<...>") between two sentences, is none.
    """
    return sentences_of([Stretch(text, start, end, language)])[0]


def sentences_of(stretches: Sequence[Stretch]) -> list[list[Bounds]]:
    """Do for every stretch what `sentences` does for one, several times faster."""
    bounds = [_strip(text, start, end) for text, start, end, _ in stretches]
    whole = [stretch._replace(start=a, end=b) for stretch, (a, b) in zip(stretches, bounds, strict=True)]
    cuts: list[set[int]] = [set() for _ in whole]
    for is_german in (False, True):
        numbers = [n for n, one in enumerate(whole) if (one.language == "de") == is_german]
        for batch in _batches((n, part) for n in numbers for part in _parts(whole[n])):
            for number, cut in _cuts(whole, batch, vocabulary(is_german)):
                cuts[number].add(cut)
    for number, cut in glued_within(whole):
        cuts[number].add(cut)
    return [_spans(one, sorted(found)) for one, found in zip(whole, cuts, strict=True)]


def _batches(parts: Iterable[Part]) -> Iterator[list[Part]]:
    batch, size = [], 0
    for number, (start, end) in parts:
        batch.append((number, (start, end)))
        size += end - start
        if size > _AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _parts(stretch: Stretch) -> Iterator[Bounds]:
    """Yield parts of bounded size that hold something to read."""
    text, start, end, _ = stretch
    return (part for part in _cut_up(text, start, end) if text[slice(*part)].strip())


def _cut_up(text: str, start: int, end: int) -> Iterator[Bounds]:
    while end - start > _PART:
        space = _SPACE.search(text, start + _PART, end)
        if space is None:
            break
        yield start, space.end()
        start = space.end()
    yield start, end


def _cuts(whole: Sequence[Stretch], parts: Sequence[Part], known: Vocabulary) -> Iterator[tuple[int, int]]:
    """Yield stretch and place of the sentence ends within parts, each read with some text around it."""
    known.make_room()
    read = [_with_some_around(whole[number], part) for number, part in parts]
    runs = runs_of(read, known)
    gaps = sort_out(runs, known)
    found = np.concatenate([gaps.ends, *scored(read, runs, gaps, known)])
    for run, cut in zip(runs.number(found).tolist(), runs.ends[found].tolist(), strict=True):
        number, (start, end) = parts[run]
        if start <= cut < end:
            yield number, cut


def _with_some_around(stretch: Stretch, part: Bounds) -> Stretch:
    start, end = max(stretch.start, part[0] - _AROUND), min(stretch.end, part[1] + _AROUND)
    return stretch._replace(start=start, end=end)


def _spans(stretch: Stretch, cuts: list[int]) -> list[Bounds]:
    text, start, end, _ = stretch
    spans = (_span(text, a, b) for a, b in pairwise([start, *cuts, end]) if a < b)
    return [span for span in spans if span]


def _span(text: str, start: int, end: int) -> Bounds | None:
    """Return what is said between two cuts; most begin after a space and end with a mark."""
    start += text[start : start + 1].isspace()
    if text[start : start + 1].isalnum():
        stop = start + len(text[start:end].rstrip())
        if text[stop - 1] not in _BRACKETS:
            return start, stop
    span = _strip(text, start, end)
    return span if _SAID.search(text, *span) else None


def _may_be_cut(last: str) -> bool:
    return last.isspace() or last in _BRACKETS


def _strip(text: str, start: int, end: int) -> Bounds:
    """Return the bounds without white space and elisions; start and end are one where nothing is left."""
    if start < end and text[start].isalnum() and not _may_be_cut(text[end - 1]):
        return start, end
    before = _BEFORE.match(text, start, end)
    begin = before.end() if before else start
    after = _AFTER.match(text, begin, end)
    return begin, max(begin, after.start() if after else end)
