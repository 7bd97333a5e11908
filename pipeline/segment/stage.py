"""The segmenting stage: documents, blocks, labels and source map in; sentences out, numbered by turn."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, islice
from operator import itemgetter
from typing import Any, Final

import regex

import pipeline.documents
import pipeline.language
import pipeline.segment
from pipeline.documents import documents
from pipeline.entities.recognise import words as forms
from pipeline.language import Identified, identify_many_within
from pipeline.language import model as language_model
from pipeline.segment import model
from pipeline.segment.cut import Cut, cut
from pipeline.segment.repeats import repeats_of
from pipeline.segment.unpunctuated import model as unpunctuated_model
from pipeline.speakers import changes, cues, spoken
from pipeline.stage import Annotator, Stage, Tables, code_hash, file_hash, uncollected
from pipeline.tables import TABLES
from pipeline.tables.gather import Gatherer

_QUESTION: Final = regex.compile(r"[?？؟][\"'”’»)\]]*$")
_QUESTION_MARKS: Final = "?？؟"
_TAIL: Final = 8
_MODELS: Final = (language_model.FILE, model.FILE, *unpunctuated_model.FILES)
NAME, VERSION = "segmenter", "3"
Row = dict[str, Any]


def segment_stage() -> Stage:
    """Return the segmenting stage."""
    # What reads, text and labels among it, is in the fingerprint through the reading stage before this one.
    code = code_hash(pipeline.segment, pipeline.documents, pipeline.language, changes, cues, spoken, forms)
    annotator = Annotator(NAME, VERSION, code, file_hash(*_MODELS, *changes.FILES, *cues.FILES))
    inputs, outputs = ("documents", "blocks", "source_map", "labels"), ("sentences",)
    return Stage(
        "segment", inputs, outputs, annotator, run, "Cuts documents into sentences, and speech into turns."
    )


def run(tables: Tables) -> Tables:
    """Cut every document of the shard into sentences, and these into turns."""
    with uncollected():
        return _run(tables)


def _run(tables: Tables) -> Tables:
    cuts = cut(documents(tables))
    # Languages are told for the whole shard at once: a call costs more than a sentence.
    surfaces = [surface for one in cuts for surface in one.surfaces]
    surrounding = [one.document.row["language"] for one in cuts for _ in one.bounds]
    languages = iter(identify_many_within(surfaces, surrounding))
    sentence_rows = Gatherer(TABLES["sentences"])
    again = iter(repeats_of([said for one in cuts for said in _by_turn(one)]))
    for one in cuts:
        count = len(one.bounds)
        _add_sentences(sentence_rows, one, list(islice(languages, count)), list(islice(again, count)))
    return {"sentences": sentence_rows.table()}


def _by_turn(one: Cut) -> Iterator[list[str]]:
    """Sentences by turn: what the next speaker says again is no loop."""
    pairs = zip(one.turn_numbers(), one.surfaces, strict=True)
    for _, said in groupby(pairs, key=itemgetter(0)):
        yield [surface for _, surface in said]


def _add_sentences(rows: Gatherer, one: Cut, languages: list[Identified], again: list[bool]) -> None:
    """Add the sentences of a document, column by column."""
    if not one.bounds:
        return
    surfaces = one.surfaces
    starts, ends = zip(*one.bounds, strict=True)
    start_s, end_s, methods, errors = zip(*one.times, strict=True)
    names, scores = zip(*languages, strict=True)
    rows.add(
        len(surfaces),
        one.document.shared | {"annotator": f"{NAME}@{VERSION}"},
        **one.document.places(starts, ends),
        sentence_no=range(len(surfaces)),
        block_no=[block["block_no"] for block in one.blocks],
        turn_no=one.turn_numbers(),
        text=surfaces,
        start_s=start_s,
        end_s=end_s,
        time_method=methods,
        time_error_s=errors,
        language=names,
        language_score=scores,
        change_score=one.scores,
        is_question=[_is_question(surface) for surface in surfaces],
        is_repeat=again,
    )


def _is_question(surface: str) -> bool:
    tail = surface[-_TAIL:]
    return any(mark in tail for mark in _QUESTION_MARKS) and _QUESTION.search(surface) is not None
