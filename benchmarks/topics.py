"""Measure the topics: `python -m benchmarks.topics [DATA_DIR]`.

Prints for each language, on the parts of the project's own gold (tests/gold/topics.jsonl): macro-F1 over the
17 top topics (several per statement), accuracy of the first topic where one is given, coverage (share of
topical statements that get a topic) and silence (share of empty talk that rightly gets none); then how often
the first topic is right by band of its score, and the speed. With DATA_DIR (default ../shared/data) it adds
SIB-200, made by others, through a mapping of six of its seven classes.

Read the parts of the gold with care. `dev` and `test` were written before the lexicon, but by the same hand,
in plain statements: they say that the machinery works, not how it does on other people's texts. `blind` was
written after the lexicon, on purpose without naming the topic, and nothing was tuned on it (false matches
seen in other texts were corrected later): it is the lower end. SIB-200 is the independent figure in between.
"""

from __future__ import annotations

import csv
import json
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from math import nan
from pathlib import Path
from typing import NamedTuple

from pipeline.topics.decide import decide, scores
from pipeline.topics.evidence import Tally, phrases
from pipeline.topics.lexicon import topics

GOLD = Path(__file__).parents[1] / "tests" / "gold" / "topics.jsonl"
SIB_LANGUAGES = {
    "eng_Latn": "en", "swe_Latn": "sv", "rus_Cyrl": "ru", "ukr_Cyrl": "uk", "srp_Cyrl": "sr",
    "hrv_Latn": "hr", "deu_Latn": "de", "fra_Latn": "fr", "spa_Latn": "es",
}  # fmt: skip
SIB_CLASS = {
    "01": "entertainment", "07": "health", "11": "politics", "16": "politics", "13": "science/technology",
    "06": "science/technology", "15": "sports", "10": "travel",
}  # fmt: skip
"""Class that a top topic stands for. `geography` has no counterpart and is left out, as are other topics."""
BANDS = (0.3, 0.4, 0.5, 0.6, 0.7, 1.01)


class Item(NamedTuple):
    """A gold statement and what was found: topics with scores, best first; none when abstained."""

    language: str
    gold: frozenset[str]
    found: tuple[tuple[str, float], ...]


class Score(NamedTuple):
    """Figures of one group of items, between 0 and 1; NaN where the group has nothing to measure on."""

    macro_f1: float
    accuracy: float
    coverage: float
    silence: float


def tops_of(text: str, language: str) -> tuple[tuple[str, float], ...]:
    """Return the assigned top topics of a text with their scores; empty when it abstains."""
    decisions = decide(_tally(text, language))
    return tuple((d.code, d.score or 0.0) for d in decisions if not d.reason and topics()[d.code].level == 1)


def gold_items(split: str) -> list[Item]:
    """Classify one half (`dev` or `test`) of the project's own gold."""
    rows = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    return [
        Item(row["language"], frozenset(row["topics"]), tops_of(row["text"], row["language"]))
        for row in rows
        if row["split"] == split
    ]


def score(items: Sequence[Item]) -> Score:
    """Return the figures of a group of items."""
    topical = [item for item in items if item.gold]
    covered = [item for item in topical if item.found]
    empty = [item for item in items if not item.gold]
    codes = sorted({code for item in topical for code in item.gold})
    return Score(
        macro_f1=_mean(_f1(code, items) for code in codes),
        accuracy=_mean(item.found[0][0] in item.gold for item in covered),
        coverage=_mean(bool(item.found) for item in topical),
        silence=_mean(not item.found for item in empty),
    )


class Sentence(NamedTuple):
    """A sentence of SIB-200: its class, the class of its best topic, and the one it gets with abstention."""

    gold: str
    best: str | None
    given: str | None


def sib_items(path: Path, language: str, split: str) -> list[Sentence]:
    """Classify one part (`train` or `dev`) of SIB-200 in one language, without the class geography."""
    name = next(code for code, short in SIB_LANGUAGES.items() if short == language)
    with (path / f"{name}-{split}.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        _sentence(row["category"], row["text"], language) for row in rows if row["category"] != "geography"
    ]


