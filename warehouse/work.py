"""Runs stages over a day's staged tables, and only over what was not done before."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Literal

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.readers.revisions import assign
from pipeline.runners import map_shards
from pipeline.stage import Stage, Tables
from pipeline.tables import TABLES, empty
from warehouse import done, known, raw, staging
from warehouse.done import Marks
from warehouse.files import write_json
from warehouse.paths import Home
from warehouse.receive import receipts

Runner = Literal["inline", "process"]
Progress = Callable[[int, int], None]


def read_day(
    home: Home,
    day: date,
    *,
    stage: Stage | None = None,
    runner: Runner = "inline",
    workers: int | None = None,
    progress: Progress | None = None,
) -> dict[str, int]:
    """Read the day's new receipts into documents and their parts, and return the day's rows per table.

    `stage` is the first of `pipeline.stages` unless given. Receipts read before with the same fingerprint
    are left as they are. Revisions follow from the documents of earlier days and the order of arrival.
    """
    stage = stage or _read_stage()
    with _timed(home, stage, day):
        arrivals = receipts(home, day)
        earlier = known.before(home, day)
        chain = _chain(home, stage, day)
        marks = dict.fromkeys(arrivals["receipt_id"].to_pylist(), f"{chain} {known.fingerprint(earlier)}")
        noted = done.load(home, stage.name, day)
        kept = _kept_receipts(arrivals, _unchanged(noted, marks))
        if _is_done(home, stage, day, noted, marks, kept):
            return _counts(home, stage, day)
        old = _staged_of(home, stage, day, kept)
        todo = _raw_objects(home, _without(arrivals, "receipt_id", kept))
        read = map_shards(stage, {"raw_objects": todo}, runner=runner, workers=workers, progress=progress)
        before = pa.concat_tables(
            [earlier, old["documents"].select(earlier.column_names).cast(earlier.schema)]
        )
        return _keep(home, stage, day, marks, old=old, new=assign(read, before), chain=chain)


def run_stage(
    home: Home,
    stage: Stage,
    day: date,
    *,
    runner: Runner = "inline",
    workers: int | None = None,
    progress: Progress | None = None,
) -> dict[str, int]:
    """Run a stage over the day's documents and return the day's rows per output table.

    A document whose rows were made by the same stage from the same input is skipped.
    """
    with _timed(home, stage, day):
        documents = staging.read(home, "documents", day)
        chain = _chain(home, stage, day)
        marks = _document_marks(documents, chain)
        noted = done.load(home, stage.name, day)
        kept = _unchanged(noted, marks)
        if _is_done(home, stage, day, noted, marks, kept):
            return _counts(home, stage, day)
        old = {name: _of_units(rows, kept) for name, rows in _staged(home, stage, day, kept).items()}
        todo = {name: _pending(staging.read(home, name, day), kept) for name in stage.inputs}
        new = map_shards(stage, todo, runner=runner, workers=workers, progress=progress)
        return _keep(home, stage, day, marks, old=old, new=new, chain=chain)


def stage_seconds(home: Home, day: date) -> dict[str, float]:
    """Return how long each stage last took on a day, in seconds."""
    place = _seconds(home, day)
    found: dict[str, float] = json.loads(place.read_text(encoding="utf-8")) if place.exists() else {}
    return found


def _read_stage() -> Stage:
    from pipeline.stages import stages  # importing them loads models, so it waits until it is needed

    return stages()[0]


def _chain(home: Home, stage: Stage, day: date) -> str:
    """Fingerprint of a stage and, through the files it reads, of every stage before it."""
    inputs = [staging.made_by(home, name, day) for name in stage.inputs if name in TABLES]
    return hashlib.sha256(json.dumps([stage.annotator.fingerprint, inputs]).encode()).hexdigest()


def _document_marks(documents: pa.Table, chain: str) -> Marks:
    content = zip(documents["receipt_id"].to_pylist(), documents["text_sha256"].to_pylist(), strict=True)
    marks = [f"{chain} {receipt} {text}" for receipt, text in content]
    return dict(zip(_units(documents).to_pylist(), marks, strict=True))


def _unchanged(before: Marks, now: Marks) -> set[str]:
    return {unit for unit, mark in now.items() if before.get(unit) == mark}


def _kept_receipts(arrivals: pa.Table, kept: set[str]) -> set[str]:
    """Return the same set, or none when something not yet read arrived before something read."""
    times: list[tuple[str, datetime]] = list(
        zip(arrivals["receipt_id"].to_pylist(), arrivals["received_at"].to_pylist(), strict=True)
    )
    last = max((at for unit, at in times if unit in kept), default=None)
    first = min((at for unit, at in times if unit not in kept), default=None)
    return set() if last and first and first <= last else kept


def _is_done(home: Home, stage: Stage, day: date, noted: Marks, marks: Marks, kept: set[str]) -> bool:
    is_staged = all(staging.path(home, name, day).exists() for name in stage.outputs)
    return is_staged and len(kept) == len(marks) == len(noted)


def _staged_of(home: Home, stage: Stage, day: date, kept_receipts: set[str]) -> Tables:
    tables = _staged(home, stage, day, kept_receipts)
    units = set(_units(_only(tables["documents"], "receipt_id", kept_receipts)).to_pylist())
    return {
        name: _of_units(rows, units)
        if "revision" in rows.column_names
        else _only(rows, "receipt_id", kept_receipts)
        for name, rows in tables.items()
    }


def _staged(home: Home, stage: Stage, day: date, kept: set[str]) -> Tables:
    """Return the staged outputs; without rows where none is kept, so that a broken file is not opened."""
    return {name: staging.read(home, name, day) if kept else empty(TABLES[name]) for name in stage.outputs}


def _raw_objects(home: Home, arrivals: pa.Table) -> pa.Table:
    paths = [str(raw.path(home, raw_id)) for raw_id in arrivals["raw_id"].to_pylist()]
    return arrivals.append_column("path", pa.array(paths, pa.string()))


def _keep(
    home: Home, stage: Stage, day: date, marks: Marks, *, old: Tables, new: Tables, chain: str
) -> dict[str, int]:
    done.forget(home, stage.name, day)
    for name in stage.outputs:
        rows = [part.cast(TABLES[name].schema) for part in (old[name], new.get(name, empty(TABLES[name])))]
        staging.write(home, name, day, pa.concat_tables(rows), made_by=chain)
    done.save(home, stage.name, day, marks, stage.outputs)
    return _counts(home, stage, day)


def _counts(home: Home, stage: Stage, day: date) -> dict[str, int]:
    return {name: staging.read(home, name, day).num_rows for name in stage.outputs}


def _units(rows: pa.Table) -> pa.ChunkedArray:
    return pc.binary_join_element_wise(rows["document_id"], pc.cast(rows["revision"], pa.string()), "@")


def _of_units(rows: pa.Table, units: Collection[str]) -> pa.Table:
    return rows.filter(pc.is_in(_units(rows), pa.array(sorted(units), pa.string())))


def _pending(rows: pa.Table, done_units: Collection[str]) -> pa.Table:
    if "revision" not in rows.column_names:
        return rows  # reference tables go whole to every document
    return rows.filter(pc.invert(pc.is_in(_units(rows), pa.array(sorted(done_units), pa.string()))))


def _only(rows: pa.Table, column: str, values: Collection[str]) -> pa.Table:
    return rows.filter(pc.is_in(rows[column], pa.array(sorted(values), pa.string())))


def _without(rows: pa.Table, column: str, values: Collection[str]) -> pa.Table:
    return rows.filter(pc.invert(pc.is_in(rows[column], pa.array(sorted(values), pa.string()))))


@contextmanager
def _timed(home: Home, stage: Stage, day: date) -> Iterator[None]:
    start = time.perf_counter()
    yield
    seconds = stage_seconds(home, day) | {stage.name: round(time.perf_counter() - start, 3)}
    write_json(_seconds(home, day), seconds)


def _seconds(home: Home, day: date) -> Path:
    return home.staging / "_seconds" / f"{day.isoformat()}.json"
