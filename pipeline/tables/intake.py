"""What arrived and what was refused: sources, receipts, rejects."""

from __future__ import annotations

from pipeline.tables.common import PARTITION_DAY
from pipeline.tables.schema import BIG, MOMENT, REAL, TEXT, Column, Reference, Table

SOURCES = Table(
    name="sources",
    grain="source",
    description="Places that statements come from.",
    key=("source_id",),
    columns=(
        Column("source_id", TEXT, "Short stable name of the source."),
        Column("name", TEXT, "Name for people."),
        Column("kind", TEXT, "How it is reached.", values=("folder", "inbox", "feed", "site", "archive")),
        Column("uri", TEXT, "Where it is, as its owner gave it."),
        Column("language", TEXT, "Main language (BCP 47); null where not known.", nullable=True),
        Column(
            "licence", TEXT, "Terms under which its texts may be used; null where not known.", nullable=True
        ),
        Column(
            "expected_per_day",
            REAL,
            "Arrivals to expect in a day; null where not known.",
            "receipts per day",
            nullable=True,
            minimum=0,
        ),
    ),
    layer="receive",
    maker="receive",
)

RECEIPTS = Table(
    name="receipts",
    grain="arrival",
    description="One arrival of bytes from a source. Bytes are kept for ever under their SHA-256.",
    key=("receipt_id",),
    columns=(
        Column("receipt_id", TEXT, "Identifier of the arrival, from source, address, bytes and day."),
        Column("source_id", TEXT, "Source the bytes came from.", made_from=("sources.source_id",)),
        Column("uri", TEXT, "Address inside the source: for a folder, the path below it."),
        Column("raw_id", TEXT, "SHA-256 of the bytes, in hexadecimal: the raw object's name."),
        Column("media_type", TEXT, "Media type guessed from the bytes, then from the name."),
        Column("byte_count", BIG, "Size of the raw object.", "bytes", minimum=0),
        Column("received_at", MOMENT, "When the bytes arrived.", "UTC"),
        PARTITION_DAY,
    ),
    layer="receive",
    maker="receive",
    references=(Reference(("source_id",), "sources", ("source_id",)),),
)

REJECTS = Table(
    name="rejects",
    grain="refused input",
    description="Input that could not be taken in, whole or in part, with its place and the reason.",
    key=("receipt_id", "stage", "reject_no"),
    columns=(
        Column("receipt_id", TEXT, "Arrival that was refused.", made_from=("receipts.receipt_id",)),
        Column("raw_id", TEXT, "Its raw object.", made_from=("receipts.raw_id",)),
        Column("stage", TEXT, "Stage that refused it."),
        Column("reject_no", BIG, "Number of the refusal within arrival and stage, from 0.", minimum=0),
        Column("uri", TEXT, "File or address refused.", made_from=("receipts.uri",)),
        Column("place", TEXT, "Where in the file: line, byte, record or table row."),
        Column("reason", TEXT, "Short code of the reason."),
        Column("detail", TEXT, "The reason in words, and what to do about it."),
        Column("at", MOMENT, "When the input was received.", "UTC", made_from=("receipts.received_at",)),
        PARTITION_DAY,
    ),
    layer="stage",
    maker="read",
    references=(Reference(("receipt_id",), "receipts", ("receipt_id",)),),
)
