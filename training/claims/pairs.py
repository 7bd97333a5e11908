"""Pairs of a claim and a transcript: our own, read from files, and rows of what they must come to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from pipeline.claims.claim import Claim, Said, Verdict

FOLDER: Final = Path(__file__).parent / "pairs"


class Example(NamedTuple):
    """A claim, a transcript and the verdict that is right.

    `group` is the transcript that the claim was written for: rows of one group are never parted by folds.
    """

    id: str
    group: str
    kind: str
    claim: Claim
    said: tuple[Said, ...]
    verdict: Verdict
    sentence: int | None
    weight: float = 1.0


def read(path: Path) -> list[Example]:
    """Return the pairs of one JSONL file: title, claim, transcript, verdict."""
    with path.open(encoding="utf-8") as lines:
        return [example(json.loads(line)) for line in lines if line.strip()]


def example(row: dict[str, Any]) -> Example:
    """Return a row of a file of pairs as an example."""
    asked, language = row["claim"], row["language"]
    text = row[asked["in"]][asked["start"] : asked["end"]]
    said = tuple(
        Said(one["text"], one["speaker"], None, language, number, one["start_s"], one["end_s"])
        for number, one in enumerate(row["transcript"])
    )
    claim = Claim(text, asked["is_quoted"], asked["speaker"], None, language)
    group = "/".join(one.text for one in said[:2])
    return Example(row["id"], group, row["kind"], claim, said, row["verdict"], row["sentence"])


def own(folder: Path = FOLDER) -> Iterator[Example]:
    """Yield all pairs of our own."""
    for path in sorted(folder.glob("*.jsonl")):
        yield from read(path)
