"""Themes that no scheme names, as they live from week to week, and the passages that speak of them."""

from __future__ import annotations

import pyarrow as pa

from pipeline.tables.common import ANNOTATOR, DOCUMENT_KEY
from pipeline.tables.schema import COUNT, DAY, FLAG, REAL, TEXT, Column, Reference, Table

THEME_STATUSES = ("new", "continuing", "quiet", "returned", "retired")

_PHRASES = pa.list_(pa.struct([("phrase", TEXT), ("language", TEXT), ("score", REAL)]))
_EXAMPLES = pa.list_(
    pa.struct(
        [
            ("document_id", TEXT),
            ("revision", COUNT),
            ("sentence_no", COUNT),
            ("language", TEXT),
            ("text", TEXT),
        ]
    )
)
_LANGUAGES = pa.list_(pa.struct([("language", TEXT), ("member_count", COUNT)]))


def _count(name: str, description: str) -> Column:
    return Column(name, COUNT, description, "passages", minimum=0)


def _share(name: str, description: str) -> Column:
    return Column(name, REAL, description, nullable=True, minimum=0, maximum=1)


THEMES = Table(
    name="themes",
    grain="theme × week",
    description="Themes that no scheme names, found in passages that belong together, week by week of "
    "receipt until they retire. A theme keeps its id for life.",
    key=("theme_id", "week"),
    columns=(
        Column(
            "theme_id",
            TEXT,
            "The theme: the week it was found in, and a digest of its first typical passage.",
        ),
        Column(
            "week",
            DAY,
            "Monday of the week (UTC) whose documents came in.",
            made_from=("documents.received_at",),
        ),
        Column(
            "status",
            TEXT,
            "new: first found this week; continuing: spoken of this week; quiet: not spoken of; returned: "
            "spoken of again after it had retired; retired: quiet for four weeks, or merged.",
            values=THEME_STATUSES,
        ),
        Column(
            "merged_into",
            TEXT,
            "The theme it turned out to be part of; null where it was none.",
            nullable=True,
        ),
        Column("split_from", TEXT, "The theme it was part of before; null where it was none.", nullable=True),
        Column(
            "label",
            TEXT,
            "Telling phrases in the language that most members have, as they are said.",
            made_from=("sentences.text",),
        ),
        Column("label_language", TEXT, "Language of the label."),
        Column(
            "label_en",
            TEXT,
            "The same in English, from its members in English or the names in it; null where there are none.",
            nullable=True,
            made_from=("sentences.text", "entities.name"),
        ),
        Column("phrases", _PHRASES, "Telling phrases by language, best first (c-TF-IDF; no probability)."),
        Column(
            "entities",
            pa.list_(TEXT),
            "Up to five entities that are named in it more than elsewhere, best first.",
            made_from=("mentions.entity_id",),
        ),
        _count("member_count", "Members so far."),
        _count("new_member_count", "Of them those that joined this week."),
        Column("document_count", COUNT, "Documents of the members.", minimum=0),
        Column("languages", _LANGUAGES, "Members by language, most first."),
        Column("first_week", DAY, "Week in which it was found."),
        Column("last_seen_week", DAY, "Last week in which a document spoke of it."),
        Column(
            "quiet_weeks", COUNT, "Weeks with news, this one included, since it was spoken of.", minimum=0
        ),
        _share(
            "cohesion", "Mean cosine of members and the centre of the others; null where none is at hand."
        ),
        Column(
            "nearest_topic",
            TEXT,
            "IPTC topic that overlaps most with it; null without one. What a topic names is no theme.",
            nullable=True,
            made_from=("topics.code",),
        ),
        _share("nearest_topic_share", "Share of its members with any topic that have that one."),
        _share("nearest_topic_cover", "Share of that topic's passages that are in the theme."),
        Column(
            "examples",
            _EXAMPLES,
            "Up to three typical sentences of different documents, this week's first.",
            made_from=("sentences.text",),
        ),
        Column(
            "is_over",
            FLAG,
            "Whether documents of a later week came in. Until then, ids of new themes may change.",
        ),
        ANNOTATOR,
    ),
    layer="reference",
    maker="themes",
)

THEME_MEMBERS = Table(
    name="theme_members",
    grain="passage × week in which it joined a theme or moved",
    description="Passages (some sentences of one turn or document) and the theme they belong to. The row of "
    "the last week holds; earlier ones say how it was before themes merged or fell apart.",
    key=("document_id", "revision", "sentence_no", "week"),
    columns=(
        *DOCUMENT_KEY,
        Column(
            "sentence_no",
            COUNT,
            "First sentence of the passage.",
            minimum=0,
            made_from=("sentences.sentence_no",),
        ),
        Column(
            "last_sentence_no", COUNT, "Last sentence of it.", minimum=0, made_from=("sentences.sentence_no",)
        ),
        Column("week", DAY, "Week (Monday) from which on it belongs to the theme."),
        Column("theme_id", TEXT, "The theme.", made_from=("themes.theme_id",)),
        Column("unit", TEXT, "What the passage is part of.", values=("document", "turn")),
        Column(
            "unit_no",
            COUNT,
            "Number of the turn, or 0 for the document.",
            minimum=0,
            made_from=("turns.turn_no",),
        ),
        Column("language", TEXT, "Language of the passage.", made_from=("sentences.language",)),
        Column(
            "similarity",
            REAL,
            "Cosine of the passage and the centre of the theme's other members; no probability.",
            minimum=-1,
            maximum=1,
        ),
        Column("is_current", FLAG, "Whether this is where the passage belongs now."),
        Column(
            "received_day",
            DAY,
            "UTC day on which the document's bytes were received.",
            made_from=("documents.partition_day",),
        ),
        ANNOTATOR,
    ),
    layer="reference",
    maker="themes",
    references=(Reference(("theme_id",), "themes", ("theme_id",)),),
)
