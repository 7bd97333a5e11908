"""`python -m benchmarks.gold_facts [--set FOLDER] [--errors] [--kind KIND]`: facts against marked texts.

A row is a kind in a language. `F1` is of facts with exact span and value (of dates first and last day, else
value, end of range and unit), with precision and recall; `span` is F1 of exact spans alone. `value`, `qual`,
`neg` and, of dates, `gran` and `method` are accuracies over exact spans; in brackets of `qual` and `neg` how
many of the marked facts that have one are found with it. `--set` names a folder of JSONL files, or one file,
instead of the gold. `--half tuning|held` takes even or odd lines only. Where a finder is not there, its kinds
are left out.
"""

from __future__ import annotations

import argparse
import datetime
import importlib
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, Final, NamedTuple

from benchmarks.gold_facts_score import Pairs, paired, row
from pipeline.facts.fact import Fact

GOLD: Final = Path("tests/gold/facts")
KINDS: Final = ("date", "amount", "percentage", "count")
_HEAD: Final = (
    f"{'kind':11}{'lang':5}{'gold':>5}{'found':>6}{'P':>7}{'R':>7}{'F1':>7}{'span':>7}{'value':>7}"
    f"{'qual':>14}{'neg':>14}{'gran':>7}{'method':>7}"
)


class Text(NamedTuple):
    """A marked text: its language, the day of its document and its facts."""

    name: str
    language: str
    day: datetime.date | None
    text: str
    facts: tuple[Fact, ...]


def main(arguments: Sequence[str]) -> int:
    """Print the table; 2 where there are no texts."""
    options = _options(arguments)
    texts = list(_half(read(options.set), options.half))
    if not texts:
        print(f"no texts in {options.set}: facts are not measured", file=sys.stderr)
        return 2
    started = time.perf_counter()
    found = [find(text) for text in texts]
    seconds = time.perf_counter() - started
    kinds = [kind for kind in KINDS if kind in (options.kind or _kinds())]
    _table(texts, found, kinds)
    if options.errors:
        _errors(texts, found, kinds)
    words = sum(len(text.text.split()) for text in texts)
    print(f"{len(texts)} texts, {words} words, {words / seconds:,.0f} words a second with loading")
    return 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="gold_facts")
    parser.add_argument("--set", type=Path, default=GOLD)
    parser.add_argument("--errors", action="store_true", help="print what is missed, added and misread")
    parser.add_argument("--kind", choices=KINDS, action="append")
    parser.add_argument("--half", choices=("tuning", "held"))
    return parser.parse_args(arguments)


def read(path: Path) -> Iterator[Text]:
    """Read marked texts from a JSONL file, or from all in a folder; fails where a mark is not in its text."""
    for file in sorted(path.glob("*.jsonl")) if path.is_dir() else [path] if path.exists() else []:
        for line in file.read_text(encoding="utf-8").splitlines():
            yield _text(json.loads(line))


def _half(texts: Iterable[Text], half: str | None) -> Iterator[Text]:
    """Even lines of each language are for tuning, odd ones held out."""
    seen: Counter[str] = Counter()
    for text in texts:
        if half is None or (seen[text.language] % 2 == 1) == (half == "held"):
            yield text
        seen[text.language] += 1


def _text(line: dict[str, Any]) -> Text:
    text = line["text"]
    day = datetime.date.fromisoformat(line["day"]) if line.get("day") else None
    facts = tuple(_fact(mark, text, line["id"]) for mark in line["facts"])
    return Text(line["id"], line["language"], day, text, facts)


def _fact(mark: dict[str, Any], text: str, name: str) -> Fact:
    start, end = mark["start"], mark["end"]
    if text[start:end] != mark["surface"]:
        raise ValueError(f"{name}: {mark['surface']!r} is not at {start}..{end}")
    first, last = (mark.get(key) for key in ("date_from", "date_to"))
    return Fact(
        kind=mark["kind"],
        **{key: mark.get(key) for key in ("value", "value_to", "unit", "qualifier")},
        start=start,
        end=end,
        is_negated=bool(mark.get("negated")),
        date_from=datetime.date.fromisoformat(first) if first else None,
        date_to=datetime.date.fromisoformat(last) if last else None,
        granularity=mark.get("granularity"),
        date_method=mark.get("date_method"),
    )


def _kinds() -> list[str]:
    return [*(["date"] if _finder("dates") else []), *(KINDS[1:] if _finder("amounts") else [])]


def _finder(name: str) -> Callable[..., list[Fact]] | None:
    """The function that finds dates or amounts; null where it is not there."""
    try:
        module = importlib.import_module(f"pipeline.facts.{name}")
    except ModuleNotFoundError:
        return None
    return getattr(module, f"find_{name}", None)


def find(text: Text) -> list[Fact]:
    """Return the facts of a text; where two overlap a date wins, else the first."""
    dates, amounts = _finder("dates"), _finder("amounts")
    found = dates(text.text, text.language, text.day) if dates else []
    others = amounts(text.text, text.language) if amounts else []
    kept: list[Fact] = []
    for fact in chain(found, sorted(others, key=lambda one: (one.start, -one.end))):
        if all(fact.start >= other.end or fact.end <= other.start for other in kept):
            kept.append(fact)
    return sorted(kept, key=lambda one: one.start)


def _table(texts: list[Text], found: list[list[Fact]], kinds: Sequence[str]) -> None:
    print(_HEAD)
    for kind in kinds:
        languages = list(dict.fromkeys(text.language for text in texts))
        for language in [*languages, "all"]:
            pairs = [
                paired(text.facts, facts, kind)
                for text, facts in zip(texts, found, strict=True)
                if language in {text.language, "all"}
            ]
            print(f"{kind:11}{language:5}{row(pairs)}")


def _errors(texts: list[Text], found: list[list[Fact]], kinds: Sequence[str]) -> None:
    for text, facts in zip(texts, found, strict=True):
        for kind in kinds:
            for line in _differences(paired(text.facts, facts, kind), text):
                print(f"{text.name} {kind} {line}\n    {text.day} {text.text}")


def _differences(pairs: Pairs, text: Text) -> Iterator[str]:
    yield from (f"missed {_shown(fact, text)}" for fact in pairs.missed)
    yield from (f"added {_shown(fact, text)}" for fact in pairs.added)
    for gold, fact in pairs.matched:
        if _shown(gold, text) != _shown(fact, text):
            yield f"misread {_shown(gold, text)} as {_shown(fact, text)}"


def _shown(fact: Fact, text: Text) -> str:
    parts = [fact.value, fact.value_to, fact.unit, fact.date_from, fact.date_to, fact.granularity]
    parts += [fact.date_method, fact.qualifier, "negated" if fact.is_negated else None]
    shown = " ".join(str(part) for part in parts if part is not None)
    return f"[{text.text[fact.start : fact.end]}] {shown}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
