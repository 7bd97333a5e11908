"""What a publication would change: the days of each table whose rows differ from the published ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import duckdb
import pyarrow as pa

from pipeline.tables import TABLES, Table, conform, from_rows
from warehouse import delta, merges, staging, views
from warehouse.paths import Home

_FLAGS = ("document_id", "revision", "is_current", "superseded_at", "first_seen_at", "partition_day")


@dataclass(frozen=True)
class Change:
    """Rows to replace: all rows of these days, or with None the whole table."""

    days: tuple[date, ...] | None


def of(connection: duckdb.DuckDBPyConnection, home: Home, table: Table, day: date) -> Change | None:
    """Return what changes in a table; None where nothing is staged or the staged rows are the published ones.

    `connection` is a candidate. New revisions and late arrivals change the flags of documents of other days
    too, and a merge of entities the rows that name them: those days are among the changed.
    """
    is_staged = staging.path(home, table.name, day).exists()
    if delta.state(home, table.name).columns != {column.name for column in table.columns}:
        return Change(None) if is_staged else None
    if not table.partitioned:
        return Change(None) if is_staged and _differs(connection, table.name, "*", "true") else None
    days = set(_other_days(connection, table))
    if is_staged and _differs(connection, table.name, "*", f"partition_day = DATE '{day}'"):
        days.add(day)
    return Change(tuple(sorted(days))) if days else None


def rows(connection: duckdb.DuckDBPyConnection, table: Table, change: Change) -> pa.RecordBatchReader:
    """Stream the candidate's rows of a change in published order, with the schema of the Delta table."""
    schema = delta.schema(table.name)
    listed = ", ".join(f"DATE '{day}'" for day in change.days or ())
    condition = "true" if change.days is None else f"partition_day IN ({listed})"
    order = ", ".join(views.name(name) for name in (*_first(table), *table.order))
    query = connection.sql(f"SELECT * FROM {views.name(table.name)} WHERE {condition} ORDER BY {order}")
    return pa.RecordBatchReader.from_batches(schema, _cast(query.to_arrow_reader(), schema))


def same_results(connection: duckdb.DuckDBPyConnection, home: Home, day: date) -> bool:
    """Tell whether a day's expectation results are those of its last publication.

    Results on tables that every run adds to are left out: they differ by being looked at. What was observed
    of a table without days is left out too: another day changes it, and this one is none the worse for it.
    """
    query = (
        f"SELECT * FROM published.quality WHERE partition_day = DATE '{day}' AND run_id = "
        f"(SELECT max_by(run_id, ended_at) FROM published.runs WHERE partition_day = DATE '{day}')"
    )
    published = connection.sql(query).to_arrow_table().to_pylist()
    return bool(_results(published, day).equals(_results(staging.results(home, day), day)))


def _results(found: list[dict[str, object]], day: date) -> pa.Table:
    quality = TABLES["quality"]
    kept = [row for row in found if not TABLES[str(row["table_name"])].accumulates]
    rows = [{**row, "observed": _observed(row), "run_id": "", "partition_day": day} for row in kept]
    return conform(quality, from_rows(quality, rows))


def _observed(row: dict[str, object]) -> object:
    return row["observed"] if TABLES[str(row["table_name"])].partitioned else None


def _first(table: Table) -> tuple[str, ...]:
    return ("partition_day",) if table.partitioned else ()


def _cast(batches: Iterator[pa.RecordBatch], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        yield from pa.Table.from_batches([batch]).cast(schema).to_batches()


def _other_days(connection: duckdb.DuckDBPyConnection, table: Table) -> list[date]:
    """Days of which published rows change whatever their own day brings."""
    queries = list(merges.days(table, f"published.{views.name(table.name)}"))
    if table.name == "documents":
        queries.append(f"SELECT partition_day FROM ({_difference('documents', ', '.join(_FLAGS), 'true')})")
    days = {row[0] for query in queries for row in connection.execute(query).fetchall()}
    return sorted(days)


def _differs(connection: duckdb.DuckDBPyConnection, name: str, columns: str, condition: str) -> bool:
    return bool(
        connection.execute(f"SELECT 1 FROM ({_difference(name, columns, condition)}) LIMIT 1").fetchall()
    )


def _difference(name: str, columns: str, condition: str) -> str:
    now = f"SELECT {columns} FROM {views.name(name)} WHERE {condition}"
    then = f"SELECT {columns} FROM published.{views.name(name)} WHERE {condition}"
    return f"(({now}) EXCEPT ALL ({then})) UNION ALL (({then}) EXCEPT ALL ({now}))"
