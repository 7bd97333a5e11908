"""All tables of Rostrum, each declared once."""

from __future__ import annotations

from pipeline.tables.documents import BLOCKS, DOCUMENTS, HASHTAGS, LABELS, LINKS, SOURCE_MAP
from pipeline.tables.facts import FACTS
from pipeline.tables.intake import RECEIPTS, REJECTS, SOURCES
from pipeline.tables.keyphrases import KEYPHRASES
from pipeline.tables.marts import (
    DAILY_MENTIONS,
    DAILY_PLACES,
    DAILY_TOPICS,
    ENTITY_PAIRS,
    SOURCE_HEALTH,
    SPEAKER_MENTIONS,
    SPEAKER_SHARE,
)
from pipeline.tables.names import ENTITIES, ENTITY_MERGES, ENTITY_NAMES, MENTIONS
from pipeline.tables.operations import ANNOTATORS, QUALITY, RUNS
from pipeline.tables.quotes import CLAIM_EVIDENCE, QUOTES
from pipeline.tables.schema import Column, Reference, Table, conform, empty, from_rows
from pipeline.tables.speech import SENTENCES, TURNS
from pipeline.tables.themes import THEME_MEMBERS, THEMES
from pipeline.tables.topics import TOPICS

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        SOURCES,
        RECEIPTS,
        DOCUMENTS,
        BLOCKS,
        SOURCE_MAP,
        LABELS,
        TURNS,
        SENTENCES,
        MENTIONS,
        ENTITIES,
        ENTITY_NAMES,
        ENTITY_MERGES,
        QUOTES,
        CLAIM_EVIDENCE,
        TOPICS,
        KEYPHRASES,
        FACTS,
        THEMES,
        THEME_MEMBERS,
        LINKS,
        HASHTAGS,
        REJECTS,
        QUALITY,
        ANNOTATORS,
        RUNS,
        DAILY_MENTIONS,
        DAILY_TOPICS,
        DAILY_PLACES,
        ENTITY_PAIRS,
        SPEAKER_SHARE,
        SPEAKER_MENTIONS,
        SOURCE_HEALTH,
    )
}
"""Every declared table by name, in the order of the data dictionary."""

__all__ = ["TABLES", "Column", "Reference", "Table", "conform", "empty", "from_rows"]
