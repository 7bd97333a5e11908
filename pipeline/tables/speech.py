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
from pipeline.tables.schema import COUNT, FLAG, REAL, TEXT, Column, Reference, Table

TURNS = Table(
    name="turns",
    grain="turn",
    description="One speaker's uninterrupted speech, by printed labels or by what is said. A speaker in "
    "doubt stays null; the role remains.",
    key=("document_id", "revision", "turn_no"),
    columns=(
        *DOCUMENT_KEY,
        Column("turn_no", COUNT, "Number of the turn in the document, from 0.", minimum=0),
        *SPAN,
        *SECONDS,
        Column(
            "speaker_name",
            TEXT,
            "Speaker as printed, or by the fullest name the document has; null where not known.",
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
        Column("speaker_role", TEXT, "Part played.", values=SPEAKER_ROLES),
        Column(
            "role_score",
            REAL,
            "Probability of the role; null where a label gives it.",
            nullable=True,
            minimum=0,
            maximum=1,
        ),
        Column(
            "speaker_score",
            REAL,
            "Probability of the speaker; null for a printed label, which is no guess.",
            nullable=True,
            minimum=0,
            maximum=1,
        ),
        Column(
            "speaker_method",
            TEXT,
            "How the speaker is known: a printed label, or inferred from what is said.",
            values=("label", "inferred", "none"),
        ),
        Column(
            "speaker_candidates",
            pa.list_(
                pa.struct(
                    [("name", TEXT), ("entity_id", TEXT), ("score", REAL), ("evidence_sentence_no", COUNT)]
                )
            ),
            "Who it may be, best first, each with the probability and the sentence that speaks for it most; "
            "empty for a printed label.",
        ),
        Column(
            "evidence_sentence_no",
            COUNT,
            "Sentence that says most of who speaks; null for a printed label, where nobody is named, and "
            "where the name rests on the title or on no single sentence.",
            nullable=True,
            minimum=0,
            made_from=("sentences.sentence_no",),
        ),
        Column(
            "change_score",
            REAL,
            "Probability that the turn begins where it does; null for a printed label.",
            nullable=True,
            minimum=0,
            maximum=1,
            made_from=("sentences.change_score",),
        ),
        ANNOTATOR,
        PARTITION_DAY,
    ),
    layer="stage",
    maker="speakers",
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
        Column(
            "change_score",
            REAL,
            "Probability that another speaker begins with it; null where labels say so and in what is "
            "written.",
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
    references=(
        OF_DOCUMENT,
        Reference(
            ("document_id", "revision", "turn_no"),
            "turns",
            ("document_id", "revision", "turn_no"),
            is_made_later=True,
        ),
    ),
    surface="text",
)
