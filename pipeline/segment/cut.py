"""One document cut into turns and sentences, before anything is said about them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, pairwise
from typing import Any, Final, NamedTuple

import pyarrow.compute as pc

from pipeline.documents import Document
from pipeline.segment.boundaries import Bounds
from pipeline.segment.lanes import sentences_of
from pipeline.segment.runs import Stretch
from pipeline.segment.speech import SPOKEN, told
from pipeline.segment.timing import Clock, clock_of
from pipeline.segment.turns import Turn, turns
from pipeline.text.lines import MARKS

ROLES: Final = frozenset({"title", "heading", "description", "body", "transcript"})
"""Roles of blocks that are cut into sentences."""

Row = dict[str, Any]
Times = tuple[float | None, float | None, str | None, float | None]
"""Seconds of a span: start, end, method, largest error; all null for written text."""

_PAUSE_S: Final = 0.5
"""Silence after which a sentence has likelier ended than not."""

_INFORMATION: Final = "ℹ"
"""A letter for Unicode, a picture for the people who begin lines with it."""

_UNTIMED: Final[Times] = (None, None, None, None)


class Line(NamedTuple):
    """What is cut by itself, the block it is of, and where in it nobody speaks for a while."""

    block: Row
    stretch: Stretch
    pauses: Sequence[int]


@dataclass(frozen=True)
class Cut:
    """A document with its turns, its clock, and its sentences: block, bounds and seconds of each, in order.

    `scores` are the probabilities that a turn begins with a sentence; null where a label says so, and
    outside speech.
    """

    document: Document
    turns: list[Turn]
    clock: Clock | None
    blocks: tuple[Row, ...]
    bounds: tuple[Bounds, ...]
    times: tuple[Times, ...]
    scores: tuple[float | None, ...]

    @property
    def surfaces(self) -> list[str]:
        """The sentences' characters."""
        text = self.document.text
        return [text[start:end] for start, end in self.bounds]

    def turn_numbers(self) -> list[int | None]:
        """The turn that each sentence begins in; null outside turns."""
        starts = [turn.start for turn in self.turns]
        return [_turn_at(self.turns, starts, start) for start, _ in self.bounds]


def cut(documents: Iterable[Document]) -> list[Cut]:
    """Cut documents; all sentences are found at once, for a call costs more than a sentence."""
    spoken = [(document, turns(document)) for document in documents]
    lines = [list(_lines(document, found)) for document, found in spoken]
    stretches = [line.stretch for own in lines for line in own]
    bounds = iter(sentences_of(stretches, [line.pauses for own in lines for line in own]))
    return [_cut(*one, own, list(islice(bounds, len(own)))) for one, own in zip(spoken, lines, strict=True)]


def _cut(document: Document, found: list[Turn], lines: list[Line], bounds: list[list[Bounds]]) -> Cut:
    clock = clock_of(document, {turn.label_start: turn.start for turn in found})
    blocks = tuple(line.block for line, own in zip(lines, bounds, strict=True) for _ in own)
    spans = tuple(chain.from_iterable(bounds))
    seconds = tuple(
        times(clock if block["role"] == SPOKEN else None, span)
        for block, span in zip(blocks, spans, strict=True)
    )
    if document.labels:
        return Cut(document, found, clock, blocks, spans, seconds, (None,) * len(spans))
    opens = [not number for own in bounds for number in range(len(own))]
    turns, scores = told(document, blocks, spans, opens, [row[:2] for row in seconds])
    return Cut(document, turns, clock, blocks, spans, seconds, tuple(scores))


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


def _lines(document: Document, found: list[Turn]) -> Iterator[Line]:
    """Lines without opening marks and speaker labels; a transcript is one line.

    A label ends the sentence before it, wherever it stands.
    """
    labels = {turn.label_start: turn.start for turn in found}
    starts = sorted(labels)
    text, language = document.text, document.row["language"]
    for block in document.blocks:
        if block["role"] not in ROLES:
            continue
        pauses = _pauses(document, block) if block["role"] == SPOKEN else ()
        for start, end in _pieces(text, block["start_char"], block["end_char"], starts):
            begin = labels[start] if start in labels else _after_marks(text, start, end)
            if begin < end:
                yield Line(block, Stretch(text, begin, end, language), pauses)


def _after_marks(text: str, start: int, end: int) -> int:
    """Where words begin after marks that open a line."""
    is_word = text[start].isalnum() and text[start] != _INFORMATION
    marks = None if is_word else MARKS.match(text, start, end)
    return marks.end() if marks else start


def _pauses(document: Document, block: Row) -> list[int]:
    """Where the cues of a transcript begin before which nobody speaks for a while."""
    timed = document.source_map.filter(pc.is_valid(document.source_map.column("cue_end_s")))
    columns = (timed.column(name).to_pylist() for name in ("start_char", "cue_s", "cue_end_s"))
    return [
        position
        for (_, _, end), (position, start, _) in pairwise(zip(*columns, strict=True))
        if start - end >= _PAUSE_S and block["start_char"] < position < block["end_char"]
    ]


def _pieces(text: str, start: int, end: int, labels: list[int]) -> Iterator[Bounds]:
    """Lines of text[start:end], cut before each label."""
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        inner = labels[bisect_right(labels, start) : bisect_left(labels, stop)] if labels else ()
        yield from pairwise((start, *inner, stop)) if start < stop else ()
        start = stop + 1
