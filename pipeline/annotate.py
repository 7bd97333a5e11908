"""All text stages over files, in one call: what `rostrum annotate` and notebooks use."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.readers.boilerplate import COLUMNS, mark, recurring
from pipeline.readers.draft import Refusal
from pipeline.readers.identity import identifier
from pipeline.readers.revisions import Numbering
from pipeline.readers.rows import reject_row
from pipeline.runners import RunnerKind, shards, stream
from pipeline.runners.spill import spill, take
from pipeline.stage import SHARD_SIZE, Stage, Tables, concatenated
from pipeline.stages import stages
from pipeline.tables import TABLES, conform, empty, from_rows

Row = dict[str, Any]
SOURCE_ID = "annotate"
"""Source of documents that come by no receipt of a warehouse."""

Report = Callable[[str, int, int], None]
"""Told of the work: stage, parts done, parts in all as far as is known."""


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
    `annotators`; rows stand in the order of arrival, sorted within each part. No more than a few parts are
    in memory at a time, however large a file is. Files that cannot be read become rows of `rejects` (stage
    `receive`).
    """
    out.mkdir(parents=True, exist_ok=True)
    counts = dict.fromkeys(outputs(), 0)
    with ExitStack() as stack:
        writers = {name: stack.enter_context(_writer(out, name)) for name in counts}
        for part in annotate_parts(files, at, runner=runner, workers=workers, progress=progress):
            for name, table in part.items():
                writers[name].write_table(table)
                counts[name] += table.num_rows
    return counts


def _writer(out: Path, name: str) -> pq.ParquetWriter:
    return pq.ParquetWriter(out / f"{name}.parquet", TABLES[name].schema, compression="zstd")


def annotate_tables(
    files: Iterable[tuple[str, Path]],
    at: datetime,
    *,
    runner: RunnerKind = "inline",
    workers: int | None = None,
    progress: Report | None = None,
) -> Tables:
    """Do what `annotate` does, in memory: Arrow tables by name, each conforming to its declaration."""
    nothing = {name: empty(TABLES[name]) for name in outputs()}
    parts = annotate_parts(files, at, runner=runner, workers=workers, progress=progress)
    whole = concatenated(outputs(), [nothing, *({**nothing, **part} for part in parts)])
    return {name: conform(TABLES[name], table) for name, table in whole.items()}


def outputs() -> tuple[str, ...]:
    """Names of the tables that `annotate` makes, sorted."""
    made = {name for stage in stages() for name in stage.outputs}
    return tuple(sorted(made | {"receipts", "annotators"}))


def annotate_parts(
    files: Iterable[tuple[str, Path]],
    at: datetime,
    *,
    runner: RunnerKind = "inline",
    workers: int | None = None,
    progress: Report | None = None,
) -> Iterator[Tables]:
    """Yield what `annotate` writes: first receipts and annotators, then part after part of the rest."""
    arrivals = [_receipt(uri, path, at.astimezone(UTC)) for uri, path in files]
    yield _arrived(arrivals)
    numbering = Numbering(empty(TABLES["documents"]))
    with TemporaryDirectory() as scratch:
        read = map(numbering.assign, _read(_readable(arrivals), runner, workers, progress))
        places, known = _spilled(read, Path(scratch))
        numbered = (mark(part, known) for part in _reported(places, progress))
        current = (part | {"documents": numbering.mark_current(part["documents"])} for part in numbered)
        for part in stream(_rest(), current, runner=runner, workers=workers):
            yield {name: conform(TABLES[name], table) for name, table in part.items()}


def _arrived(arrivals: list[Row]) -> Tables:
    """What is known before anything is read."""
    tables = {
        "receipts": pa.Table.from_pylist(arrivals, schema=TABLES["receipts"].schema),
        "rejects": from_rows(TABLES["rejects"], [_reject(row) for row in arrivals if row["problem"]]),
        "annotators": from_rows(TABLES["annotators"], [stage.annotator.row() for stage in stages()]),
    }
    return {name: conform(TABLES[name], table) for name, table in tables.items()}


def _read(
    raw_objects: pa.Table, runner: RunnerKind, workers: int | None, progress: Report | None
) -> Iterator[Tables]:
    """Read all objects, part by part, with arrival ids."""
    stage = stages()[0]
    total = sum(raw_objects.column("byte_count").to_pylist()) // SHARD_SIZE
    pending = shards(stage, {"raw_objects": raw_objects})
    for number, part in enumerate(stream(stage, pending, runner=runner, workers=workers), start=1):
        if progress:
            progress(stage.name, number, max(number, total))
        yield part


def _spilled(read: Iterator[Tables], scratch: Path) -> tuple[list[Path], pa.Table]:
    """Write what was read to files, part by part; return them and the lines that recur."""
    places, edges = [], [empty(TABLES["documents"]).select(COLUMNS)]
    for number, part in enumerate(read):
        edges.append(part["documents"].select(COLUMNS))
        places.append(spill(part, Path(scratch, str(number))))
    return places, recurring(pa.concat_tables(edges))


def _reported(places: list[Path], progress: Report | None) -> Iterator[Tables]:
    for number, place in enumerate(places, start=1):
        if progress:
            progress("annotate", number, len(places))
        yield take(place)


def _rest() -> Stage:
    """All stages after reading as one, so that a part goes to a worker once."""
    later = stages()[1:]
    names = {name for stage in later for name in (*stage.inputs, *stage.outputs)}
    return Stage("annotate", (), tuple(sorted(names)), later[-1].annotator, _run_rest)


def _run_rest(tables: Tables) -> Tables:
    for stage in stages()[1:]:
        tables = tables | stage.run({name: tables[name] for name in stage.inputs})
    return tables


def raw_objects(files: Iterable[tuple[str, Path]], at: datetime) -> pa.Table:
    """Return the input of the reading stage for files given as (address, path): receipts with their paths.

    Files that cannot be read are left out.
    """
    return _readable([_receipt(uri, path, at.astimezone(UTC)) for uri, path in files])


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
