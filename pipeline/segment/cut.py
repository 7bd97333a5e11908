"""One document cut into turns and sentences, before anything is said about them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from pipeline.documents import Document
from pipeline.segment.boundaries import Bounds
from pipeline.segment.lanes import sentences
from pipeline.segment.timing import Clock, clock_of
from pipeline.segment.turns import Turn, turns
from pipeline.text.lines import MARKS

ROLES: Final = frozenset({"title", "heading", "description", "body", "transcript"})
"""Roles of blocks that are cut into sentences."""

Row = dict[str, Any]
Times = tuple[float | None, float | None, str | None, float | None]
"""Seconds of a span: start, end, method, largest error; all null for written text."""

_UNTIMED: Final[Times] = (None, None, None, None)


@dataclass(frozen=True)
class Cut:
    """A document with its turns, its clock, and its sentences: block and bounds of each, in order."""

    document: Document
    turns: list[Turn]
    clock: Clock | None
    blocks: tuple[Row, ...]
    bounds: tuple[Bounds, ...]

    @property
    def surfaces(self) -> list[str]:
        """The sentences' characters."""
        text = self.document.text
        return [text[start:end] for start, end in self.bounds]

    def times(self) -> list[Times]:
        """The sentences' seconds; only a transcript is spoken."""
        if self.clock is None:
            return [_UNTIMED] * len(self.bounds)
        return [
            times(self.clock if block["role"] == "transcript" else None, span)
            for block, span in zip(self.blocks, self.bounds, strict=True)
        ]

    def turn_numbers(self) -> list[int | None]:
        """The turn that each sentence begins in; null outside turns."""
        starts = [turn.start for turn in self.turns]
        return [_turn_at(self.turns, starts, start) for start, _ in self.bounds]


def cut(document: Document) -> Cut:
    """Cut one document."""
    found = turns(document)
    clock = clock_of(document, {turn.label_start: turn.start for turn in found})
    pairs = list(_bounds(document, found))
    blocks, bounds = zip(*pairs, strict=True) if pairs else ((), ())
    return Cut(document, found, clock, blocks, bounds)


def times(clock: Clock | None, bounds: Bounds) -> Times:
    """Return the seconds of a span."""
    if clock is None:
        return _UNTIMED
    first, last = clock.starting(bounds[0]), clock.ending(bounds[1])
    method = "cue" if first.is_cue and last.is_cue else "interpolated"
    end_s = max(first.seconds, last.seconds)
    return round(first.seconds, 3), round(end_s, 3), method, round(max(first.error_s, last.error_s), 3)


def _turn_at(found: list[Turn], starts: list[int], position: int) -> int | None:
    number = bisect_right(starts, position) - 1
    return number if number >= 0 and position < found[number].end else None


def _bounds(document: Document, found: list[Turn]) -> Iterator[tuple[Row, Bounds]]:
    """Sentences line by line, without opening marks and speaker labels; a transcript is one line.

    A label ends the sentence before it, wherever it stands.
    """
    labels = {turn.label_start: turn.start for turn in found}
    starts = sorted(labels)
    text, language = document.text, document.row["language"]
    for block in document.blocks:
        if block["role"] not in ROLES:
            continue
        breaks = _cues(document, block) if block["role"] == "transcript" else ()
        for start, end in _pieces(text, block["start_char"], block["end_char"], starts):
            marks = MARKS.match(text, start, end)
            begin = min(labels.get(start, marks.end() if marks else start), end)
            yield from ((block, bounds) for bounds in sentences(text, begin, end, language, breaks))


def _cues(document: Document, block: Row) -> Sequence[int]:
    """Where the cues of a transcript begin."""
    rows = (row for row in document.stretches if row["cue_s"] is not None)
    return [row["start_char"] for row in rows if block["start_char"] < row["start_char"] < block["end_char"]]


def _pieces(text: str, start: int, end: int, labels: list[int]) -> Iterator[Bounds]:
    """Lines of text[start:end], cut before each label."""
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        inner = labels[bisect_right(labels, start) : bisect_left(labels, stop)]
        yield from pairwise((start, *inner, stop))
        start = stop + 1
