"""Linking end to end: English texts with gold Wikidata ids, and own gold in every language.

A mention is right when its span and its entity are those of the gold. Counted over the evaluation spans of
each text; words that stand for a common noun, a date or a number are not asked for. "in KB" leaves out gold
whose entity the knowledge base does not hold, and predictions that overlap such gold. rss-500 marks one or
two names of a text and leaves the others; there only predictions that touch a marked name count. The two
wiki-fair files are one set of texts: the sum takes the one without pronouns.

The knowledge base holds persons of politics, countries and bodies, so it lacks most of what these texts name.
"With NIL" therefore also asks whether a linker knows what it does not know: a name that the gold gives no
entity, or one outside the knowledge base, is right when its span is found and nothing is linked to it; all
mentions count as said, and of gold names inside one another the outer one.

In own gold every name is marked. A name without an entity in the knowledge base is right when its span is
found and nothing, or a local id, is linked to it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.gold_names_spans import Score

Place = tuple[int, int]


class Named(NamedTuple):
    """A mention that the product made: its place, its entity if it links one, and by which method."""

    start: int
    end: int
    type: str
    entity_id: str | None
    method: str = ""


Linker = Callable[[str, str, str | None], Sequence[Named]]
"""Text, language and day (ISO) to mentions."""

_SPARSE = "rss-500"
_TWICE = "wiki-fair-v2."
_PRONOUNS = frozenset({"he", "she", "it", "his", "her", "its", "they", "their", "we", "i", "who"})


def foreign(folder: Path, linker: Linker, known: set[str]) -> Iterator[tuple[str, Counter[str]]]:
    """Yield the counts of each `*.benchmark.jsonl` of a folder, and of `all`."""
    total: Counter[str] = Counter()
    for file in sorted(folder.glob("*.benchmark.jsonl")):
        counts: Counter[str] = Counter()
        for line in file.read_text(encoding="utf-8").splitlines():
            text = json.loads(line)
            counts += _counted(text, _said(text, linker), known, sparse=file.name.startswith(_SPARSE))
        yield file.name.split(".")[0], counts
        total += counts if not file.name.startswith(_TWICE) else Counter()
    yield "all", total


def own(path: Path, linker: Linker) -> Counter[str]:
    """Return the counts of a file of own gold: of all names, and (`_kb`) of those with an entity."""
    counts: Counter[str] = Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold = {(one["start"], one["end"]): _entity(one["entity_id"]) for one in row["mentions"]}
        said = {
            (one.start, one.end): _entity(one.entity_id)
            for one in linker(row["text"], row["language"], row.get("day"))
        }
        counts.update(gold=len(gold), said=len(said), spans=len(gold.keys() & said.keys()))
        counts.update(gold_kb=sum(map(bool, gold.values())), said_kb=sum(map(bool, said.values())))
        for place in gold.keys() & said.keys():
            is_right = gold[place] == said[place]
            counts.update(right=is_right, right_kb=is_right and gold[place] is not None)
    return counts


def score(counts: Counter[str], tail: str = "") -> Score:
    """Return the score of all names, or with `_kb` of those in the knowledge base, `_nil` with NIL."""
    right, said, gold = (counts[name + tail] for name in ("right", "said", "gold"))
    return Score(right / max(said, 1), right / max(gold, 1), 2 * right / max(said + gold, 1), gold)


def methods(counts: Counter[str]) -> Iterator[tuple[str, int, int]]:
    """Yield each method of linking with how often it was right and wrong."""
    for method in sorted({key[3:] for key in counts if key[:3] in {"ok:", "no:"}}):
        yield method, counts[f"ok:{method}"], counts[f"no:{method}"]


def _entity(value: str | None) -> str | None:
    return None if value is None or value.startswith("local:") else value


def _said(text: dict[str, Any], linker: Linker) -> dict[Place, tuple[str | None, str]]:
    start, end = text["evaluation_span"]
    return {
        (one.start, one.end): (_entity(one.entity_id), one.method)
        for one in linker(text["text"], "en", None)
        if start <= one.start and one.end <= end
    }


def _counted(
    text: dict[str, Any], said: dict[Place, tuple[str | None, str]], known: set[str], *, sparse: bool
) -> Counter[str]:
    gold = {tuple(label["span"]): label["entity_id"] for label in text["labels"] if not label.get("coref")}
    asked = {place: entity for place, entity in gold.items() if _is_asked(text, place, entity)}
    inside = {place for place, entity in asked.items() if entity in known}
    if sparse:
        said = {place: link for place, link in said.items() if any(_touch(place, one) for one in gold)}
    linked = {place: (entity, method) for place, (entity, method) in said.items() if entity}
    counts = _with_nil(text, {place: entity for place, (entity, _) in said.items()}, known)
    counts.update(gold=len(asked), gold_kb=len(inside), said=len(linked))
    for place, (entity, method) in linked.items():
        right = gold.get(place) == entity
        counts["right"] += right
        outside = any(_touch(place, one) for one in asked.keys() - inside)
        if right or not outside:
            counts.update({"said_kb": 1, f"{'ok' if right else 'no'}:{method}": 1})
            counts["right_kb"] += right
    return counts


def _with_nil(text: dict[str, Any], said: dict[Place, str | None], known: set[str]) -> Counter[str]:
    labels = [label for label in text["labels"] if not label.get("coref")]
    names = {
        tuple(label["span"]): label["entity_id"] if label["entity_id"] in known else None
        for label in labels
        if label["entity_id"][0] in "Q<"
        and _has_capital(text, label["span"])
        and not _is_pronoun(text, label)
    }
    outer = {
        place: entity
        for place, entity in names.items()
        if not any(one[0] <= place[0] and place[1] <= one[1] for one in names if one != place)
    }
    right = sum(place in said and said[place] == entity for place, entity in outer.items())
    return Counter(gold_nil=len(outer), said_nil=len(said), right_nil=right)


def _is_pronoun(text: dict[str, Any], label: dict[str, Any]) -> bool:
    return text["text"][slice(*label["span"])].lower() in _PRONOUNS


def _has_capital(text: dict[str, Any], place: Sequence[int]) -> bool:
    return any(char.isupper() for char in text["text"][slice(*place)])


def _is_asked(text: dict[str, Any], place: Place, entity: str) -> bool:
    return entity.startswith("Q") and _has_capital(text, place)


def _touch(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]
