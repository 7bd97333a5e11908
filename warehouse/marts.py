"""Marts: small tables for dashboards, in SQL."""

from __future__ import annotations

import hashlib
import json
from contextlib import closing
from datetime import date
from pathlib import Path

from pipeline.tables import TABLES
from warehouse import delta, journal, staging
from warehouse.candidate import connect_candidate
from warehouse.paths import Home

MARTS = tuple(table.name for table in TABLES.values() if table.layer == "mart")
COUNTED = tuple(
    sorted(
        {
            origin.split(".")[0]
            for name in MARTS
            for column in TABLES[name].columns
            for origin in column.made_from
        }
    )
)
"""Tables that marts are made from."""
_SQL = Path(__file__).parent / "sql" / "marts"


def build_marts(home: Home, day: date) -> dict[str, int]:
    """Compute every mart over the candidate, stage it, and return its rows."""
    journal.settle(home)
    rows = {}
    over = built_on(home, day)  # before the tables are read: what comes in between makes the marts stale
    with closing(connect_candidate(home, day)) as connection:
        for name in MARTS:
            data = connection.sql((_SQL / f"{name}.sql").read_text(encoding="utf-8")).to_arrow_table()
            staging.write(home, name, None, data, made_by=over)
            rows[name] = data.num_rows
    return rows


def built_on(home: Home, day: date) -> str:
    """Fingerprint of everything that marts are computed from: published files, and those staged for the day.

    Files rather than versions: a publication taken back has the files of before under a new version.
    """
    files = {name: [file.path.name for file in delta.files(home, name)] for name in COUNTED}
    staged = {name: staging.digest(home, name, day) for name in COUNTED}
    sql = [(_SQL / f"{name}.sql").read_text(encoding="utf-8") for name in MARTS]
    return hashlib.sha256(json.dumps([files, staged, sql], sort_keys=True).encode()).hexdigest()
