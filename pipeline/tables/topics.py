"""What documents and turns are about."""

from __future__ import annotations

import pyarrow as pa

from pipeline.tables.common import ANNOTATOR, DOCUMENT_KEY, OF_DOCUMENT, PARTITION_DAY
from pipeline.tables.schema import COUNT, FLAG, REAL, TEXT, Column, Table

EVIDENCE = pa.list_(
    pa.struct([("start_char", COUNT), ("end_char", COUNT), ("surface", TEXT), ("weight", REAL)])
)
"""Phrases of the text, each where it stands first."""

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
            "Probability that the topic is right, fitted on statements that trained nothing; null without a "
            "candidate, and for a topic below the second level, which is taken where the text names it.",
            nullable=True,
            minimum=0,
            maximum=1,
            made_from=("documents.text",),
        ),
        Column("is_abstained", FLAG, "True where no topic of the scheme is assigned; code: best candidate."),
        Column(
            "reason",
            TEXT,
            "Why it abstained; null where it did not: `unread` is a language that no lexicon knows.",
            nullable=True,
            values=("too_short", "too_close", "too_weak", "no_evidence", "unread"),
        ),
        Column(
            "evidence",
            EVIDENCE,
            "Phrases that carried the topic, strongest first: where each first is in the clean text (code "
            "points), what it added to the margin (null where the text names the topic); empty "
            "where it abstained.",
            made_from=("documents.text",),
        ),
        ANNOTATOR,
        PARTITION_DAY,
    ),
    layer="stage",
    maker="topics",
    references=(OF_DOCUMENT,),
)
