"""Measure the cutting of punctuated text into sentences: `python -m benchmarks.sentences [DATA_DIR]`.

Prints for each held-out part of the treebanks and name corpora in DATA_DIR (default ../shared/data) F1,
precision and recall of sentence boundaries, with all sentences of the part joined by one space: no ends of
lines, paragraphs or documents are given away, and the end of the text counts for nothing. Where the corpus
marks documents, a second row gives the same with each document read alone. `free` is F1 without the language
told. Then the same figures on the project's own gold (tests/gold/sentences.jsonl, written before the model
was trained; the lists of abbreviations grew after), and the speed on plain text.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from pipeline.segment.boundaries import sentences
from training.punctuated.corpora import Document, held_out, rejoined

GOLD = Path(__file__).parents[1] / "tests" / "gold" / "sentences.jsonl"
_SPEED_CHARACTERS = 3_000_000


class Score(NamedTuple):
    """Counts of boundaries: rightly found, found, and in the gold."""

    hits: int
    found: int
    gold: int

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.hits / max(1, self.found + self.gold)

    @property
    def precision(self) -> float:
        """Share of the found boundaries that are right."""
        return self.hits / max(1, self.found)

    @property
    def recall(self) -> float:
        """Share of the gold boundaries that are found."""
        return self.hits / max(1, self.gold)


def score_text(text: str, ends: Iterable[int], language: str) -> Score:
    """Compare the sentence ends found in a text with the gold ones (code points, without the last)."""
    found = {end for _, end in sentences(text, 0, len(text), language)[:-1]}
    gold = set(ends)
    return Score(len(found & gold), len(found), len(gold))


def total(scores: Iterable[Score]) -> Score:
    """Add up counts."""
    return Score(*(sum(column) for column in zip(*scores, strict=True)))


def score_documents(documents: Sequence[Document], language: str) -> Score:
    """Score each document alone."""
    return total(score_text(*rejoined([document]), language) for document in documents)


def gold_scores() -> dict[str, Score]:
    """Score the project's own gold; by language."""
    rows = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    by_language: dict[str, list[Score]] = {}
    for row in rows:
        text, ends = _joined(row["sentences"], row["joiner"])
        by_language.setdefault(row["language"], []).append(score_text(text, ends, row["language"]))
    return {language: total(scores) for language, scores in sorted(by_language.items())}


def _joined(parts: Sequence[str], joiner: str) -> tuple[str, list[int]]:
    ends = [len(joiner.join(parts[: number + 1])) for number in range(len(parts) - 1)]
    return joiner.join(parts), ends


def speed(path: Path, language: str) -> float:
    """Return megabytes of UTF-8 cut in a second of processor time, by paragraph, after a first part."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        warm, text = (file.read(_SPEED_CHARACTERS) for _ in range(2))
    _cut_lines(warm, language)
    started = time.process_time()
    _cut_lines(text, language)
    return len(text.encode()) / (time.process_time() - started) / 1e6


def _cut_lines(text: str, language: str) -> None:
    text = text.replace("\n", " ") if language == "en" else text  # its lines are broken as on a page
    for line in text.split("\n"):
        sentences(line, 0, len(line), language)


def _print_row(name: str, language: str, score: Score, free: str = "") -> None:
    figures = f"{score.f1:8.4f}{score.precision:8.4f}{score.recall:8.4f}"
    print(f"{name:28}{language:4}{score.gold:7}{figures}{free}", flush=True)


def main(arguments: list[str]) -> None:
    """Print all figures."""
    data = Path(arguments[0] if arguments else "../shared/data")
    print(f"{'held-out part':28}{'':4}{'ends':>7}      F1       P       R    free")
    for corpus in held_out(data) if data.exists() else ():
        text, ends = rejoined(corpus.documents)
        free = score_text(text, ends, "und").f1
        _print_row(corpus.name, corpus.language, score_text(text, ends, corpus.language), f"{free:8.4f}")
        if len(corpus.documents) > 1 and not corpus.name.startswith(("norne", "wikigold")):
            _print_row("  by document", "", score_documents(corpus.documents, corpus.language))
    print("\nown gold")
    for language, score in gold_scores().items():
        _print_row("", language, score)
    for file in sorted((data / "text").glob("*.txt.gz")):
        language = file.name.split(".")[0]
        print(f"speed {language}: {speed(file, language):.1f} MB/s")


if __name__ == "__main__":
    main(sys.argv[1:])
