"""Receive: bytes land, each arrival gets a receipt, and nothing is ever overwritten."""

from __future__ import annotations

import hashlib
import logging
import uuid
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.tables import TABLES, conform, empty, from_rows
from warehouse import media, raw
from warehouse.files import replacing
from warehouse.lock import exclusive
from warehouse.paths import Home
from warehouse.sources import files_in, folder_source, register, sources

__all__ = ["files_in", "folder_source", "receipts", "receive", "sources"]

_RECEIPTS = TABLES["receipts"]
_Row = dict[str, object]
_log = logging.getLogger(__name__)


def receive(
    home: Home, source: dict[str, object], files: Iterable[tuple[str, Path]], at: datetime
) -> pa.Table:
    """Keep files as raw objects and return the new receipts (columns of `receipts`).

    `source` is a row of table `sources`; `files` gives (uri inside the source, path). `at` is the moment of
    receipt, with a time zone (ValueError without). A file whose address last brought the same bytes is not
    received again. A file that cannot be read is logged and left for the next time; the rest goes on.
    """
    if at.tzinfo is None:
        raise ValueError(f"the moment of receipt {at} has no time zone: give one, such as UTC")
    with exclusive(home, "receive"):
        register(home, source)
        latest, taken = _latest(home, str(source["source_id"]))
        rows: list[_Row] = []
        for uri, path in files:
            raw_id = _store(home, path)
            if raw_id and latest.get(uri) != raw_id:
                latest[uri] = raw_id
                rows.append(_row(home, (str(source["source_id"]), uri, raw_id), at.astimezone(UTC), taken))
        return _append(home, rows)


def receipts(home: Home, day: date | None = None) -> pa.Table:
    """Return the receipts of a UTC day, or of all days, in the order of `receipts`' key."""
    folder = home.receipts / day.isoformat() if day else home.receipts
    parts = [pq.read_table(path, partitioning=None) for path in sorted(folder.rglob("*.parquet"))]
    return conform(_RECEIPTS, pa.concat_tables(parts)) if parts else empty(_RECEIPTS)


def _latest(home: Home, source_id: str) -> tuple[dict[str, str], set[str]]:
    """Last raw object of each address of a source, and every receipt id given so far."""
    known = receipts(home).select(["receipt_id", "source_id", "uri", "raw_id", "received_at"])
    rows = known.sort_by("received_at").to_pylist()
    latest = {row["uri"]: row["raw_id"] for row in rows if row["source_id"] == source_id}
    return latest, {row["receipt_id"] for row in rows}


def _store(home: Home, path: Path) -> str | None:
    try:
        return raw.store(home, path)
    except OSError as error:
        if not path.exists() or isinstance(error, PermissionError):
            _log.warning("not received, to be tried again: %s: %s", path, error.strerror)
            return None
        raise


def _row(home: Home, arrival: tuple[str, str, str], at: datetime, taken: set[str]) -> _Row:
    source_id, uri, raw_id = arrival
    place = raw.path(home, raw_id)
    with place.open("rb") as stream:
        head = stream.read(media.HEAD)
    return {
        "receipt_id": _receipt_id([source_id, uri, raw_id, at.date().isoformat()], taken),
        "source_id": source_id,
        "uri": uri,
        "raw_id": raw_id,
        "media_type": media.guess(head, uri),
        "byte_count": place.stat().st_size,
        "received_at": at,
        "partition_day": at.date(),
    }


def _receipt_id(parts: list[str], taken: set[str]) -> str:
    # An address can go back to earlier bytes within a day: that is another arrival, so it is numbered.
    number = 0
    while (name := _digest(parts + [str(number)] * bool(number))) in taken:
        number += 1
    taken.add(name)
    return name


def _digest(parts: list[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:24]


def _append(home: Home, rows: list[_Row]) -> pa.Table:
    data = conform(_RECEIPTS, from_rows(_RECEIPTS, rows))
    if rows:
        at = data["received_at"][0].as_py()
        name = f"{at:%H%M%S}-{uuid.uuid4().hex[:12]}.parquet"
        with replacing(home.receipts / at.date().isoformat() / name) as path:
            pq.write_table(data, path, compression="zstd")
    return data
