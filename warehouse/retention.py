"""Retention: which snapshots stay, and which files nobody can reach any more."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb

from pipeline.tables import TABLES
from warehouse import delta, shown
from warehouse.catalog import kept_path
from warehouse.connect import snapshots
from warehouse.lock import exclusive
from warehouse.paths import Home


@dataclass(frozen=True)
class Pruned:
    """What was, or in a dry run would be, removed."""

    catalogs: tuple[Path, ...]
    files: tuple[Path, ...]
    byte_count: int


def prune(
    home: Home, keep_catalogs: int = 30, older_than: timedelta = timedelta(days=7), dry_run: bool = True
) -> Pruned:
    """Remove kept catalogs but the newest `keep_catalogs`, and data files that no catalog left names.

    Catalogs and files younger than `older_than` stay, for readers that still hold them. Raw objects,
    receipts and staged tables are never touched. With `dry_run` nothing is removed. Raises ValueError when
    not even one catalog would stay.
    """
    if keep_catalogs < 1:
        raise ValueError("keep_catalogs must be 1 or more: the catalog in place needs its files")
    with exclusive(home, "publish"):
        latest = datetime.now(UTC) - older_than
        kept = [kept_path(home, name) for name in snapshots(home)]
        catalogs = [path for path in kept[:-keep_catalogs] if _changed_at(path) < latest]
        left = [path for path in kept if path not in catalogs]
        named = {file for path in [*left, *_in_place(home)] for file in _named(home, path)} | _current(home)
        on_disk = {path for path in home.tables.glob("*/**/*.parquet") if "_delta_log" not in path.parts}
        files = sorted(path for path in on_disk - named if _changed_at(path) < latest)
        pruned = Pruned(
            tuple(catalogs), tuple(files), sum(path.stat().st_size for path in [*catalogs, *files])
        )
        if not dry_run:
            for path in [*catalogs, *files]:
                path.unlink()
        return pruned


def _in_place(home: Home) -> list[Path]:
    note = shown.in_place(home)
    if note and kept_path(home, note["snapshot"]).exists():
        return [kept_path(home, note["snapshot"])]  # its twin: nobody holds that one open for writing
    return [home.catalog] if home.catalog.exists() else []


def _changed_at(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def _named(home: Home, catalog: Path) -> set[Path]:
    with closing(duckdb.connect(catalog, read_only=True)) as connection:
        found = connection.execute("SELECT path FROM snapshot_files").fetchall()
    return {home.root / path for (path,) in found}


def _current(home: Home) -> set[Path]:
    return {file.path for name in TABLES for file in delta.files(home, name)}
