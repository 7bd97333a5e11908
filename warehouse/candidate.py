"""The next publication as it would look: what is published, with one day put in its place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import duckdb

from pipeline.tables import TABLES, Table
from warehouse import delta, discovered, merges, staging, views
from warehouse.paths import Home


def connect_candidate(home: Home, day: date) -> duckdb.DuckDBPyConnection:
    """Open an in-memory DuckDB with a view per declared table: published other days and the staged day.

    In `documents`, is_current, superseded_at and first_seen_at are worked out over all days. A table of
    which nothing is staged, or without days, is its staged version where there is one, else the published
    one. Merged entities are those that stand for them, on all days; table `merged` has them. Schema
    `published` holds the same tables as they are published now, schema `shown` what readers see of `topics`:
    themes too. Close the connection after use.
    """
    home.scratch.mkdir(parents=True, exist_ok=True)
    connection = duckdb.connect(config={"temp_directory": str(home.scratch)})
    connection.execute("CREATE SCHEMA published")
    declared = TABLES["entity_merges"]
    rows = _candidate(home, declared, delta.state(home, declared.name), day)
    connection.execute(f"CREATE TABLE merged AS {rows}")
    is_merged = connection.execute("SELECT count(*) FROM merged").fetchall() != [(0,)]
    for table in TABLES.values():
        state = delta.state(home, table.name)
        published, candidate = _published(table, state, state.files), _candidate(home, table, state, day)
        if is_merged and merges.is_named_in(table):
            candidate = merges.select(table, candidate)
        connection.execute(f"CREATE VIEW published.{views.name(table.name)} AS {published}")
        connection.execute(f"CREATE VIEW {views.name(table.name)} AS {candidate}")
    connection.execute("CREATE SCHEMA shown")
    both = ("main.topics", "main.themes", "main.theme_members")
    connection.execute(f"CREATE VIEW shown.topics AS {discovered.select(*(f'FROM {one}' for one in both))}")
    return connection


def _published(table: Table, state: delta.State, files: Sequence[delta.File]) -> str:
    if not files:
        return views.select_nothing(table)
    return views.select(table, views.file_list(file.path for file in files), present=state.columns)


def _candidate(home: Home, table: Table, state: delta.State, day: date) -> str:
    staged = staging.path(home, table.name, day)
    rows = _published(table, state, state.files)
    if staged.exists():
        others = [file for file in state.files if table.partitioned and file.day != day]
        mine = views.select(table, views.file_list([staged]), in_folders=False)
        rows = f"{_published(table, state, others)} UNION ALL {mine}"
    return views.select_current(table, rows) if table.name == "documents" else rows
