"""Scenes written for this project, in `training/speakers/own/*.jsonl`: invented persons, many languages.

Every fifth of a file is its development part, the rest trains: the tests are in `tests/gold/turns`. The
silences written there are not used: they are drawn, and stand at changes of speaker alone.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from training.speakers.scene import Said, Scene

FOLDER: Final = Path(__file__).parent.parent / "own"
_HELD_OUT: Final = 5


def scenes(folder: Path = FOLDER) -> Iterator[Scene]:
    """Yield the scenes of all files of a folder, by file name and line."""
    for path in sorted(folder.glob("*.jsonl")):
        for number, row in enumerate(_rows(path)):
            yield scene(row, "own", "dev" if number % _HELD_OUT == _HELD_OUT - 1 else "train")


def read(path: Path, corpus: str) -> Iterator[Scene]:
    """Yield all scenes of one file as test scenes."""
    return (scene(row, corpus, "test") for row in _rows(path))


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def scene(row: dict[str, Any], corpus: str, part: str) -> Scene:
    """Return the scene of a JSON row; speakers without a name are told apart by their turn."""
    keys = [turn["speaker"] or f"#{number}" for number, turn in enumerate(row["turns"])]
    said = tuple(Said(turn["text"], key) for turn, key in zip(row["turns"], keys, strict=True))
    names = {key: turn["speaker"] for turn, key in zip(row["turns"], keys, strict=True)}
    roles = {key: turn["role"] for turn, key in zip(row["turns"], keys, strict=True)}
    day = datetime.date.fromisoformat(row["day"]) if row.get("day") else None
    return Scene(
        row["id"],
        corpus,
        row["language"],
        row["form"],
        day,
        row.get("title"),
        row.get("description"),
        tuple(row.get("hashtags") or ()),
        said,
        names,
        roles,
        {},
        part,
    )
