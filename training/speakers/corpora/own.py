"""Scenes written for this project, in `training/speakers/own/*.jsonl`: invented persons, many languages.

Every fifth of a file is its development part, the rest trains: the tests are in `tests/gold/turns`.
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
_WORDS_A_SECOND: Final = 2.4


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
    said = tuple(
        Said(turn["text"], key, *times, opens_paragraph=False)
        for turn, key, times in zip(row["turns"], keys, _times(row["turns"]), strict=True)
    )
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


def _times(turns: list[dict[str, Any]]) -> list[tuple[float | None, float | None]]:
    """Start and end of each turn in seconds, at an even rate with the silences written; else none."""
    if not any(turn.get("pause_s") is not None for turn in turns):
        return [(None, None)] * len(turns)
    out: list[tuple[float | None, float | None]] = []
    now = 0.0
    for turn in turns:
        start = now + (turn.get("pause_s") or 0.0)
        now = start + len(turn["text"].split()) / _WORDS_A_SECOND
        out.append((start, now))
    return out
