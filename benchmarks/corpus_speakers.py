"""The press conference of the corpus: `python -m benchmarks.corpus_speakers ../shared/corpus`.

Who speaks from which second on was written down by reading it. Prints every change with the nearest one
found, in sentences; the words that each minister speaks and how many of them are given to him, to nobody,
and to somebody else. The short exchange about the language of a question is not counted; the line about
the channel at the end is read as an advertisement and is no speech.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from pipeline.annotate import annotate_tables
from pipeline.entities.normal import fold

FIRST, SECOND, OTHERS = "Lavrov", "Djuric", "journalists"
TRUTH: Final = (
    (0, FIRST),
    (600, SECOND),
    (1108, OTHERS),
    (1124, FIRST),
    (1207, OTHERS),
    (1251, FIRST),
    (1288, SECOND),
    (1380, OTHERS),
    (1423, FIRST),
    (1813, OTHERS),
    (1832, SECOND),
    (1943, OTHERS),
    (2010, FIRST),
)
SHORT_EXCHANGE: Final = (1964, 2010)
"""Seconds in which several people settle which language to speak: who says which of it cannot be heard."""
_INTERJECTION: Final = 1118
"""Second of two words of the minister's within a question."""

Row = dict[str, Any]


def main(folder: Path) -> None:
    """Print the report."""
    (path,) = (one for one in folder.glob("*.txt") if "Transcript" in one.read_text(encoding="utf-8"))
    tables = annotate_tables([(path.name, path)], datetime.now(UTC))
    turns = {row["turn_no"]: row for row in tables["turns"].to_pylist()}
    sentences = [row for row in tables["sentences"].to_pylist() if row["turn_no"] is not None]
    _changes(sentences)
    _words(sentences, turns)
    for turn in turns.values():
        said = f"{turn['start_s']:7.0f} s  {turn['speaker_role']:10} {turn['speaker_name']}"
        print(said, "" if turn["speaker_score"] is None else f"{turn['speaker_score']:.2f}")


def truth(second: float) -> str:
    """Return who speaks."""
    return TRUTH[bisect_right([start for start, _ in TRUTH], second + 0.01) - 1][1]


def _changes(sentences: list[Row]) -> None:
    starts = [row["start_s"] for row in sentences]
    found = {
        place
        for place, (before, row) in enumerate(zip(sentences, sentences[1:], strict=False), start=1)
        if before["turn_no"] != row["turn_no"]
    }
    right = 0
    for second, who in TRUTH[1:]:
        place = min(range(len(starts)), key=lambda number: abs(starts[number] - second))
        nearest = min(found, key=lambda one: abs(one - place), default=None)
        gap = None if nearest is None else nearest - place
        right += gap is not None and abs(gap) <= 1
        print(f"{second:6} s {who:12} nearest change {gap:+d} sentences" if gap is not None else "no change")
    print(f"{right} of {len(TRUTH) - 1} changes within one sentence; {len(found)} changes found")


def _words(sentences: list[Row], turns: dict[int, Row]) -> None:
    given: Counter[tuple[str, str]] = Counter()
    for row in sentences:
        second = row["start_s"]
        if not SHORT_EXCHANGE[0] <= second < SHORT_EXCHANGE[1] and int(second) != _INTERJECTION:
            name = turns[row["turn_no"]]["speaker_name"]
            to = next((one for one in (FIRST, SECOND) if name and fold(one) in fold(name)), name or "nobody")
            given[truth(second), to] += len(row["text"].split())
    for (who, to), words in sorted(given.items()):
        print(f"{words:6} words of {who:12} given to {to}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
