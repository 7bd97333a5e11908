"""Which snapshot readers are shown: a note of our own, so that nobody need open the catalog to know.

A careless client that holds the catalog open for writing locks everyone else out of it, the night included.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TypedDict

from warehouse.files import sha256, write_json
from warehouse.paths import Home


class Shown(TypedDict):
    """Content of `rostrum.json`."""

    snapshot: str
    versions: dict[str, int | None]
    """Delta version of each table; null where it is not published yet."""
    sha256: str
    """Of the catalog that the note is about."""


def note(home: Home, catalog: Path, snapshot: str, versions: Mapping[str, int | None]) -> None:
    """Note what `catalog` shows. Call it right before the file is put in place."""
    content = Shown(snapshot=snapshot, versions=dict(versions), sha256=sha256(catalog))
    write_json(_path(home), content)


def in_place(home: Home) -> Shown | None:
    """Return the note on the catalog in place; None where there is no catalog, or one we did not write."""
    last = noted(home)
    return last if last and home.catalog.exists() and last["sha256"] == sha256(home.catalog) else None


def noted(home: Home) -> Shown | None:
    """Return the last note, whatever lies in place now; None before the first publication."""
    if not _path(home).exists():
        return None
    last: Shown = json.loads(_path(home).read_text(encoding="utf-8"))
    return last


def _path(home: Home) -> Path:
    return home.catalog.with_suffix(".json")
