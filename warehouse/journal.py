"""Notes a publication while it is under way, so that one cut short can be taken back."""

from __future__ import annotations

import json
from pathlib import Path

from pipeline.tables import TABLES
from warehouse import catalog, delta, shown
from warehouse.files import write_json
from warehouse.lock import exclusive
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
        if delta.version(home, "runs") != versions["runs"]:
            catalog.drop(home, catalog.name_now(home))
        for name, version in versions.items():
            delta.roll_back(home, name, version)
    end(home)


def settle(home: Home) -> None:
    """Wait for a publication under way and take back one cut short, so that tables can be read as published.

    Not for use within a publication: it waits for that one to end.
    """
    if _path(home).exists():
        with exclusive(home, "publish"):
            recover(home)


def is_shown(home: Home) -> bool:
    """Tell whether the catalog in place shows the tables as they are committed now."""
    note = shown.in_place(home)
    return note is not None and note["versions"] == {name: delta.version(home, name) for name in TABLES}


def _path(home: Home) -> Path:
    return home.root / "publishing.json"
