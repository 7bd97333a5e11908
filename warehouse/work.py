"""Runs stages over a day's staged tables, and only over what was not done before."""

from __future__ import annotations

import hashlib
import itertools
import json
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Literal

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.documents import units_of
from pipeline.readers.revisions import Numbering
from pipeline.runners import shards, stream
from pipeline.stage import SHARD_SIZE, Stage, Tables
from pipeline.tables import TABLES
from warehouse import current, done, known, pending, raw, staging, standing
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
    with _timed(home, stage, day), current.noted(home, stage, day):
        arrivals = receipts(home, day)
        earlier = known.before(home, day)
        chain = _chain(home, stage, day)
        marks = dict.fromkeys(arrivals["receipt_id"].to_pylist(), f"{chain} {known.fingerprint(earlier)}")
        noted = done.load(home, stage.name, day)
        kept = _kept_receipts(arrivals, _unchanged(noted, marks))
        if _is_done(home, stage, day, noted, marks, kept):
            return _counts(home, stage, day)
        todo = _raw_objects(home, _by_arrival(pending.without(arrivals, "receipt_id", kept)))
        old = pending.kept_receipts_of(home, stage, day, kept)
        known_here = pending.known_of(home, day, kept, earlier.schema)
        numbering = Numbering(pa.concat_tables([earlier, known_here]))
        parts = _reported(shards(stage, {"raw_objects": todo}), _size(todo, "byte_count"), progress)
        new = map(numbering.assign, stream(stage, parts, runner=runner, workers=workers))
        return _keep(home, stage, day, marks, old=old, new=new, chain=chain)


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
    with _timed(home, stage, day), current.noted(home, stage, day):
        chain = _chain(home, stage, day)
        marks = _document_marks(home, day, chain)
        noted = done.load(home, stage.name, day)
        kept = _unchanged(noted, marks)
        if _is_done(home, stage, day, noted, marks, kept):
            return _counts(home, stage, day)
        old = pending.kept_of(home, stage, day, kept)
        documents = pending.pending_documents(home, day, kept)
        parts = pending.pending_shards(home, stage, day, documents)
        todo = _reported(parts, _size(documents, "char_count"), progress)
        new = stream(stage, todo, runner=runner, workers=workers)
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


def _document_marks(home: Home, day: date, chain: str) -> Marks:
    marks: Marks = {}
    for documents in staging.batches(
        home, "documents", day, ["document_id", "revision", "receipt_id", "text_sha256"]
    ):
        content = zip(documents["receipt_id"].to_pylist(), documents["text_sha256"].to_pylist(), strict=True)
        values = (f"{chain} {receipt} {text}" for receipt, text in content)
        marks |= dict(zip(units_of(documents).to_pylist(), values, strict=True))
    return marks


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


def _reported(parts: Iterable[Tables], size: int, progress: Progress | None) -> Iterator[Tables]:
    """Pass shards on and tell how many there have been, of how many by their size."""
    total = max(1, -(-size // SHARD_SIZE))
    for number, part in enumerate(parts):
        if progress:
            progress(number, max(number + 1, total))
        yield part
    if progress:
        progress(total, total)


def _size(rows: pa.Table, column: str) -> int:
    return int(pc.sum(rows[column]).as_py() or 0)


def _by_arrival(arrivals: pa.Table) -> pa.Table:
    """In the order in which parts must be numbered: what a later part brings came later."""
    return arrivals.sort_by([("received_at", "ascending"), ("receipt_id", "ascending")])


def _raw_objects(home: Home, arrivals: pa.Table) -> pa.Table:
    paths = [str(raw.path(home, raw_id)) for raw_id in arrivals["raw_id"].to_pylist()]
    return arrivals.append_column("path", pa.array(paths, pa.string()))


def _keep(
    home: Home,
    stage: Stage,
    day: date,
    marks: Marks,
    *,
    old: Iterable[Tables],
    new: Iterable[Tables],
    chain: str,
) -> dict[str, int]:
    done.forget(home, stage.name, day)
    staging.write_parts(home, day, itertools.chain(old, new), stage.outputs, made_by=chain)
    if {"documents", "blocks"} <= set(stage.outputs):
        standing.mark_day(home, day, chain)
    done.save(home, stage.name, day, marks, stage.outputs)
    return _counts(home, stage, day)


def _counts(home: Home, stage: Stage, day: date) -> dict[str, int]:
    return {name: staging.count(home, name, day) for name in stage.outputs}


@contextmanager
def _timed(home: Home, stage: Stage, day: date) -> Iterator[None]:
    start = time.perf_counter()
    yield
    seconds = stage_seconds(home, day) | {stage.name: round(time.perf_counter() - start, 3)}
    write_json(_seconds(home, day), seconds)


def _seconds(home: Home, day: date) -> Path:
    return home.staging / "_seconds" / f"{day.isoformat()}.json"
