"""Statements as published, their parts, and the map back to the raw characters."""

from __future__ import annotations

import pyarrow as pa

from pipeline.tables.common import (
    ANNOTATOR,
    CLEAN_SPAN,
    DOCUMENT_KEY,
    OF_DOCUMENT,
    PARTITION_DAY,
    RAW_SPAN,
    SPAN,
    SPEAKER_ROLES,
)
from pipeline.tables.schema import BIG, COUNT, FLAG, MOMENT, REAL, TEXT, Column, Reference, Table
from pipeline.text.transforms import TRANSFORMS

DOCUMENT_KINDS = (
    "video_page",
    "transcript",
    "subtitles",
    "page",
    "feed_entry",
    "message",
    "post",
    "text",
)
PRECISIONS = ("second", "minute", "hour", "day", "month", "year")
BLOCK_ROLES = (
    "title",
    "description",
    "body",
    "heading",
    "hashtags",
    "related_links",
    "category",
    "transcript",
    "byline",
    "interface",
    "boilerplate",
)

DOCUMENTS = Table(
    name="documents",
    grain="document × revision",
    description="One statement as published, with its clean text. A file can hold several.",
    key=("document_id", "revision"),
    columns=(
        Column("document_id", TEXT, "Stable identifier, from source, address or external id, and part."),
        Column(
            "revision",
            COUNT,
            "1 as first received, one more for each changed text, title, language or date.",
            minimum=1,
        ),
        Column("is_current", FLAG, "Whether this is the latest revision."),
        Column("source_id", TEXT, "Source it came from.", made_from=("sources.source_id",)),
        Column("receipt_id", TEXT, "Arrival it came with.", made_from=("receipts.receipt_id",)),
        Column("external_id", TEXT, "The publisher's identifier; null where it gives none.", nullable=True),
        Column("raw_id", TEXT, "Raw object that holds it.", made_from=("receipts.raw_id",)),
        Column(
            "record_no",
            BIG,
            "Number of the record in a file of records, from 0; null elsewhere. Raw "
            "positions then count in that record's `text` value.",
            nullable=True,
            minimum=0,
        ),
        Column("encoding", TEXT, "Character encoding in which the raw object decodes."),
        Column("part_no", COUNT, "Number of the document within its file or record, from 0.", minimum=0),
        Column("kind", TEXT, "Form it arrived in, judged by content.", values=DOCUMENT_KINDS),
        Column("uri", TEXT, "Address of the document or of its file.", made_from=("receipts.uri",)),
        Column("title", TEXT, "Title; null where it has none.", nullable=True),
        Column(
            "published_at",
            MOMENT,
            "When it was published; null where not known, never the day of receipt.",
            "UTC",
            nullable=True,
        ),
        Column(
            "published_precision",
            TEXT,
            "Smallest unit of `published_at` that is known; what is smaller is set to its first moment.",
            nullable=True,
            values=PRECISIONS,
        ),
        Column(
            "published_method",
            TEXT,
            "How `published_at` is known: record (the container says so), metadata (the page's own "
            "metadata), page (a date line printed around the text), address (the web address), text (the "
            "text's own words).",
            nullable=True,
            values=("record", "metadata", "page", "address", "text"),
        ),
        Column("edited_at", MOMENT, "When it was last edited; null where not said.", "UTC", nullable=True),
        Column("author", TEXT, "Author or channel as printed; null where not said.", nullable=True),
        Column("forwarded_from", TEXT, "Whose message this one forwards; null elsewhere.", nullable=True),
        Column(
            "reply_to",
            TEXT,
            "`external_id` of the message this one answers; null elsewhere.",
            nullable=True,
        ),
        Column(
            "views",
            BIG,
            "How often it was seen, as its container says; null elsewhere.",
            "views",
            nullable=True,
            minimum=0,
        ),
        Column("received_at", MOMENT, "When its bytes arrived.", "UTC", made_from=("receipts.received_at",)),
        Column("language", TEXT, "Main language (ISO 639-1), or und."),
        Column(
            "language_score",
            REAL,
            "Probability of the language; null where the publisher declared it with the record or it is und.",
            nullable=True,
            minimum=0,
            maximum=1,
        ),
        Column("text", TEXT, "Clean text; all positions count in it."),
        Column("text_sha256", TEXT, "SHA-256 of the clean text in UTF-8, in hexadecimal."),
        Column("char_count", COUNT, "Length of the clean text.", "code points", minimum=0),
        Column("word_count", COUNT, "Words in the clean text.", "words", minimum=0),
        Column("first_seen_at", MOMENT, "When its first revision arrived.", "UTC"),
        Column(
            "superseded_at",
            MOMENT,
            "When the next revision arrived; null while current.",
            "UTC",
            nullable=True,
        ),
        Column("edge_lines", pa.list_(BIG), "Fingerprints of its outer lines; null if none.", nullable=True),
        ANNOTATOR,
        PARTITION_DAY,
    ),
    layer="stage",
    maker="read",
    references=(Reference(("receipt_id",), "receipts", ("receipt_id",)),),
)

