"""SELECT statements that show Parquet files as a declared table."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

import pyarrow as pa

from pipeline.tables import Table

_TYPES = {
    pa.string(): "VARCHAR",
    pa.int32(): "INTEGER",
    pa.int64(): "BIGINT",
    pa.float64(): "DOUBLE",
    pa.bool_(): "BOOLEAN",
    pa.date32(): "DATE",
    pa.timestamp("us", tz="UTC"): "TIMESTAMP WITH TIME ZONE",
}


# The folder of the file itself, as Delta Lake names it. DuckDB's own hive partitioning reads every
# `key=value` in the whole path, also in folders above the warehouse that are none of its business.
_DAY = r"CAST(regexp_extract(filename, '[/\\]partition_day=([^/\\]+)[/\\][^/\\]*$', 1) AS DATE)"


def text(value: str) -> str:
    """Write a string as an SQL literal."""
    return "'" + value.replace("'", "''") + "'"


def name(value: str) -> str:
    """Write a name as an SQL identifier."""
    return '"' + value.replace('"', '""') + '"'


def sql_type(kind: pa.DataType) -> str:
    """Return the DuckDB type of an Arrow type that declarations use; KeyError for another."""
    if pa.types.is_list(kind):
        return f"{sql_type(kind.value_type)}[]"
    if pa.types.is_struct(kind):
        return f"STRUCT({', '.join(f'{name(field.name)} {sql_type(field.type)}' for field in kind)})"
    return _TYPES[kind]


def file_list(paths: Iterable[Path]) -> str:
    """Write paths as a list for `read_parquet`."""
    return f"[{', '.join(text(str(path)) for path in paths)}]"


def select(table: Table, files: str, present: Collection[str] | None = None, in_folders: bool = True) -> str:
    """Return a SELECT of the declared columns, in order, from an SQL expression that lists Parquet files.

    `present` names the columns that the files have (all unless given); the others are null, or lists without
    items where they may not be. With `in_folders` the partition comes from the folder that a file lies in, as
    Delta Lake keeps it.
    """
    is_in_folder = in_folders and table.partitioned
    columns = ", ".join(
        f"{_DAY} AS {name(column.name)}"
        if is_in_folder and column.name == "partition_day"
        else _column(table, column.name, present)
        for column in table.columns
    )
    named = ", filename = true" if is_in_folder else ""
    return f"SELECT {columns} FROM read_parquet({files}, hive_partitioning = false{named})"


def select_nothing(table: Table) -> str:
    """Return a SELECT of the declared columns with no rows."""
    return f"SELECT {listed(table, ())} WHERE false"


def listed(table: Table, present: Collection[str]) -> str:
    """Return the declared columns for a SELECT; those not `present` are null, or lists without items."""
    return ", ".join(_column(table, column.name, present) for column in table.columns)


def select_current(table: Table, all_rows: str) -> str:
    """Return a SELECT of documents, with what depends on all revisions worked out over `all_rows`."""
    made = {
        "is_current": "f.is_current",
        "superseded_at": "f.superseded_at",
        "first_seen_at": "f.first_seen_at",
    }
    columns = ", ".join(made.get(column.name, f"d.{name(column.name)}") for column in table.columns)
    # The windows run over keys alone: texts are large, and most queries never look at them.
    flags = (
        "SELECT document_id, revision, partition_day, "
        "revision = max(revision) OVER (PARTITION BY document_id) AS is_current, "
        "lead(received_at) OVER (PARTITION BY document_id ORDER BY revision) AS superseded_at, "
        "min(received_at) OVER (PARTITION BY document_id) AS first_seen_at "
        f"FROM ({all_rows})"
    )
    return (
        f"SELECT {columns} FROM ({all_rows}) d JOIN ({flags}) f USING (document_id, revision, partition_day)"
    )


def _column(table: Table, column: str, present: Collection[str] | None) -> str:
    if present is None or column in present:
        return name(column)
    declared = table.column(column)
    nothing = "[]" if pa.types.is_list(declared.type) and not declared.nullable else "NULL"
    return f"CAST({nothing} AS {sql_type(declared.type)}) AS {name(column)}"
