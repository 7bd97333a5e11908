"""The stage that gives documents and turns their topics."""

from __future__ import annotations

from functools import cache
from typing import Any

import pipeline.topics as package
from pipeline.stage import Annotator, Stage, Tables, code_hash, file_hash, uncollected
from pipeline.tables import TABLES, conform, from_rows
from pipeline.topics import decide as rules
from pipeline.topics import judge
from pipeline.topics.concepts.read import dictionary_files
from pipeline.topics.decide import Decision, decide
from pipeline.topics.model import FILE
from pipeline.topics.schemes import reference_files
from pipeline.topics.units import HASHTAG_SHARE, SPOKEN_ROLES, Unit, tallies


@cache
def topics_stage() -> Stage:
    """Return the stage: documents, blocks, turns and sentences in, topics out."""
    return Stage(
        name="topics",
        inputs=("documents", "blocks", "turns", "sentences", "mentions"),
        outputs=("topics",),
        annotator=_annotator(),
        run=run,
        description="Topics of documents and turns in two schemes, with evidence and abstention.",
    )


@cache
def _annotator() -> Annotator:
    return Annotator(
        name="topics",
        version="2",
        code_sha256=code_hash(package),
        model_sha256=file_hash(FILE, *dictionary_files(), *reference_files()),
        parameters={
            "first": judge.FIRST,
            "further": judge.FURTHER,
            "min_words": rules.MIN_WORDS,
            "hashtag_share": HASHTAG_SHARE,
            "roles": list(SPOKEN_ROLES),
        },
    )


def run(tables: Tables) -> Tables:
    """Score every document and turn of a shard; each unit has topics or one abstention in each scheme."""
    with uncollected():
        documents = _documents(tables)
        units = tallies(tables)
        rows = [
            _row(unit, decision, *documents[unit[:2]])
            for unit, decisions in zip(units, decide(list(units.values())), strict=True)
            for decision in decisions
        ]
    return {"topics": conform(TABLES["topics"], from_rows(TABLES["topics"], rows))}


def _documents(tables: Tables) -> dict[tuple[str, int], tuple[str, object]]:
    """Return the text and the day of each document."""
    columns = ["document_id", "revision", "text", "partition_day"]
    rows: list[dict[str, Any]] = tables["documents"].select(columns).to_pylist()
    return {(row["document_id"], row["revision"]): (row["text"], row["partition_day"]) for row in rows}


def _row(unit: Unit, decision: Decision, text: str, partition_day: object) -> dict[str, object]:
    document_id, revision, kind, number = unit
    return {
        "document_id": document_id,
        "revision": revision,
        "unit": kind,
        "unit_no": number,
        "scheme": decision.scheme,
        "code": decision.code,
        "label": decision.label,
        "score": decision.score,
        "is_abstained": decision.reason is not None,
        "reason": decision.reason,
        "evidence": [_phrase(text, *found) for found in decision.evidence],
        "annotator": _annotator().label,
        "partition_day": partition_day,
    }


def _phrase(text: str, start: int, end: int, weight: float | None) -> dict[str, object]:
    return {"start_char": start, "end_char": end, "surface": text[start:end], "weight": weight}
