"""`python -m benchmarks.names ../shared/data/linking`: precision, recall and F1 of linking, and speed.

A mention is right when its span and its entity are those of the gold. Counted over the evaluation spans of
each text; words that stand for a common noun, a date or a number are not asked for. "in KB" leaves out gold
whose entity the knowledge base does not hold, and predictions that overlap such gold. rss-500 marks one or
two names of a text and leaves the others; there only predictions that touch a marked name count.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from pipeline.entities.annotate import annotate
from pipeline.entities.knowledge import KnowledgeBase, knowledge
from pipeline.entities.normal import words

Span = tuple[int, int]
_SPARSE = "rss-500"


def main(arguments: list[str]) -> int:
    """Measure every `*.benchmark.jsonl` of the folder named; 2 where there is none."""
    files = sorted(Path(arguments[0]).glob("*.benchmark.jsonl")) if arguments else []
    if not files:
        print("no *.benchmark.jsonl: names are not measured", file=sys.stderr)
        return 2
    kb, total, spoken, seconds = knowledge(), Counter[str](), 0, 0.0
    known = set(kb.entity_id)
    for file in files:
        counts: Counter[str] = Counter()
        for line in file.read_text(encoding="utf-8").splitlines():
            text = json.loads(line)
            started = time.perf_counter()
            said = _predicted(text, kb)
            seconds += time.perf_counter() - started
            spoken += len(words(text["text"]))
            counts += _counted(text, said, known, sparse=file.name.startswith(_SPARSE))
        print(f"{file.name.split('.')[0]:24} {_figures(counts)}")
        total += counts
    print(f"{'all':24} {_figures(total)}   {spoken / seconds:,.0f} words/s")
    for method in sorted(key[3:] for key in total if key.startswith("ok:")):
        right, wrong = total[f"ok:{method}"], total[f"no:{method}"]
        print(f"  {method:12} {right:5} right {wrong:5} wrong, precision in KB {right / (right + wrong):.3f}")
    return 0


def _predicted(text: dict[str, Any], kb: KnowledgeBase) -> dict[Span, tuple[str, str]]:
    start, end = text["evaluation_span"]
    linked = annotate(text["text"], [(0, len(text["text"]), "en")], None, kb)
    return {
        (item.found.start, item.found.end): (kb.entity_id[item.entity], str(item.method))
        for item in linked
        if item.entity is not None and start <= item.found.start and item.found.end <= end
    }


def _counted(
    text: dict[str, Any], said: dict[Span, tuple[str, str]], known: set[str], *, sparse: bool
) -> Counter[str]:
    gold = {tuple(label["span"]): label["entity_id"] for label in text["labels"] if not label.get("coref")}
    asked = {span: entity for span, entity in gold.items() if entity.startswith("Q") and _is_name(text, span)}
    inside = {span for span, entity in asked.items() if entity in known}
    if sparse:
        said = {
            span: link for span, link in said.items() if any(a < span[1] and span[0] < b for a, b in gold)
        }
    counts = Counter(gold=len(asked), gold_kb=len(inside), said=len(said))
    for span, (entity, method) in said.items():
        right = gold.get(span) == entity
        counts["right"] += right
        outside = any(a < span[1] and span[0] < b for a, b in asked if (a, b) not in inside)
        if right or not outside:
            counts.update({"said_kb": 1, f"{'ok' if right else 'no'}:{method}": 1})
            counts["right_kb"] += right
    return counts


def _is_name(text: dict[str, Any], span: Span) -> bool:
    return any(char.isupper() for char in text["text"][slice(*span)])


def _figures(counts: Counter[str]) -> str:
    return "   ".join(
        f"{label} P {p:.3f} R {r:.3f} F1 {2 * p * r / max(p + r, 1e-9):.3f}"
        for label, tail in (("all", ""), ("in KB", "_kb"))
        for p, r in [
            (
                counts["right" + tail] / max(counts["said" + tail], 1),
                counts["right" + tail] / max(counts["gold" + tail], 1),
            )
        ]
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