BLOCKS = Table(
    name="blocks",
    grain="block",
    description="Stretches of a document with one role each, in order.",
    key=("document_id", "revision", "block_no"),
    columns=(
        *DOCUMENT_KEY,
        Column("block_no", COUNT, "Number of the block in the document, from 0.", minimum=0),
        Column("role", TEXT, "What the stretch is.", values=BLOCK_ROLES),
        *SPAN,
        Column("language", TEXT, "Language of the block (ISO 639-1), or und."),
        Column(
            "language_score",
            REAL,
            "Probability of the language given the text and what surrounds it; null where nothing was "
            "measured.",
            nullable=True,
            minimum=0,
            maximum=1,
        ),
        ANNOTATOR,
        PARTITION_DAY,
    ),
    layer="stage",
    maker="read",
    references=(OF_DOCUMENT,),
)

SOURCE_MAP = Table(
    name="source_map",
    grain="stretch",
    description="Ties clean text to raw text: applying `transform` to the raw stretch gives the clean one.",
    key=("document_id", "revision", "stretch_no"),
    columns=(
        *DOCUMENT_KEY,
        Column("stretch_no", COUNT, "Number of the stretch in the document, from 0.", minimum=0),
        *CLEAN_SPAN,
        *RAW_SPAN,
        Column(
            "transform",
            TEXT,
            "What was done: " + "; ".join(f"{name} {what}" for name, what in TRANSFORMS.items()) + ".",
            values=tuple(TRANSFORMS),
        ),
        Column(
            "cue_s", REAL, "Time that a cue mark names; null elsewhere.", "seconds", nullable=True, minimum=0
        ),
        Column(
            "cue_end_s",
            REAL,
            "Time at which the cue ends, where the mark names it; null elsewhere.",
            "seconds",
            nullable=True,
            minimum=0,
        ),
        ANNOTATOR,
        PARTITION_DAY,
    ),
    layer="stage",
    maker="read",
    references=(OF_DOCUMENT,),
)

LABELS = Table(
    name="labels",
    grain="label",
    description="Marks in a document that say who speaks from there on.",
    key=("document_id", "revision", "label_no"),
    columns=(
        *DOCUMENT_KEY,
        Column("label_no", COUNT, "Number of the label in the document, from 0.", minimum=0),
        *SPAN,
        Column(
            "name",
            TEXT,
            "Speaker as printed; null where the label names none.",
            nullable=True,
            made_from=("documents.text",),
        ),
        Column("role", TEXT, "Part played, where the label says it.", values=SPEAKER_ROLES),
        Column(
            "kind",
            TEXT,
            "What makes it a label: text (a name and a colon in a dialogue), bold (in bold type), picture (a "
            "picture of speech before it), voice (a voice tag of subtitles; its span is empty), chevron (>>, "
            "a change of speaker).",
            values=("text", "bold", "picture", "voice", "chevron"),
        ),
        ANNOTATOR,
        PARTITION_DAY,
    ),
    layer="stage",
    maker="read",
    references=(OF_DOCUMENT,),
)

_POSITION = Column("position", COUNT, "Order in the document, from 0.", minimum=0)
_BLOCK_NO = Column("block_no", COUNT, "Block it stands in.", minimum=0, made_from=("blocks.block_no",))

LINKS = Table(
    name="links",
    grain="occurrence",
    description="Web addresses in documents, in order, repeats kept.",
    key=("document_id", "revision", "position"),
    columns=(
        *DOCUMENT_KEY,
        _POSITION,
        *SPAN,
        Column("url", TEXT, "The address: as printed, or as the words that are linked carry it unseen."),
        Column("surface", TEXT, "The address or the words that carry it.", made_from=("documents.text",)),
        Column(
            "title",
            TEXT,
            "Title printed with it; null where none.",
            nullable=True,
            made_from=("documents.text",),
        ),
        _BLOCK_NO,
        ANNOTATOR,
        PARTITION_DAY,
    ),
    layer="stage",
    maker="read",
    references=(OF_DOCUMENT,),
    surface="surface",
)

HASHTAGS = Table(
    name="hashtags",
    grain="occurrence",
    description="Hashtags in documents, in order, repeats kept.",
    key=("document_id", "revision", "position"),
    columns=(
        *DOCUMENT_KEY,
        _POSITION,
        *SPAN,
        Column("surface", TEXT, "The hashtag as written, with its sign.", made_from=("documents.text",)),
        Column("tag", TEXT, "The hashtag without its sign.", made_from=("documents.text",)),
        _BLOCK_NO,
        ANNOTATOR,
        PARTITION_DAY,
    ),
    layer="stage",
    maker="read",
    references=(OF_DOCUMENT,),
    surface="surface",
)
