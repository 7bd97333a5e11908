"""Turns and sentences."""

from __future__ import annotations

import pyarrow as pa

from pipeline.tables.common import (
    ANNOTATOR,
    DOCUMENT_KEY,
    OF_DOCUMENT,
    PARTITION_DAY,
    SECONDS,
    SPAN,
    SPEAKER_ROLES,
)
from pipeline.tables.schema import COUNT, FLAG, REAL, TEXT, Column, Table

TURNS = Table(
    name="turns",
    grain="turn",
    description="One speaker's uninterrupted speech. Without a printed label the speaker stays null.",
    key=("document_id", "revision", "turn_no"),
    columns=(
        *DOCUMENT_KEY,
        Column("turn_no", COUNT, "Number of the turn in the document, from 0.", minimum=0),
        *SPAN,
        *SECONDS,
        Column(
            "speaker_name",
            TEXT,
            "Speaker as printed; null where not known.",
            nullable=True,
            made_from=("documents.text",),
        ),
        Column(
            "speaker_entity_id",
            TEXT,
            "Entity the speaker is; null where not known.",
            nullable=True,
            made_from=("entities.entity_id",),
        ),
        Column(
            "speaker_role",
            TEXT,
            "Part played.",
            values=SPEAKER_ROLES,
        ),
        Column(
            "speaker_score",
            REAL,
            "Probability of the speaker; null for a printed label, which is no guess.",
            nullable=True,
            minimum=0,
            maximum=1,
        ),
        Column("speaker_method", TEXT, "How the speaker is known.", values=("label", "none")),
        Column(
            "speaker_candidates",
            pa.list_(pa.struct([("name", TEXT), ("entity_id", TEXT), ("score", REAL)])),
            "Other speakers it could be, best first; empty for a printed label.",
        ),
        ANNOTATOR,
        PARTITION_DAY,
    ),
    layer="stage",
    maker="segment",
    references=(OF_DOCUMENT,),
)

SENTENCES = Table(
    name="sentences",
    grain="sentence",
    description="Sentences of titles, headings, descriptions, bodies and transcripts, joined across cues.",
    key=("document_id", "revision", "sentence_no"),
    columns=(
        *DOCUMENT_KEY,
        Column("sentence_no", COUNT, "Number of the sentence in the document, from 0.", minimum=0),
        Column("block_no", COUNT, "Block it stands in.", minimum=0, made_from=("blocks.block_no",)),
        Column(
            "turn_no",
            COUNT,
            "Turn it belongs to; null outside turns.",
            nullable=True,
            minimum=0,
            made_from=("turns.turn_no",),
        ),
        Column("text", TEXT, "The sentence.", made_from=("documents.text",)),
        *SPAN,
        *SECONDS,
        Column(
            "time_method",
            TEXT,
            "How the seconds are known: cue when both ends stand at cues and no long silence precedes the "
            "last, interpolated between cues otherwise; null for written text.",
            nullable=True,
            values=("cue", "interpolated", "aligned"),
        ),
        Column(
            "time_error_s",
            REAL,
            "Largest error of the seconds that the cues and the rate of speech allow.",
            "seconds",
            nullable=True,
            minimum=0,
        ),
        Column("language", TEXT, "Language (ISO 639-1), or und."),
        Column(
            "language_score",
            REAL,
            "Probability of the language given the text and what surrounds it; null where nothing was "
            "measured.",
            nullable=True,
            minimum=0,
            maximum=1,
        ),
        Column("is_question", FLAG, "Whether it ends in a question mark."),
        Column("is_repeat", FLAG, "Whether it repeats the sentence before it, as recognisers do."),
        ANNOTATOR,
        PARTITION_DAY,
    ),
    layer="stage",
    maker="segment",
    references=(OF_DOCUMENT,),
    surface="text",
)
