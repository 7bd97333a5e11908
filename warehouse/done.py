"""Which units of work are done: a small table beside the staged ones, per stage and day."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from warehouse import staging
from warehouse.files import replacing
from warehouse.paths import Home

_STAGED = b"staged"

Marks = dict[str, str]
"""Fingerprint of what was done, by unit (a receipt, or a document's revision)."""


def load(home: Home, stage: str, day: date) -> Marks:
    """Return the marks of the units done; empty before the first time.

    Empty too when a staged file is not the one that was written then: what is in it is anyone's guess.
    """
    place = _path(home, stage, day)
    if not place.exists():
        return {}
    data = pq.read_table(place, partitioning=None)
    outputs = json.loads((data.schema.metadata or {}).get(_STAGED, b"null"))
    if outputs is None or any(staging.digest(home, name, day) != sha for name, sha in outputs.items()):
        return {}
    return dict(zip(data["unit"].to_pylist(), data["mark"].to_pylist(), strict=True))


def save(home: Home, stage: str, day: date, marks: Marks, outputs: Iterable[str]) -> None:
    """Note the units done, and digests of the staged `outputs`.

    Call it after the staged tables are written, so that a crash means doing again.
    """
    units = sorted(marks)
    data = pa.table(
        {"unit": pa.array(units, pa.string()), "mark": pa.array([marks[unit] for unit in units], pa.string())}
    )
    staged = {name: staging.digest(home, name, day) for name in outputs}
    data = data.replace_schema_metadata({_STAGED: json.dumps(staged, sort_keys=True)})
    with replacing(_path(home, stage, day)) as file:
        pq.write_table(data, file, compression="zstd")


def forget(home: Home, stage: str, day: date) -> None:
    """Drop the marks. Call it before the staged tables are touched."""
    _path(home, stage, day).unlink(missing_ok=True)


def _path(home: Home, stage: str, day: date) -> Path:
    return home.staging / "_done" / stage / f"{day.isoformat()}.parquet"
