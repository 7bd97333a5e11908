"""The speech of a document as it is compared with claims, and what comes of a check as columns of a table."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Any, Final

from pipeline.claims.claim import Checked, Said
from pipeline.speakers.spoken import has_words

Row = dict[str, Any]

SENTENCE: Final = (
    "sentence_no",
    "turn_no",
    "text",
    "start_char",
    "end_char",
    "start_s",
    "end_s",
    "language",
    "language_score",
)
"""Columns of `sentences` that a comparison asks for."""
TURN: Final = (
    "turn_no",
    "start_char",
    "end_char",
    "speaker_name",
    "speaker_entity_id",
    "speaker_score",
)
"""Columns of `turns`."""
_SURE: Final = 0.9
"""Probability from which on an inferred speaker counts: a verdict must not rest on a guess."""


def spoken(sentences: Sequence[Row], is_transcript: Sequence[bool]) -> list[Row]:
    """Return the sentences of a document that somebody says: those in turns, else those of its transcript.

    `is_transcript` tells of each sentence whether it stands in a transcript. Notes of sounds say nothing.
    """
    in_turns = [row for row in sentences if row["turn_no"] is not None]
    found = in_turns or [row for row, is_one in zip(sentences, is_transcript, strict=True) if is_one]
    return [row for row in found if has_words(row["text"])]


def said(
    sentences: Sequence[Row], turns: Mapping[int, Row], entities: Sequence[tuple[int, str]]
) -> list[Said]:
    """Return sentences as they are compared; `entities` are (first character, id) of the names, by place."""
    starts = [place for place, _ in entities]
    return [_said(row, turns.get(row["turn_no"], {}), starts, entities) for row in sentences]


def _said(row: Row, turn: Row, starts: list[int], entities: Sequence[tuple[int, str]]) -> Said:
    first, last = bisect_left(starts, row["start_char"]), bisect_left(starts, row["end_char"])
    score = turn.get("speaker_score")
    is_sure = score is None or score >= _SURE  # a printed label has no score
    return Said(
        row["text"],
        turn.get("speaker_name") if is_sure else None,
        turn.get("speaker_entity_id") if is_sure else None,
        # Without a score nothing was measured: the language is that of the document, and may be another.
        None if row["language"] == "und" or row["language_score"] is None else row["language"],
        row["sentence_no"],
        row["start_s"],
        row["end_s"],
        tuple(dict.fromkeys(entity for _, entity in entities[first:last])),
    )


def evidence(checked: Checked, sentences: Sequence[Row]) -> Row:
    """Return the columns that `quotes` and `claim_evidence` share, for the sentences that were compared.

    Without a verdict all are null. Where no words match, the nearest sentence as a whole is the evidence.
    """
    if checked.verdict is None:
        return {"disagreements": [], "nearest": []}
    nearest = [_near(score, sentences[number]) for number, score in checked.near]
    return {
        "verdict": checked.verdict,
        "verdict_score": _rounded(checked.score),
        "disagreements": list(checked.disagreements),
        "evidence_score": nearest[0]["score"] if nearest else None,
        "evidence_sentence_no": nearest[0]["sentence_no"] if nearest else None,
        **_place(checked, sentences),
        "nearest": nearest,
    }


def _place(checked: Checked, sentences: Sequence[Row]) -> Row:
    if checked.span is not None:
        first, last = sentences[checked.span.first], sentences[checked.span.last]
        start, end = first["start_char"] + checked.span.start, last["start_char"] + checked.span.end
    elif checked.near:
        first = last = sentences[checked.near[0][0]]
        start, end = first["start_char"], first["end_char"]
    else:
        return {}
    return {
        "evidence_start_char": start,
        "evidence_end_char": end,
        "evidence_start_s": first["start_s"],
        "evidence_end_s": last["end_s"],
    }


def _near(score: float, row: Row) -> Row:
    return {
        "sentence_no": row["sentence_no"],
        "score": _rounded(score),
        "start_s": row["start_s"],
        "end_s": row["end_s"],
        "text": row["text"],
    }


def _rounded(score: float | None) -> float | None:
    """A score to four places, and never above 1 by a bit of rounding."""
    return None if score is None else min(1.0, round(score, 4))
