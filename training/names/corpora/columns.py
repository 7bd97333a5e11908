"""Files of one word a line and an empty line between sentences."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Block(NamedTuple):
    """The lines between two empty ones: comments, and rows of columns."""

    comments: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def blocks(path: Path, separator: str | None = "\t", comment: str = "# ") -> Iterator[Block]:
    """Yield the blocks of a file; lines that start with `comment` are comments."""
    comments: list[str] = []
    rows: list[tuple[str, ...]] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if not line.strip():
            if rows:
                yield Block(tuple(comments), tuple(rows))
            comments, rows = ([], []) if rows else (comments, rows)
        elif line.startswith(comment):
            comments.append(line.removeprefix(comment).strip())
        else:
            rows.append(tuple(line.rstrip("\r").split(separator)))
