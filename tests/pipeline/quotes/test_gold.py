"""What the quotes room must reach on our own gold, over all languages."""

from __future__ import annotations

from functools import cache

import pytest

from benchmarks.gold_quotes import GOLD, KINDS
from benchmarks.gold_quotes_score import Compared, compared, names, span_f1
from benchmarks.gold_quotes_texts import marked
from pipeline.quotes import quotes


@cache
def pairs() -> tuple[Compared, ...]:
    return tuple(pair for text in marked(GOLD) for pair in compared(text, quotes(text.asked)))


@pytest.mark.parametrize(("kind", "floor"), [("direct", 0.85), ("indirect", 0.74), ("mixed", 0.80)])
def test_spans_are_exact_often_enough(kind: str, floor: float) -> None:
    assert span_f1(pairs(), KINDS[kind], exact=True) >= floor


def test_speakers_are_named_often_enough() -> None:
    assert names(pairs(), everything=False).share() >= 0.75
