"""The places that statements come from, and how a folder becomes one."""

from __future__ import annotations

import hashlib
import json
import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa

from pipeline.tables import TABLES, conform, from_rows
from warehouse.files import write_json
from warehouse.paths import Home

_SOURCES = TABLES["sources"]


def sources(home: Home) -> pa.Table:
    """Return every source that ever delivered (columns of `sources`), by id."""
    notes = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(home.sources.glob("*.json"))]
    return conform(_SOURCES, from_rows(_SOURCES, notes))


def register(home: Home, source: dict[str, object]) -> None:
    """Note a source (a row of `sources`), replacing what was noted under its id."""
    note = conform(_SOURCES, from_rows(_SOURCES, [source])).to_pylist()[0]
    path = home.sources / f"{note['source_id']}.json"
    if not path.exists() or json.loads(path.read_text(encoding="utf-8")) != note:
        write_json(path, note)


def folder_source(path: str | Path, kind: str = "folder", home: Home | None = None) -> dict[str, object]:
    """Describe a folder, or the folder of a single file, as a row of `sources`.

    The id comes from the folder's name. With `home`, a folder already known keeps its id, and a second
    folder of the same name gets one of its own as long as the first still exists: a folder that was moved
    stays the same source. FileNotFoundError names a path that is not there.
    """
    folder = _folder(path)
    return {
        "source_id": _source_id(folder, home),
        "name": folder.name or str(folder),
        "kind": kind,
        "uri": str(folder),
        "language": None,
        "licence": None,
        "expected_per_day": None,
    }


def files_in(path: str | Path) -> Iterator[tuple[str, Path]]:
    r"""Give (address below the folder, path) of each file, sorted by address; of a file, itself.

    Hidden files and folders are skipped, links to folders are not followed. Bytes of a name that are no
    UTF-8 appear in the address as `\xNN`.
    """
    root = Path(path)
    folder = _folder(root)
    found = [root.resolve()] if root.is_file() else _walk(folder)
    yield from sorted((_address(folder, file), file) for file in found)


def _walk(folder: Path) -> Iterator[Path]:
    for where, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths = (Path(where) / name for name in names if not name.startswith("."))
        yield from (path for path in paths if path.is_file())


def _address(folder: Path, file: Path) -> str:
    return os.fsencode(file.relative_to(folder).as_posix()).decode("utf-8", "backslashreplace")


def _folder(path: str | Path) -> Path:
    place = Path(path).resolve()
    if not place.exists():
        raise FileNotFoundError(f"{path} is not there: give a file or a folder that exists")
    return place.parent if place.is_file() else place


def _source_id(folder: Path, home: Home | None) -> str:
    slug = _slug(folder.name)
    known: dict[str, str] = (
        {row["source_id"]: row["uri"] for row in sources(home).to_pylist()} if home else {}
    )
    same = [source_id for source_id, uri in known.items() if uri == str(folder)]
    if same:
        return same[0]
    is_taken = slug in known and Path(known[slug]).exists()
    return (
        f"{slug}-{hashlib.sha256(str(folder).encode('utf-8', 'backslashreplace')).hexdigest()[:8]}"
        if is_taken
        else slug
    )


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"[\W_]+", "-", plain).strip("-") or "folder"
