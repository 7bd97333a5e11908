"""The stage that gives documents and turns their topics."""

from __future__ import annotations

from functools import cache
from typing import Any

import pipeline.topics as package
from pipeline.stage import Annotator, Stage, Tables, code_hash, file_hash
from pipeline.tables import TABLES, conform, from_rows
from pipeline.topics import decide as rules
from pipeline.topics.decide import Decision, decide
from pipeline.topics.lexicon import reference_files
from pipeline.topics.units import HASHTAG_SHARE, SPOKEN_ROLES, Unit, tallies


@cache
def topics_stage() -> Stage:
    """Return the stage: documents, blocks, turns and sentences in, topics out."""
    return Stage(
        name="topics",
        inputs=("documents", "blocks", "turns", "sentences"),
        outputs=("topics",),
        annotator=_annotator(),
        run=run,
        description="IPTC Media Topics of documents and turns by weighted terms, with abstention.",
    )


@cache
def _annotator() -> Annotator:
    return Annotator(
        name="topic-lexicon",
        version="1",
        code_sha256=code_hash(package),
        model_sha256=file_hash(*reference_files()),
        parameters={
            "threshold": rules.THRESHOLD,
            "further": rules.FURTHER,
            "beside": rules.BESIDE,
            "background": rules.BACKGROUND,
            "min_words": rules.MIN_WORDS,
            "hashtag_share": HASHTAG_SHARE,
            "roles": list(SPOKEN_ROLES),
        },
    )


def run(tables: Tables) -> Tables:
    """Score every document and turn of a shard; each unit has topics or exactly one abstention."""
    days = {(row["document_id"], row["revision"]): row["partition_day"] for row in _days(tables)}
    rows = [
        _row(unit, decision, days[unit[:2]])
        for unit, tally in tallies(tables).items()
        for decision in decide(tally)
    ]
    return {"topics": conform(TABLES["topics"], from_rows(TABLES["topics"], rows))}


def _days(tables: Tables) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = (
        tables["documents"].select(["document_id", "revision", "partition_day"]).to_pylist()
    )
    return rows


def _row(unit: Unit, decision: Decision, partition_day: object) -> dict[str, object]:
    document_id, revision, kind, number = unit
    return {
        "document_id": document_id,
        "revision": revision,
        "unit": kind,
        "unit_no": number,
        "scheme": "iptc",
        "code": decision.code,
        "label": decision.label,
        "score": decision.score,
        "is_abstained": decision.reason is not None,
        "reason": decision.reason,
        "annotator": _annotator().label,
        "partition_day": partition_day,
    }
