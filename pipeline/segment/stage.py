"""The segmenting stage: documents, blocks and source map in; turns and sentences out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import regex

import pipeline.documents
import pipeline.entities
import pipeline.language
import pipeline.segment
from pipeline.documents import Document, documents
from pipeline.entities import reference
from pipeline.entities.speakers import resolve
from pipeline.language import identify_within
from pipeline.segment.boundaries import Bounds, sentences
from pipeline.segment.timing import Clock, clock_of
from pipeline.segment.turns import Turn, turns
from pipeline.stage import Annotator, Stage, Tables, code_hash, file_hash
from pipeline.tables import TABLES, from_rows
from pipeline.text.lines import MARKS, WORD

ROLES = frozenset({"title", "heading", "description", "body", "transcript"})
"""Roles of blocks that are cut into sentences."""

_QUESTION = regex.compile(r"[?？؟][\"'”’»)\]]*$")
NAME, VERSION = "segmenter", "1"
Row = dict[str, Any]


def segment_stage() -> Stage:
    """Return the segmenting stage."""
    # What reads, text and labels among it, is in the fingerprint through the reading stage before this one.
    code = code_hash(pipeline.segment, pipeline.documents, pipeline.language, pipeline.entities)
    annotator = Annotator(NAME, VERSION, code, file_hash(*reference.files()))
    outputs = ("turns", "sentences")
    return Stage(
        "segment",
        ("documents", "blocks", "source_map", "labels"),
        outputs,
        annotator,
        run,
        "Cuts documents into turns and sentences.",
    )


def run(tables: Tables) -> Tables:
    """Cut every document of the shard into turns and sentences."""
    turn_rows: list[Row] = []
    sentence_rows: list[Row] = []
    for document in documents(tables):
        found = turns(document)
        clock = clock_of(document, {turn.label_start: turn.start for turn in found})
        turn_rows += (_turn_row(document, clock, number, turn) for number, turn in enumerate(found))
        sentence_rows += _sentence_rows(document, clock, found)
    return {
        "turns": from_rows(TABLES["turns"], turn_rows),
        "sentences": from_rows(TABLES["sentences"], sentence_rows),
    }


def _turn_row(document: Document, clock: Clock | None, number: int, turn: Turn) -> Row:
    start_s, end_s, _, _ = _times(clock, (turn.start, turn.end))
    return {
        **document.shared,
        **document.mapped.positions(turn.start, turn.end),
        "turn_no": number,
        "start_s": start_s,
        "end_s": end_s,
        "speaker_name": turn.speaker,
        "speaker_entity_id": _speaker(document, turn),
        "speaker_role": turn.role,
        "speaker_method": "label" if turn.speaker else "none",
        "speaker_candidates": [],
        "annotator": f"{NAME}@{VERSION}",
    }


def _speaker(document: Document, turn: Turn) -> str | None:
    """The entity a printed label names, where it names one in full."""
    published = document.row["published_at"]
    day = published.date() if published else None
    return resolve(turn.speaker, document.row["language"], day) if turn.speaker else None


def _sentence_rows(document: Document, clock: Clock | None, found: list[Turn]) -> Iterator[Row]:
    text, previous = document.text, ""
    turn_starts = [turn.start for turn in found]
    for number, (block, (start, end)) in enumerate(_bounds(document, found)):
        surface = text[start:end]
        language = identify_within(surface, document.row["language"])
        start_s, end_s, method, error_s = _times(
            clock if block["role"] == "transcript" else None, (start, end)
        )
        words = " ".join(WORD.findall(surface.casefold()))
        yield {
            **document.shared,
            **document.mapped.positions(start, end),
            "sentence_no": number,
            "block_no": block["block_no"],
            "turn_no": _turn_at(found, turn_starts, start),
            "text": surface,
            "start_s": start_s,
            "end_s": end_s,
            "time_method": method,
            "time_error_s": error_s,
            "language": language.language,
            "language_score": language.score,
            "is_question": _QUESTION.search(surface) is not None,
            "is_repeat": bool(words) and words == previous,
            "annotator": f"{NAME}@{VERSION}",
        }
        previous = words


def _turn_at(found: list[Turn], starts: list[int], position: int) -> int | None:
    number = bisect_right(starts, position) - 1
    return number if number >= 0 and position < found[number].end else None


def _bounds(document: Document, found: list[Turn]) -> Iterator[tuple[Row, Bounds]]:
    """Sentences line by line, without opening marks and speaker labels; a transcript is one line.

    A label ends the sentence before it, wherever it stands.
    """
    labels = {turn.label_start: turn.start for turn in found}
    cuts = sorted(labels)
    for block in document.blocks:
        if block["role"] not in ROLES:
            continue
        for start, end in _pieces(document.text, block["start_char"], block["end_char"], cuts):
            marks = MARKS.match(document.text, start, end)
            begin = min(labels.get(start, marks.end() if marks else start), end)
            yield from (
                (block, bounds) for bounds in sentences(document.text, begin, end, document.row["language"])
            )


def _pieces(text: str, start: int, end: int, labels: list[int]) -> Iterator[Bounds]:
    """Lines of text[start:end], cut before each label."""
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        inner = labels[bisect_right(labels, start) : bisect_left(labels, stop)]
        yield from pairwise((start, *inner, stop))
        start = stop + 1


def _times(
    clock: Clock | None, bounds: Bounds
) -> tuple[float | None, float | None, str | None, float | None]:
    """Seconds of a span: start, end, method, largest error; all null for written text."""
    if clock is None:
        return None, None, None, None
    first, last = clock.starting(bounds[0]), clock.ending(bounds[1])
    method = "cue" if first.is_cue and last.is_cue else "interpolated"
    end_s = max(first.seconds, last.seconds)
    return round(first.seconds, 3), round(end_s, 3), method, round(max(first.error_s, last.error_s), 3)
