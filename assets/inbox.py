"""Files that arrive in the inbox: which there are, which of them are complete, taking them in."""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from warehouse import receive
from warehouse.paths import Home


@dataclass(frozen=True)
class Arrival:
    """A file in the inbox. `changed_ns` is when its bytes or its entry last changed, in ns since 1970.

    That is the clock of the file system, which no program sets: the time of modification may be any, even
    one to come, since tools that copy or unpack files set it.
    """

    source: Path
    uri: str
    path: Path
    size: int
    changed_ns: int

    @property
    def mark(self) -> str:
        """Short digest of name, size and time: the same as long as nobody touches the file."""
        stated = f"{self.source.name}\0{self.uri}\0{self.size}\0{self.changed_ns}"
        return hashlib.sha256(stated.encode()).hexdigest()[:16]


def arrivals(folder: Path) -> list[Arrival]:
    """Return the files of an inbox, sorted by name.

    Each folder in it is a source; files that lie beside those folders belong to the inbox itself.
    A missing inbox is an empty one, and a file that goes away meanwhile is left out.
    """
    if not folder.is_dir():
        return []
    found = (_arrival(folder, uri, path) for uri, path in receive.files_in(folder))
    return [arrival for arrival in found if arrival is not None]


def _arrival(folder: Path, uri: str, path: Path) -> Arrival | None:
    parts = Path(uri).parts
    source, below = (folder / parts[0], Path(*parts[1:])) if len(parts) > 1 else (folder, Path(uri))
    try:
        stat = path.stat()
    except FileNotFoundError:
        return None
    return Arrival(source, below.as_posix(), path, stat.st_size, stat.st_ctime_ns)


def settled(found: Iterable[Arrival], now_ns: int, seconds: float) -> Iterator[Arrival]:
    """Yield the files that nobody has written to for `seconds` before `now_ns`."""
    latest = now_ns - int(seconds * 1e9)
    return (arrival for arrival in found if arrival.changed_ns <= latest)


def readable(found: Iterable[Arrival]) -> Iterator[Arrival]:
    """Yield the files that this process may read; the others wait for whoever mends their rights."""
    return (arrival for arrival in found if os.access(arrival.path, os.R_OK))


def take(home: Home, found: Iterable[Arrival], at: datetime) -> int:
    """Receive files at the moment `at`; return how many brought new bytes. Files stay where they lie."""
    by_source: dict[Path, list[Arrival]] = defaultdict(list)
    for arrival in found:
        by_source[arrival.source].append(arrival)
    return sum(
        receive.receive(
            home,
            receive.folder_source(folder, kind="inbox", home=home),
            [(file.uri, file.path) for file in files],
            at,
        ).num_rows
        for folder, files in by_source.items()
    )
