"""Open the catalog for reading."""

from __future__ import annotations

import filecmp
from pathlib import Path

import duckdb

from warehouse import shown
from warehouse.catalog import kept_path
from warehouse.paths import Home
from warehouse.paths import home as home_of

_PREFIX = "rostrum-"


def connect(home: Home | str | Path | None = None, snapshot: str | None = None) -> duckdb.DuckDBPyConnection:
    """Open the published tables, as of now or as of an earlier `snapshot`.

    The catalog file is opened read-only, so no SQL changes what its tables and views are. Beyond that it is
    a plain DuckDB connection with the rights of its user: COPY … TO writes any file that user may write,
    also one of the published Parquet files. `rostrum sql` lets only statements through that read.

    The connection keeps its snapshot for as long as it is open, whatever is published meanwhile; the next
    call sees the newest. Needs no extension and no server. FileNotFoundError says what to do when nothing
    was published yet or when that snapshot is not kept.
    """
    place = _home(home)
    return duckdb.connect(_kept(place, snapshot) if snapshot else _newest(place), read_only=True)


def current(home: Home | str | Path | None = None) -> str | None:
    """Return the name of the snapshot that readers get now; None before the first publication."""
    place = _home(home)
    if not place.catalog.exists():
        return None
    with connect(place) as connection:
        row = connection.execute("SELECT any_value(snapshot) FROM snapshot").fetchone()
    return str(row[0]) if row else None


def snapshots(home: Home | str | Path | None = None) -> list[str]:
    """Return the names of the snapshots kept, oldest first."""
    return [path.stem.removeprefix(_PREFIX) for path in _catalogs(_home(home))]


def _home(home: Home | str | Path | None) -> Home:
    return home if isinstance(home, Home) else home_of(home)


def _catalogs(home: Home) -> list[Path]:
    return sorted(home.catalogs.glob(f"{_PREFIX}*.duckdb"))


def _kept(home: Home, snapshot: str) -> Path:
    path = kept_path(home, snapshot)
    if not path.exists():
        kept = ", ".join(snapshots(home)) or "none"
        raise FileNotFoundError(f"snapshot {snapshot} is not in {home.catalogs}; kept are: {kept}")
    return path


def _newest(home: Home) -> Path:
    if not home.catalog.exists():
        raise FileNotFoundError(
            f"nothing is published in {home.root} yet: run `rostrum run` (or `make run`) first"
        )
    # Within one process DuckDB hands out the database it already holds open under a path, even after the
    # file was replaced. The kept copies have a path for each snapshot, so the equal one is opened instead.
    last = shown.in_place(home)
    if last and kept_path(home, last["snapshot"]).exists():
        return kept_path(home, last["snapshot"])
    for path in reversed(_catalogs(home)):
        if filecmp.cmp(path, home.catalog, shallow=False):
            return path
    return _as_noted(home)


def _as_noted(home: Home) -> Path:
    """The catalog to open where a careless client has changed the one in place: as it was published."""
    last = shown.noted(home)
    kept = kept_path(home, last["snapshot"]) if last else home.catalog
    return kept if kept.exists() else home.catalog
