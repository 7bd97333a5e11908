"""Columns that many tables share, declared once."""

from __future__ import annotations

from pipeline.tables.schema import COUNT, DAY, REAL, TEXT, Column, Reference

PARTITION_DAY = Column(
    "partition_day", DAY, "UTC day on which the bytes were received.", made_from=("receipts.partition_day",)
)
DOCUMENT_KEY = (
    Column("document_id", TEXT, "The document the row belongs to.", made_from=("documents.document_id",)),
    Column("revision", COUNT, "Revision of that document.", minimum=1, made_from=("documents.revision",)),
)
ANNOTATOR = Column(
    "annotator", TEXT, "Stage that made the row, as name@version.", made_from=("annotators.annotator",)
)
CLEAN_SPAN = (
    Column(
        "start_char",
        COUNT,
        "First character in `documents.text`.",
        "code points",
        minimum=0,
        made_from=("documents.text",),
    ),
    Column(
        "end_char",
        COUNT,
        "One past the last character in `documents.text`.",
        "code points",
        minimum=0,
        made_from=("documents.text",),
    ),
)
RAW_SPAN = (
    Column(
        "raw_start_char",
        COUNT,
        "First character in the decoded raw object.",
        "code points",
        minimum=0,
        made_from=("source_map.raw_start_char",),
    ),
    Column(
        "raw_end_char",
        COUNT,
        "One past the last character in the decoded raw object.",
        "code points",
        minimum=0,
        made_from=("source_map.raw_end_char",),
    ),
)
SPAN = CLEAN_SPAN + RAW_SPAN
SECONDS = (
    Column(
        "start_s",
        REAL,
        "When it starts to be spoken; null for written text.",
        "seconds",
        nullable=True,
        minimum=0,
        made_from=("documents.text",),
    ),
    Column(
        "end_s",
        REAL,
        "When it stops being spoken; null for written text.",
        "seconds",
        nullable=True,
        minimum=0,
        made_from=("documents.text",),
    ),
)
SPEAKER_ROLES = ("principal", "host", "journalist", "moderator", "announcer", "unknown")
OF_DOCUMENT = Reference(("document_id", "revision"), "documents", ("document_id", "revision"))
OF_ANNOTATOR = Reference(("annotator",), "annotators", ("annotator",))
