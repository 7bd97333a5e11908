"""`python -m benchmarks.gold_quotes [folder]`: quotes found in texts, against the marks of our own gold.

A row is a language. F1 is of exact content spans, in brackets of spans that share at least half of their
characters. `cue` and `speaker` are exact spans (in brackets: any overlap) over matched quotes that have one
marked; `name` is who that is, over matched quotes and over all marked ones; `ECE` the expected calibration
error of `score`. The speed is that of `pipeline.quotes` alone, with names given, on one core.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.gold_quotes_score import Compared, calibration, compared, names, part, span_f1
from benchmarks.gold_quotes_texts import Marked, marked
from pipeline.quotes import quotes

GOLD: Final = Path("tests/gold/quotes")
KINDS: Final = {
    "direct": frozenset({"direct"}),
    "indirect": frozenset({"indirect"}),
    "mixed": frozenset({"mixed"}),
    "ind+mix": frozenset({"indirect", "mixed"}),
    "all": frozenset({"direct", "indirect", "mixed"}),
}
_ROUNDS: Final = 20


def main(arguments: Sequence[str]) -> int:
    """Print the table; 2 where the texts are not there."""
    folder = Path(arguments[0]) if arguments else GOLD
    if not folder.exists():
        print(f"no {folder}: quotes are not measured", file=sys.stderr)
        return 2
    texts = marked(folder)
    by_language: defaultdict[str, list[Compared]] = defaultdict(list)
    for text in texts:
        by_language[text.language] += compared(text, quotes(text.asked))
    print_table(by_language)
    print(f"{speed(texts):,.0f} words/s")
    return 0


def print_table(by_language: dict[str, list[Compared]]) -> None:
    """Print a row for each language and one for all."""
    heads = "".join(f"{kind:>15}" for kind in KINDS)
    print(f"{'':5}{'gold':>5}{heads}{'cue':>14}{'speaker':>14}{'name':>7}{'of all':>8}{'ECE':>7}")
    everything = [pair for pairs in by_language.values() for pair in pairs]
    for language, pairs in [*sorted(by_language.items()), ("all", everything)]:
        print(row(language, pairs))


def row(language: str, pairs: Sequence[Compared]) -> str:
    """Return a row of the table."""
    spans = "".join(
        f"   {span_f1(pairs, kinds, exact=True):.3f} ({span_f1(pairs, kinds, exact=False):.2f})"
        for kinds in KINDS.values()
    )
    parts = "".join(
        f"  {part(pairs, name, exact=True).share():.3f} ({part(pairs, name, exact=False).share():.2f})"
        for name in ("cue", "speaker")
    )
    gold = sum(pair.gold is not None for pair in pairs)
    named = names(pairs, everything=False).share(), names(pairs, everything=True).share()
    return f"{language:5}{gold:5}{spans}{parts}{named[0]:7.3f}{named[1]:8.3f}{calibration(pairs):7.3f}"


def speed(texts: Sequence[Marked]) -> float:
    """Return the words a second of finding quotes in texts whose names are known, the best of some rounds."""
    words = sum(len(text.asked.text.split()) for text in texts)
    best = float("inf")
    for _ in range(_ROUNDS):
        started = time.perf_counter()
        for text in texts:
            quotes(text.asked)
        best = min(best, time.perf_counter() - started)
    return words / best


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
