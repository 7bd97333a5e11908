"""Texts with their quotes marked, read as the product reads a document: sentences, names, quotes."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.entities.annotate import Asked as Named
from pipeline.entities.annotate import annotate
from pipeline.entities.knowledge import knowledge
from pipeline.entities.recognise import recogniser
from pipeline.entities.spans import Stretch
from pipeline.quotes import Asked, Mention
from pipeline.segment.lanes import sentences


class Marked(NamedTuple):
    """A text with the quotes that somebody marked in it."""

    name: str
    language: str
    asked: Asked
    quotes: tuple[dict[str, Any], ...]
    """As in the file: kind, start, end, cue, speaker, name, parent, continues."""


def marked(folder: Path) -> list[Marked]:
    """Return the texts of all files of a folder, by file and place."""
    rows = [
        json.loads(line)
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return [
        Marked(row["id"], row["language"], asked, tuple(row["quotes"]))
        for row, asked in zip(rows, _read(rows), strict=True)
    ]


def _read(rows: Sequence[dict[str, Any]]) -> list[Asked]:
    """The texts with their sentences and names, found by the product's own models."""
    wanted = [
        Named(row["text"], [_whole(row)], _day(row["day"]), row.get("title"), row["language"]) for row in rows
    ]
    found = annotate(wanted, recogniser(), knowledge())
    return [
        Asked(
            row["text"],
            [_whole(row)],
            _sentences(row["text"], row["language"]),
            [Mention(one.start, one.end, one.type, one.entity_id) for one in names],
        )
        for row, names in zip(rows, found, strict=True)
    ]


def _whole(row: dict[str, Any]) -> Stretch:
    return Stretch(row["text"], 0, len(row["text"]), row["language"])


def _day(day: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(day) if day else None


def _sentences(text: str, language: str) -> list[tuple[int, int]]:
    """The sentences, line by line."""
    found: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        found += [(one[0], one[1]) for one in sentences(text, start, start + len(line), language)]
        start += len(line) + 1
    return found
