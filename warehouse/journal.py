"""Notes a publication while it is under way, so that one cut short can be taken back."""

from __future__ import annotations

import json
from pathlib import Path

from pipeline.tables import TABLES
from warehouse import delta
from warehouse.connect import connect
from warehouse.files import write_json
from warehouse.paths import Home


def begin(home: Home) -> None:
    """Note the version of every table before the first commit."""
    write_json(_path(home), {name: delta.version(home, name) for name in TABLES})


def end(home: Home) -> None:
    """Drop the note: the catalog shows the new versions."""
    _path(home).unlink()


def recover(home: Home) -> None:
    """Take back what a publication that never ended had committed, unless the catalog shows it already."""
    if not _path(home).exists():
        return
    if not is_shown(home):
        versions: dict[str, int | None] = json.loads(_path(home).read_text(encoding="utf-8"))
        for name, version in versions.items():
            delta.roll_back(home, name, version)
    end(home)


def is_shown(home: Home) -> bool:
    """Tell whether the catalog in place shows the tables as they are committed now."""
    if not home.catalog.exists():
        return False
    with connect(home) as connection:
        shown = dict(connection.execute("SELECT table_name, delta_version FROM snapshot").fetchall())
    return shown == {name: delta.version(home, name) for name in TABLES}


def _path(home: Home) -> Path:
    return home.root / "publishing.json"
