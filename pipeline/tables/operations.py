"""How the night went: quality, annotators, runs."""

from __future__ import annotations

import pyarrow as pa

from pipeline.tables.common import PARTITION_DAY
from pipeline.tables.schema import COUNT, FLAG, MOMENT, REAL, TEXT, Column, Table

QUALITY = Table(
    name="quality",
    grain="expectation or gold score × run",
    description="What was expected of each table and what was observed, for each publication.",
    key=("run_id", "partition_day", "table_name", "name"),
    columns=(
        Column("run_id", TEXT, "Publication it belongs to.", made_from=("runs.run_id",)),
        PARTITION_DAY,
        Column("table_name", TEXT, "Table examined."),
        Column("name", TEXT, "Name of the expectation or score."),
        Column("kind", TEXT, "What it is.", values=("expectation", "gold")),
        Column(
            "severity",
            TEXT,
            "What a failure does: error stops the publication, warn does not.",
            values=("error", "warn"),
        ),
        Column("succeeded", FLAG, "Whether it was met."),
        Column(
            "observed", TEXT, "Observed value, as text; null where the expectation gives none.", nullable=True
        ),
        Column("threshold", TEXT, "Value asked for, as text; null where there is none.", nullable=True),
        Column("language", TEXT, "Language it is about; null where all.", nullable=True),
        Column("source_kind", TEXT, "Form it is about; null where all.", nullable=True),
    ),
    layer="publish",
    maker="publish",
    accumulates=True,
)

ANNOTATORS = Table(
    name="annotators",
    grain="stage × version",
    description="The stages that made published rows, with what exactly they were.",
    key=("annotator", "code_sha256"),
    columns=(
        Column("annotator", TEXT, "Stage as name@version."),
        Column("version", TEXT, "Version of the stage."),
        Column(
            "model_sha256", TEXT, "SHA-256 of its model or reference data; null without one.", nullable=True
        ),
        Column("parameters", TEXT, "Its parameters, as JSON."),
        Column("code_sha256", TEXT, "SHA-256 of the code of the stage."),
    ),
    layer="publish",
    maker="publish",
    accumulates=True,
)

RUNS = Table(
    name="runs",
    grain="run",
    description="Runs that published something. A night that changes nothing publishes nothing.",
    key=("run_id",),
    columns=(
        Column("run_id", TEXT, "Identifier of the scheduler's run."),
        PARTITION_DAY,
        Column("started_at", MOMENT, "When the run started.", "UTC"),
        Column("ended_at", MOMENT, "When its publication was ready.", "UTC"),
        Column("status", TEXT, "How it ended.", values=("published",)),
        Column("document_count", COUNT, "Documents in its partition.", minimum=0),
        Column("word_count", COUNT, "Words in its partition.", "words", minimum=0),
        Column(
            "seconds_by_stage",
            pa.list_(pa.struct([("stage", TEXT), ("seconds", REAL)])),
            "Time each stage took.",
            "seconds",
        ),
    ),
    layer="publish",
    maker="publish",
    accumulates=True,
)
