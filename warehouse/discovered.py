"""Rows of `topics` that say which unit speaks of which theme, made where they are read.

A theme can merge or end long after the day of a document, so what its units are about is worked out anew from
the tables of themes rather than written into the rows of that day.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from pipeline.tables import TABLES
from warehouse import views

_SQL: Final = Path(__file__).parent / "sql" / "themes" / "topics.sql"
_MADE: Final = (
    "document_id revision unit unit_no scheme code label is_abstained annotator partition_day".split()
)


def select(topics: str, themes: str, members: str) -> str:
    """Return a SELECT of `topics` with what the tables of themes add; all are SELECTs."""
    query = _SQL.read_text(encoding="utf-8").format(themes=f"({themes})", members=f"({members})")
    columns = views.listed(TABLES["topics"], _MADE)
    return f"{topics} UNION ALL SELECT {columns} FROM ({query})"
