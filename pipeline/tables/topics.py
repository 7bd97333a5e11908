"""What documents and turns are about."""

from __future__ import annotations

from pipeline.tables.common import ANNOTATOR, DOCUMENT_KEY, OF_DOCUMENT, PARTITION_DAY
from pipeline.tables.schema import COUNT, FLAG, REAL, TEXT, Column, Table

TOPICS = Table(
    name="topics",
    grain="unit × topic",
    description="Topics of documents and turns. A unit without a sure topic has one row that says why.",
    key=("document_id", "revision", "unit", "unit_no", "scheme", "code"),
    columns=(
        *DOCUMENT_KEY,
        Column("unit", TEXT, "What was scored.", values=("document", "turn")),
        Column(
            "unit_no",
            COUNT,
            "Number of the turn, or 0 for the document.",
            minimum=0,
            made_from=("turns.turn_no",),
        ),
        Column("scheme", TEXT, "Scheme the code belongs to.", values=("iptc", "cap", "discovered")),
        Column(
            "code", TEXT, "Code of the topic in its scheme; empty string where abstained without a candidate."
        ),
        Column("label", TEXT, "English label of the topic; null without a candidate.", nullable=True),
        Column(
            "score",
            REAL,
            "Strength of the evidence, as the annotator's documentation defines it; null "
            "without a candidate.",
            nullable=True,
            minimum=0,
            maximum=1,
            made_from=("documents.text",),
        ),
        Column("is_abstained", FLAG, "True where the evidence is too weak to assign the topic."),
        Column(
            "reason",
            TEXT,
            "Why it abstained; null where it did not.",
            nullable=True,
            values=("too_short", "too_close", "too_weak", "no_evidence"),
        ),
        ANNOTATOR,
        PARTITION_DAY,
    ),
    layer="stage",
    maker="topics",
    references=(OF_DOCUMENT,),
)
