"""The catalog: a small DuckDB file whose views name the exact files of one snapshot of all tables."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path

import duckdb

from pipeline.tables import TABLES, Table
from warehouse import delta, discovered, shown, views
from warehouse.files import put, replacing, temporary
from warehouse.paths import Home

_MACROS = Path(__file__).parent / "sql" / "macros.sql"

# Views must find their files wherever the folder was moved to, from any working directory, in any DuckDB
# client. DuckDB tells a query nothing about the file it stands in, but its spill folder defaults to
# `<file>.tmp` beside it. The path at publication serves those who ATTACH the catalog; a session that has
# moved both can say `SET VARIABLE rostrum_home = '…'`.
_HOME = """coalesce(
    getvariable('rostrum_home'),
    CASE
        WHEN parse_filename(current_setting('temp_directory')) = 'rostrum.duckdb.tmp'
        THEN parse_dirpath(current_setting('temp_directory'))
        WHEN current_setting('temp_directory') SIMILAR TO '.*/catalogs/rostrum-[0-9]+\\.duckdb\\.tmp'
        THEN parse_dirpath(parse_dirpath(current_setting('temp_directory')))
    END,
    {published_at})"""

_SNAPSHOT = """
CREATE TABLE snapshot (
    snapshot VARCHAR, published_at TIMESTAMP WITH TIME ZONE,
    table_name VARCHAR, delta_version BIGINT, row_count BIGINT, file_count BIGINT);
COMMENT ON TABLE snapshot IS 'Version, rows and files of each Delta table that this catalog shows.';
CREATE TABLE snapshot_files (table_name VARCHAR, path VARCHAR, row_count BIGINT);
COMMENT ON TABLE snapshot_files IS 'The data files of this snapshot, relative to the warehouse folder.';
"""


def build(home: Home, snapshot: str, published_at: datetime | None) -> None:
    """Write the catalog of the tables as they are committed now, and put it in place in one step.

    A copy stays in `<home>/catalogs/rostrum-<snapshot>.duckdb`. Nobody may write to either (mode 0444).
    """
    versions = {name: delta.version(home, name) for name in TABLES}
    with temporary(home.root) as file:
        # DuckDB makes the file itself and takes an empty one for a broken one.
        file.unlink()
        with closing(duckdb.connect(file)) as connection:
            _fill(connection, home, snapshot, published_at)
        keep(home, file, snapshot)
        show(home, file, snapshot, versions)


def keep(home: Home, file: Path, snapshot: str) -> None:
    """Keep a copy of a catalog under the name of its snapshot, before readers are shown it."""
    with replacing(kept_path(home, snapshot), mode=0o444) as copy:
        shutil.copyfile(file, copy)


def show(home: Home, file: Path, snapshot: str, versions: Mapping[str, int | None]) -> None:
    """Put a catalog in place in one step, with the note that says what it shows."""
    shown.note(home, file, snapshot, versions)
    # A writer that opened the last catalog may have left its log, with which DuckDB would not open this one.
    home.catalog.with_name(f"{home.catalog.name}.wal").unlink(missing_ok=True)
    put(file, home.catalog, mode=0o444)


def drop(home: Home, snapshot: str) -> None:
    """Remove the kept catalog of a publication that readers never saw."""
    kept_path(home, snapshot).unlink(missing_ok=True)


def name_now(home: Home) -> str:
    """Return the name of the snapshot of the tables as they are committed now."""
    # Every publication commits `runs`, so its version numbers the snapshots.
    version = delta.version(home, "runs")
    return f"{0 if version is None else version + 1:06d}"


def kept_path(home: Home, snapshot: str) -> Path:
    """Return where the catalog of a snapshot is kept, whether or not it is there."""
    return home.catalogs / f"rostrum-{snapshot}.duckdb"


def _fill(
    connection: duckdb.DuckDBPyConnection, home: Home, snapshot: str, published_at: datetime | None
) -> None:
    connection.execute(f"BEGIN; {_MACROS.read_text(encoding='utf-8')} {_SNAPSHOT}")
    for table in TABLES.values():
        state = delta.state(home, table.name)
        _view(connection, home, table, state)
        summary = [snapshot, published_at, table.name, state.version, state.row_count, len(state.files)]
        connection.execute("INSERT INTO snapshot VALUES (?, ?, ?, ?, ?, ?)", summary)
        named = [[table.name, _relative(home, file.path), file.row_count] for file in state.files]
        if named:
            connection.executemany("INSERT INTO snapshot_files VALUES (?, ?, ?)", named)
    connection.execute("COMMIT; CHECKPOINT")


def _view(connection: duckdb.DuckDBPyConnection, home: Home, table: Table, state: delta.State) -> None:
    rows = _rows(home, table, state)
    if table.name == "topics":
        beside = [_rows(home, TABLES[one], delta.state(home, one)) for one in ("themes", "theme_members")]
        rows = discovered.select(rows, *beside)
    view = views.name(table.name)
    connection.execute(f"CREATE VIEW {view} AS {rows}")
    connection.execute(
        f"COMMENT ON VIEW {view} IS {views.text(f'{table.description} One row: {table.grain}.')}"
    )
    for column in table.columns:
        comment = column.description + (f" Unit: {column.unit}." if column.unit else "")
        connection.execute(f"COMMENT ON COLUMN {view}.{views.name(column.name)} IS {views.text(comment)}")


def _rows(home: Home, table: Table, state: delta.State) -> str:
    listed = ", ".join(views.text(_relative(home, file.path)) for file in state.files)
    folder = _HOME.format(published_at=views.text(str(home.root)))
    paths = f"list_transform([{listed}], lambda f: path_join({folder}, f))"
    return views.select(table, paths, state.columns) if state.files else views.select_nothing(table)


def _relative(home: Home, path: Path) -> str:
    return path.relative_to(home.root).as_posix()
