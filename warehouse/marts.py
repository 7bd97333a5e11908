"""Marts: small tables for dashboards, in SQL."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

from pipeline.tables import TABLES
from warehouse import staging
from warehouse.candidate import connect_candidate
from warehouse.paths import Home

MARTS = tuple(table.name for table in TABLES.values() if table.layer == "mart")
_SQL = Path(__file__).parent / "sql" / "marts"


def build_marts(home: Home, day: date) -> dict[str, int]:
    """Compute every mart over the candidate, stage it, and return its rows."""
    rows = {}
    with closing(connect_candidate(home, day)) as connection:
        for name in MARTS:
            data = connection.sql((_SQL / f"{name}.sql").read_text(encoding="utf-8")).to_arrow_table()
            staging.write(home, name, None, data)
            rows[name] = data.num_rows
    return rows
