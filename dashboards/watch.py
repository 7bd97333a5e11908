"""Which publication is on show, and how to see that there is a newer one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb

from warehouse.paths import home

Row = dict[str, Any]


def stamp() -> tuple[tuple[int, int, int], ...]:
    """Return what changes when a run publishes or ends: identity, size and time of catalog and last attempt.

    Both files are replaced, never written into, so looking at them is enough and costs no connection.
    """
    return tuple(_mark(path) for path in (home().catalog, home().last_run))


def _mark(path: Path) -> tuple[int, int, int]:
    try:
        found = path.stat()
    except FileNotFoundError:
        return (0, 0, 0)
    return (found.st_ino, found.st_size, found.st_mtime_ns)


def rows(
    reading: duckdb.DuckDBPyConnection,
    query: str,
    values: Sequence[object] | Mapping[str, object] | None = None,
) -> list[Row]:
    """Run a query and return its rows as dictionaries."""
    cursor = reading.execute(query, values)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
