"""`python -m benchmarks.gold_names ../shared/data`: names recognised, linked and repaired, against gold.

    --sets ewt,set-sr        only these sets (see training/names/corpora)
    --recogniser module:f    measure what f() returns instead of the product's own recogniser
    --parts recognise,link,own,repair

A row is a set; P, R and F1 are of exact span and type over persons, places and bodies. "As heard" is the
same text in small letters and without marks, "tokens" the F1 with a space around every mark. Nothing here
trained the recogniser: these are dev parts.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from statistics import fmean
from typing import Final

from benchmarks import gold_names_links as links
from benchmarks.gold_names_product import linker, recogniser
from benchmarks.gold_names_spans import NAMES, Measured, Score, measured, score
from benchmarks.gold_names_texts import as_heard, as_tokens, as_written, dev_parts, own_gold
from pipeline.entities.knowledge import knowledge
from pipeline.entities.spans import Recogniser
from training.names.corpora import Document

TARGETS: Final = {
    "ewt": 0.80,
    "crossner-politics": 0.82,
    "set-sr": 0.90,
    "set-hr": 0.90,
    "swedish-ner-corpus": 0.82,
    "germeval": 0.78,
    "tilde-ru": 0.80,
    "tilde-uk": 0.80,
}
OWN_GOLD: Final = Path("tests/gold/linking")
_OTHERS: Final = ("NORP", "EVENT", "LAW")
_PARTS: Final = ("recognise", "link", "own", "repair")


def main(arguments: Sequence[str]) -> int:
    """Print the tables; 2 where the data are not there."""
    asked = _asked(arguments)
    parts = asked.parts.split(",")
    found = recogniser(asked.recogniser)
    if {"recognise", "link", "repair"} & {*parts} and not asked.data.exists():
        print(f"no {asked.data}: names are not measured", file=sys.stderr)
        return 2
    print(f"recogniser {found.name} {found.version}")
    if "recognise" in parts:
        sets = dev_parts(asked.data)
        recognised(found, {name: sets[name] for name in (asked.sets.split(",") if asked.sets else sets)})
    if "link" in parts:
        linked(asked.data / "linking", linker(found))
    if "own" in parts:
        recognised(found, {f"own {name}": texts for name, texts in own_gold(OWN_GOLD).items()})
        linked_own(linker(found))
    if "repair" in parts:
        repaired(asked.data)
    return 0


def recognised(found: Recogniser, sets: dict[str, list[Document]]) -> None:
    """Print a row for each set in all conditions, the sets with a target first, and what that comes to."""
    print(f"\n{'exact span and type':28} {'target':>6}  {'as written':^26}  {'as heard':^20} tokens", end="")
    print("  PER  LOC  ORG (F1 as written)")
    drops: list[float] = []
    words, seconds = 0, 0.0
    for name in sorted(sets, key=lambda name: (name not in TARGETS, name)):
        several = [measured(found, sets[name], form) for form in (as_written, as_heard, as_tokens)]
        words += sum(one.words for one in several)
        seconds += sum(one.seconds for one in several)
        _row(name, sets[name][0].language, several)
        if name in TARGETS:
            drops.append(score(several[0].counts).f1 - score(several[1].counts).f1)
    if drops:
        print(f"as heard, mean over the sets with a target: {fmean(drops):.3f} below (at most .08 asked)")
    print(f"{words / max(seconds, 1e-9):,.0f} words/s")


def _row(name: str, language: str, several: Sequence[Measured]) -> None:
    target = f"{TARGETS[name]:.2f}" if name in TARGETS else ""
    written, heard, tokens = (one.counts for one in several)
    each = " ".join(_short(score(written, (kind,))) for kind in NAMES)
    first, second, third = score(written), score(heard), score(tokens)
    print(f"{name:26} {language:3} {target:>4}  {_figures(first)} {first.gold:5}  {_figures(second)}", end="")
    print(f"  {third.f1:.3f}  {each}")
    for kind in _OTHERS:
        if (one := score(written, (kind,))).gold:
            print(f"  {kind:33}  {_figures(one)} {one.gold:5}  {_figures(score(heard, (kind,)))}")


def linked(folder: Path, named: links.Linker) -> None:
    """Print a row for each file of English texts with Wikidata ids, then each method's precision."""
    print(f"\n{'linking, English texts':28}  {'all gold':^26}  in the knowledge base        with NIL")
    known = set(knowledge().entity_id)
    for name, counts in links.foreign(folder, named, known):
        _pair(name, counts, f"  {_figures(links.score(counts, '_nil'))} {counts['gold_nil']:5}")
    for method, right, wrong in links.methods(counts):
        print(f"  {method:12} {right:5} right {wrong:5} wrong, precision in KB {right / (right + wrong):.3f}")


def linked_own(named: links.Linker) -> None:
    """Print a row for each language of own gold; without an entity is right where nothing is linked."""
    print(f"\n{'linking, own gold':28}  {'with those without entity':^26}  with an entity        spans found")
    for path in sorted(OWN_GOLD.glob("*.jsonl")):
        counts = links.own(path, named)
        _pair(path.stem, counts, f"   {counts['spans'] / max(counts['gold'], 1):.3f}")


def _pair(name: str, counts: Counter[str], more: str = "") -> None:
    first, second = links.score(counts), links.score(counts, "_kb")
    print(f"{name:28}  {_figures(first)} {first.gold:5}  {_figures(second)} {second.gold:5}{more}")


def repaired(data: Path) -> None:
    """Print the figures of repair where that benchmark is there."""
    if find_spec("benchmarks.repair_names") is None:
        print("\nrepair is not measured yet")
        return
    print()
    import_module("benchmarks.repair_names").main([str(data)])


def _figures(one: Score) -> str:
    return f"{one.precision:.3f} {one.recall:.3f} {one.f1:.3f}" if one.gold else f"{'–':^17}"


def _short(one: Score) -> str:
    return f"{one.f1:.2f}" if one.gold else "  – "


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gold_names")
    parser.add_argument("data", type=Path)
    parser.add_argument("--sets", default="")
    parser.add_argument("--recogniser", default=None)
    parser.add_argument("--parts", default=",".join(_PARTS))
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
