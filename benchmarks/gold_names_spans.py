"""Exact span and type of names: counts, and precision, recall and F1 of them."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from benchmarks.gold_names_texts import UNKNOWN, Text, as_written
from pipeline.entities.spans import Recogniser, Span
from training.names.corpora import Document

Form = Callable[[Document], Text]
NAMES = ("PER", "LOC", "ORG")


class Score(NamedTuple):
    """Precision, recall and F1 of a number of gold mentions."""

    precision: float
    recall: float
    f1: float
    gold: int


class Measured(NamedTuple):
    """What a recogniser made of a set in one condition: counts by (type, what), and its time."""

    counts: Counter[tuple[str, str]]
    words: int
    seconds: float


def measured(recogniser: Recogniser, found: Sequence[Document], form: Form = as_written) -> Measured:
    """Return the counts of a set in one of the forms of `gold_names_texts`."""
    several = [form(document) for document in found]
    started = time.perf_counter()
    said = recogniser.recognise_many([(one.text, one.stretches) for one in several])
    seconds = time.perf_counter() - started
    counts: Counter[tuple[str, str]] = Counter()
    for one, spans in zip(several, said, strict=True):
        counts += counted(one, spans)
    return Measured(counts, sum(len(one.text.split()) for one in several), seconds)


def counted(one: Text, spans: Iterable[Span]) -> Counter[tuple[str, str]]:
    """Count gold, said and right mentions by type; what touches a part that is unknown is not counted.

    Only the types that the set marks are asked for. Both ends and the type must be those of the gold: a
    title, a possessive 's or a full stop too much is wrong.
    """
    unknown = [(start, end) for start, end, name in one.gold if name == UNKNOWN]
    gold = {mention for mention in one.gold if mention[2] != UNKNOWN}
    said = {
        (span.start, span.end, str(span.type))
        for span in spans
        if span.type in one.types and not any(a < span.end and span.start < b for a, b in unknown)
    }
    counts: Counter[tuple[str, str]] = Counter()
    for what, mentions in (("gold", gold), ("said", said), ("right", gold & said)):
        counts.update((name, what) for _, _, name in mentions)
    return counts


def score(counts: Counter[tuple[str, str]], types: Sequence[str] = NAMES) -> Score:
    """Return the score over some types together."""
    gold, said, right = (sum(counts[name, what] for name in types) for what in ("gold", "said", "right"))
    return Score(right / max(said, 1), right / max(gold, 1), 2 * right / max(said + gold, 1), gold)
