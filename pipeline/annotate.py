"""All text stages over files, in one call: what `rostrum annotate` and notebooks use."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.readers.identity import identifier
from pipeline.readers.revisions import assign
from pipeline.runners import RunnerKind, map_shards
from pipeline.stage import Tables
from pipeline.stages import stages
from pipeline.tables import TABLES, conform, from_rows

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
    `annotators`. Files that cannot be read become rows of `rejects`.
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
    tables: Tables = {"raw_objects": raw_objects(files, at)}
    for stage in stages():
        report = (lambda done, total, name=stage.name: progress(name, done, total)) if progress else None
        made = map_shards(stage, tables, runner=runner, workers=workers, progress=report)
        tables |= assign(made, TABLES["documents"].schema.empty_table()) if stage.name == "read" else made
    receipts_table = tables.pop("raw_objects").drop_columns("path")
    annotators = from_rows(TABLES["annotators"], [stage.annotator.row() for stage in stages()])
    tables |= {"receipts": receipts_table, "annotators": annotators}
    return {name: conform(TABLES[name], table) for name, table in sorted(tables.items())}


def raw_objects(files: Iterable[tuple[str, Path]], at: datetime) -> pa.Table:
    """Return the input of the reading stage for files given as (address, path): receipts with their paths."""
    receipts = [_receipt(uri, path, at.astimezone(UTC)) for uri, path in files]
    schema = TABLES["receipts"].schema.append(pa.field("path", pa.string()))
    return pa.Table.from_pylist(receipts, schema=schema)


def _receipt(uri: str, path: Path, at: datetime) -> dict[str, Any]:
    with path.open("rb") as file:
        raw_id = hashlib.file_digest(file, "sha256").hexdigest()
    return {
        "receipt_id": identifier(SOURCE_ID, uri, raw_id),
        "source_id": SOURCE_ID,
        "uri": uri,
        "raw_id": raw_id,
        "media_type": "application/octet-stream",
        "byte_count": path.stat().st_size,
        "received_at": at,
        "partition_day": at.date(),
        "path": str(path),
    }