def _sentence(gold: str, text: str, language: str) -> Sentence:
    given = tops_of(text, language)
    return Sentence(gold, _best_class(text, language), SIB_CLASS.get(given[0][0][7:9]) if given else None)


def _best_class(text: str, language: str) -> str | None:
    """Take the class with most evidence, however weak: the set itself knows no abstention."""
    sums: dict[str, float] = {}
    for code, value in scores(_tally(text, language)).items():
        if topics()[code].level == 1 and code[7:9] in SIB_CLASS:
            name = SIB_CLASS[code[7:9]]
            sums[name] = sums.get(name, 0.0) + value
    return max(sums, key=lambda name: sums[name]) if sums else None


def _tally(text: str, language: str) -> Tally:
    tally = Tally()
    tally.add(*phrases(text, language))
    return tally


def _f1(code: str, items: Iterable[Item]) -> float:
    pairs = [(code in item.gold, code in {found for found, _ in item.found}) for item in items]
    hits = sum(gold and found for gold, found in pairs)
    return 2 * hits / max(1, sum(gold + found for gold, found in pairs))


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else nan


def _print_gold(split: str) -> None:
    items = gold_items(split)
    print(f"\nown gold, {split}: {len(items)} statements")
    print(f"{'language':10}{'units':>6}  macro-F1  accuracy  coverage   silence")
    for language in ("all", *sorted({item.language for item in items})):
        group = [item for item in items if language in ("all", item.language)]
        print(f"{language:10}{len(group):6}" + "".join(f"{value:10.3f}" for value in score(group)))


def _print_bands() -> None:
    items = [item for split in ("test", "blind") for item in gold_items(split) if item.found]
    found = [(item.found[0][1], item.found[0][0] in item.gold) for item in items]
    print("\nscore of the first topic (test and blind): units, share right")
    for low, high in zip(BANDS, BANDS[1:], strict=False):
        band = [right for value, right in found if low <= value < high]
        print(f"{low:.1f} to {min(high, 1):.1f} {len(band):5} {_mean(band):7.3f}")


def _print_sib(path: Path) -> None:
    if not path.is_dir():
        print(f"\nSIB-200 skipped: no {path}")
        return
    print("\nSIB-200 without geography. forced: accuracy over all when the best class is always taken;")
    print("coverage, precision: as the stage abstains, over sentences whose first topic stands for a class")
    print(f"{'':10}{'train':>8}{'dev':>32}\n{'language':10}" + "  forced  coverage precision    " * 2)
    for language in SIB_LANGUAGES.values():
        parts = (_sib_line(sib_items(path, language, split)) for split in ("train", "dev"))
        print(f"{language:10}" + "    ".join(parts))


def _sib_line(items: Sequence[Sentence]) -> str:
    given = [item for item in items if item.given]
    forced = _mean(item.gold == item.best for item in items)
    precision = _mean(item.gold == item.given for item in given)
    return f"{forced:8.3f}{len(given) / len(items):10.3f}{precision:10.3f}"


def _print_speed() -> None:
    rows = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()] * 100
    seconds = _timed(lambda: [decide(_tally(row["text"], row["language"])) for row in rows])
    word_count = sum(phrases(row["text"], row["language"])[1] for row in rows)
    print(f"\n{word_count / seconds:,.0f} words/s on one core ({word_count:,} words, statement by statement)")


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def main(arguments: Sequence[str]) -> None:
    """Print all figures; `arguments` may name the data folder."""
    for split in ("dev", "test", "blind"):
        _print_gold(split)
    _print_bands()
    _print_sib(Path(arguments[0] if arguments else "../shared/data") / "topics" / "sib200")
    _print_speed()


if __name__ == "__main__":
    main(sys.argv[1:])
