"""All text stages over files, in one call: what `rostrum annotate` and notebooks use."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.readers.draft import Refusal
from pipeline.readers.identity import identifier
from pipeline.readers.revisions import assign, mark_current
from pipeline.readers.stage import reject_row
from pipeline.runners import RunnerKind, map_shards
from pipeline.stage import Tables
from pipeline.stages import stages
from pipeline.tables import TABLES, conform, from_rows

Row = dict[str, Any]
SOURCE_ID = "annotate"
"""Source of documents that come by no receipt of a warehouse."""

Report = Callable[[str, int, int], None]
"""Told of the work: stage, shards done, shards in all."""


def annotate(
    files: Iterable[tuple[str, Path]],
    out: Path,
    at: datetime,
    *,
    runner: RunnerKind = "inline",
    workers: int | None = None,
    progress: Report | None = None,
) -> dict[str, int]:
    """Read files, given as (address, path), run every stage, write `out`/<table>.parquet; return row counts.

    `at` is the moment of receipt that the rows carry. The tables are those of the stages, `receipts` and
    `annotators`. Files that cannot be read become rows of `rejects` (stage `receive`).
    """
    tables = annotate_tables(files, at, runner=runner, workers=workers, progress=progress)
    out.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        pq.write_table(table, out / f"{name}.parquet", compression="zstd")
    return {name: table.num_rows for name, table in tables.items()}


def annotate_tables(
    files: Iterable[tuple[str, Path]],
    at: datetime,
    *,
    runner: RunnerKind = "inline",
    workers: int | None = None,
    progress: Report | None = None,
) -> Tables:
    """Do what `annotate` does, in memory: Arrow tables by name, each conforming to its declaration."""
    arrivals = [_receipt(uri, path, at.astimezone(UTC)) for uri, path in files]
    tables: Tables = {"raw_objects": _readable(arrivals)}
    for stage in stages():
        report = (lambda done, total, name=stage.name: progress(name, done, total)) if progress else None
        made = map_shards(stage, tables, runner=runner, workers=workers, progress=report)
        tables |= _numbered(made) if stage.name == "read" else made
    del tables["raw_objects"]
    rejects = from_rows(TABLES["rejects"], [_reject(row) for row in arrivals if row["problem"]])
    tables |= {
        "receipts": pa.Table.from_pylist(arrivals, schema=TABLES["receipts"].schema),
        "rejects": pa.concat_tables([rejects, tables["rejects"]]),
        "annotators": from_rows(TABLES["annotators"], [stage.annotator.row() for stage in stages()]),
    }
    return {name: conform(TABLES[name], table) for name, table in sorted(tables.items())}


def raw_objects(files: Iterable[tuple[str, Path]], at: datetime) -> pa.Table:
    """Return the input of the reading stage for files given as (address, path): receipts with their paths.

    Files that cannot be read are left out.
    """
    return _readable([_receipt(uri, path, at.astimezone(UTC)) for uri, path in files])


def _numbered(read: Tables) -> Tables:
    numbered = assign(read, TABLES["documents"].schema.empty_table())
    return numbered | {"documents": mark_current(numbered["documents"])}


def _readable(arrivals: list[Row]) -> pa.Table:
    schema = TABLES["receipts"].schema.append(pa.field("path", pa.string()))
    return pa.Table.from_pylist([row for row in arrivals if not row["problem"]], schema=schema)


def _receipt(uri: str, path: Path, at: datetime) -> Row:
    """Return a row of `receipts` with the file's `path`, and the `problem` that kept it from being read."""
    raw_id, byte_count, problem = _looked_at(path)
    address = uri.encode("utf-8", "backslashreplace").decode()
    return {
        "receipt_id": identifier(SOURCE_ID, address, raw_id),
        "source_id": SOURCE_ID,
        "uri": address,
        "raw_id": raw_id,
        "media_type": "application/octet-stream",
        "byte_count": byte_count,
        "received_at": at,
        "partition_day": at.date(),
        "path": None if problem else str(path),
        "problem": problem,
    }


def _looked_at(path: Path) -> tuple[str, int, str | None]:
    """SHA-256 and size of a file, or those of no bytes and what is wrong with the file."""
    try:
        str(path).encode()  # Arrow holds text, and the reading stage takes its paths from Arrow
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest(), path.stat().st_size, None
    except UnicodeEncodeError:
        problem = "Its path is not valid UTF-8. Rename the file or its folder and send it again."
    except OSError as error:
        problem = f"It cannot be read: {error.strerror}. Change that and send it again."
    return hashlib.sha256(b"").hexdigest(), 0, problem


def _reject(arrival: Row) -> Row:
    return reject_row(arrival, Refusal("whole file", "unreadable", arrival["problem"]), 0, "receive")
