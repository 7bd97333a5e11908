"""What earlier days know of each document, from which revisions follow."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.readers import boilerplate
from pipeline.tables import TABLES
from warehouse import delta, journal, staging
from warehouse.files import write_json
from warehouse.paths import Home

_DECIDING = ("document_id", "revision", "text_sha256", "title", "language", "published_at")
COLUMNS = (*_DECIDING, "received_at", "first_seen_at")


def before(home: Home, day: date) -> pa.Table:
    """Return every revision received before `day` (columns `COLUMNS`), by document and revision.

    Only what is published counts, and what waits: a day that was blocked, or is not through yet, must not
    keep the same text of a later day from readers.
    """
    return _earlier(home, day, COLUMNS).sort_by([("document_id", "ascending"), ("revision", "ascending")])


def edge_lines(home: Home, day: date) -> pa.Table:
    """Return the outer lines of every document that `before` tells of; see `pipeline.readers.boilerplate`."""
    return _earlier(home, day, boilerplate.COLUMNS)


def _earlier(home: Home, day: date, columns: Sequence[str]) -> pa.Table:
    journal.settle(home)
    schema = pa.schema([TABLES["documents"].schema.field(name) for name in columns])
    staged = {each: staging.path(home, "documents", each) for each in _waiting(home) if each < day}
    published = [
        file.path for file in delta.files(home, "documents") if file.day not in staged and file.day < day
    ]
    parts = [_read(place, schema) for place in [*staged.values(), *published]]
    return pa.concat_tables([schema.empty_table(), *parts])


def _read(place: Path, schema: pa.Schema) -> pa.Table:
    """Rows of a file; a column that was not declared yet when the file was written is null."""
    there = [name for name in schema.names if name in pq.read_schema(place).names]
    rows = pq.read_table(place, columns=there, partitioning=None)
    columns = [
        rows[field.name].cast(field.type) if field.name in there else pa.nulls(rows.num_rows, field.type)
        for field in schema
    ]
    return pa.Table.from_arrays(columns, schema=schema)


def wait(home: Home, day: date) -> None:
    """Note that a day was found good as it is staged, and waits for a later one to be numbered after it."""
    write_json(_note(home, day), staging.digest(home, "documents", day))


def wait_no_more(home: Home, day: date) -> None:
    """Drop the note on a day: it is published."""
    _note(home, day).unlink(missing_ok=True)


def _waiting(home: Home) -> list[date]:
    """Return the days that wait and are staged as they were when they began to."""
    days = sorted(date.fromisoformat(file.stem) for file in _note(home, date.min).parent.glob("*.json"))
    return [
        day
        for day in days
        if json.loads(_note(home, day).read_text(encoding="utf-8"))
        == staging.digest(home, "documents", day)
        is not None
    ]


def _note(home: Home, day: date) -> Path:
    return home.staging / "_waiting" / f"{day.isoformat()}.json"


def fingerprint(known: pa.Table) -> str:
    """SHA-256 over what decides revisions: equal knowledge gives equal numbers."""
    columns = [pc.cast(known[name], pa.string()) for name in _DECIDING]
    # Separators that no title holds, and a mark of their own for nulls.
    lines = pc.binary_join_element_wise(
        *columns, "\x1f", null_handling="replace", null_replacement="\x00"
    ).to_pylist()
    return hashlib.sha256("\x1e".join(lines).encode()).hexdigest()
