"""The published Delta tables: which files hold which day now, and how a day is put in its place."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import pyarrow as pa
from deltalake import DeltaTable, WriterProperties, write_deltalake

from pipeline.tables import TABLES, Table
from warehouse.paths import Home

# Delta would otherwise drop log entries after 30 days, and with them the versions that catalogs name.
_HISTORY = {"delta.enableExpiredLogCleanup": "false"}
_LAYOUT = WriterProperties(compression="ZSTD", compression_level=3)


@dataclass(frozen=True)
class File:
    """One data file of a table's current version."""

    path: Path
    day: date
    """Partition; `date.min` for a table without days."""
    row_count: int


@dataclass(frozen=True)
class State:
    """What a table is at its current version."""

    version: int | None
    """Delta version; None before the first publication."""
    files: tuple[File, ...]
    """Data files, by day and path."""
    columns: frozenset[str]
    """Names of the columns that the files have."""

    @property
    def row_count(self) -> int:
        """Rows in all files."""
        return sum(file.row_count for file in self.files)


def state(home: Home, name: str) -> State:
    """Return what a published table is now. Cheap while nothing new is committed."""
    log = home.tables / name / "_delta_log"
    commits = sorted(log.glob("*.json"))
    if not commits:
        return State(None, (), frozenset())
    last = commits[-1].stat()
    return _state(home.tables / name, (commits[-1].name, last.st_ino, last.st_mtime_ns))


def version(home: Home, name: str) -> int | None:
    """Return the table's current Delta version; None before its first publication."""
    return state(home, name).version


def files(home: Home, name: str) -> tuple[File, ...]:
    """Return the files of the table's current version, by day and path; none before its first publication."""
    return state(home, name).files


@lru_cache(maxsize=256)
def _state(place: Path, _last_commit: tuple[str, int, int]) -> State:
    table = DeltaTable(str(place))
    actions = pa.table(table.get_add_actions(flatten=True)).to_pylist()
    found = [
        File(place / row["path"], row.get("partition.partition_day") or date.min, row["num_records"])
        for row in actions
    ]
    ordered = sorted(found, key=lambda file: (file.day, str(file.path)))
    return State(int(table.version()), tuple(ordered), frozenset(f.name for f in table.schema().fields))


def replace(home: Home, name: str, rows: pa.RecordBatchReader, days: Iterable[date] | None) -> None:
    """Put `rows` in place of all rows of these days in one commit; with None, of the whole table.

    `rows` has the schema that `schema` gives. Replacing the whole table also brings its columns up to the
    declaration. Files of earlier versions stay, for the readers that hold them. The data files are nobody's
    to write from then on (mode 0444).
    """
    _commit(home, name, rows, days)
    for file in files(home, name):
        # The log keeps its mode: Delta writes it. Removing a file asks for rights on the folder only.
        if file.path.stat().st_mode & 0o222:
            file.path.chmod(0o444)


def _commit(home: Home, name: str, rows: pa.RecordBatchReader, days: Iterable[date] | None) -> None:
    current = _open(home, name)
    if current is None:
        _create(home, name, rows)
        return
    if not _HISTORY.items() <= current.metadata().configuration.items():
        current.alter.set_table_properties(_HISTORY)
    _describe(current, TABLES[name])
    if days is None:
        write_deltalake(current, rows, mode="overwrite", schema_mode="overwrite", writer_properties=_LAYOUT)
        return
    listed = ", ".join(f"'{day.isoformat()}'" for day in sorted(days))
    predicate = f"partition_day IN ({listed})"
    write_deltalake(current, rows, mode="overwrite", predicate=predicate, writer_properties=_LAYOUT)


def roll_back(home: Home, name: str, to: int | None) -> None:
    """Return a table to an earlier version; None means before its first publication."""
    table = _open(home, name)
    if table is None or table.version() == to:
        return
    if to is None:
        shutil.rmtree(home.tables / name)
    else:
        table.restore(to)


def schema(name: str) -> pa.Schema:
    """Return the declared schema, with descriptions under the key that Spark and Trino show (`comment`)."""
    fields = [
        field.with_metadata(
            {**(field.metadata or {}), b"comment": (field.metadata or {}).get(b"description", b"")}
        )
        for field in TABLES[name].schema
    ]
    return pa.schema(fields)


def _open(home: Home, name: str) -> DeltaTable | None:
    place = str(home.tables / name)
    return DeltaTable(place) if DeltaTable.is_deltatable(place) else None


def _create(home: Home, name: str, rows: pa.RecordBatchReader) -> None:
    declared = TABLES[name]
    write_deltalake(
        str(home.tables / name),
        rows,
        name=name,
        description=declared.description,
        partition_by=["partition_day"] if declared.partitioned else None,
        # Statistics over whole texts would fill the log: keys are what readers look for.
        configuration={"delta.dataSkippingStatsColumns": ",".join(_keys(declared)), **_HISTORY},
        writer_properties=_LAYOUT,
    )


def _keys(table: Table) -> list[str]:
    return [name for name in table.key if name != "partition_day"]


def _describe(current: DeltaTable, declared: Table) -> None:
    """Bring changed descriptions into the Delta schema, without which it refuses the rows."""
    fields = {field.name: dict(field.metadata) for field in current.schema().fields}
    for wanted in schema(declared.name):
        texts = {key.decode(): value.decode() for key, value in (wanted.metadata or {}).items()}
        if wanted.name in fields and not texts.items() <= fields[wanted.name].items():
            current.alter.set_column_metadata(wanted.name, texts)
