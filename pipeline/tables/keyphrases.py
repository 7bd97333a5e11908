"""Keyphrases of documents."""

from __future__ import annotations

import pyarrow as pa

from pipeline.tables.common import ANNOTATOR, DOCUMENT_KEY, OF_DOCUMENT, PARTITION_DAY, SPAN
from pipeline.tables.schema import COUNT, REAL, TEXT, Column, Table

KEYPHRASES = Table(
    name="keyphrases",
    grain="document × phrase",
    description="The phrases that say most of a document, strongest first, with all their places.",
    key=("document_id", "revision", "phrase_no"),
    columns=(
        *DOCUMENT_KEY,
        Column("phrase_no", COUNT, "Place in the document's order of strength, from 0.", minimum=0),
        *SPAN,
        Column("surface", TEXT, "The phrase as it stands first.", made_from=("documents.text",)),
        Column("phrase", TEXT, "The form in which it stands most often.", made_from=("documents.text",)),
        Column(
            "score",
            REAL,
            "Strength beside the document's strongest phrase, which has 1; no probability.",
            minimum=0,
            maximum=1,
            made_from=("documents.text",),
        ),
        Column("count", COUNT, "How often it stands in the document, in any inflected form.", minimum=1),
        Column(
            "occurrences",
            pa.list_(pa.struct([("start_char", COUNT), ("end_char", COUNT)])),
            "All its places in the clean text (code points), in order.",
            made_from=("documents.text",),
        ),
        ANNOTATOR,
        PARTITION_DAY,
    ),
    layer="stage",
    maker="keyphrases",
    references=(OF_DOCUMENT,),
    surface="surface",
)
