"""Dates, amounts, percentages, counts and places in the text."""

from __future__ import annotations

from pipeline.tables.common import ANNOTATOR, DOCUMENT_KEY, OF_DOCUMENT, PARTITION_DAY, SPAN
from pipeline.tables.schema import COUNT, DAY, FLAG, REAL, TEXT, Column, Reference, Table

FACT_KINDS = ("date", "amount", "percentage", "count", "place")
QUALIFIERS = ("about", "more_than", "at_least", "less_than", "at_most")
GRANULARITIES = ("day", "week", "month", "quarter", "season", "year", "decade", "century", "range")
DATE_METHODS = ("absolute", "completed", "relative")

FACTS = Table(
    name="facts",
    grain="fact",
    description="Dates, amounts, percentages, counts and places that the text names, with their values.",
    key=("document_id", "revision", "fact_no"),
    columns=(
        *DOCUMENT_KEY,
        Column("fact_no", COUNT, "Number of the fact in the document, from 0.", minimum=0),
        Column(
            "sentence_no",
            COUNT,
            "Sentence it stands in.",
            nullable=True,
            minimum=0,
            made_from=("sentences.sentence_no",),
        ),
        Column(
            "kind",
            TEXT,
            "date: a day or a span of days; amount: money, a measured quantity, a duration or an age; "
            "percentage; count: a number with the things counted; place: a name with coordinates.",
            values=FACT_KINDS,
        ),
        *SPAN,
        Column("surface", TEXT, "The expression as written.", made_from=("documents.text",)),
        Column(
            "value",
            REAL,
            "The number in its unit, or the lower end of a range; null for dates and places.",
            nullable=True,
            made_from=("documents.text",),
        ),
        Column("value_to", REAL, "Upper end of a range; null without one.", nullable=True),
        Column(
            "unit",
            TEXT,
            "Currency (ISO 4217), unit (UCUM), %, ‰ or pp (percentage points); null for other kinds.",
            nullable=True,
        ),
        Column(
            "counted",
            TEXT,
            "What is counted, as written; null but for counts.",
            nullable=True,
            made_from=("documents.text",),
        ),
        Column(
            "qualifier",
            TEXT,
            "How the text bounds the value or date; null where it states it plainly.",
            nullable=True,
            values=QUALIFIERS,
        ),
        Column("is_negated", FLAG, "Whether the statement that holds the fact is denied in its clause."),
        Column(
            "date_from",
            DAY,
            "First day of a date; null for other kinds, and where only the document's day would tell.",
            nullable=True,
        ),
        Column("date_to", DAY, "Last day of it, included.", nullable=True),
        Column(
            "date_granularity",
            TEXT,
            "What the date names; null for others.",
            nullable=True,
            values=GRANULARITIES,
        ),
        Column(
            "date_method",
            TEXT,
            "absolute: the year is written; completed: the year comes from the document's day; relative: "
            "counted from that day. Null for other kinds.",
            nullable=True,
            values=DATE_METHODS,
            made_from=("documents.published_at",),
        ),
        Column(
            "latitude",
            REAL,
            "Of a place: of a city a point in it, of a country or region about its middle (WGS 84).",
            "degrees",
            nullable=True,
            minimum=-90,
            maximum=90,
        ),
        Column(
            "longitude", REAL, "Of a place (WGS 84).", "degrees", nullable=True, minimum=-180, maximum=180
        ),
        Column(
            "entity_id",
            TEXT,
            "The entity that a place is; null for other kinds.",
            nullable=True,
            made_from=("mentions.entity_id",),
        ),
        ANNOTATOR,
        PARTITION_DAY,
    ),
    layer="stage",
    maker="facts",
    references=(OF_DOCUMENT, Reference(("entity_id",), "entities", ("entity_id",), is_made_later=True)),
    surface="surface",
)
