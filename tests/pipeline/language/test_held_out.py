"""Floors on texts that nothing was tuned on: the even lines of the tuning texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.language import accuracy, documents, kinds, means, nonsense, reliability, share
from pipeline.language import UNKNOWN, identify_many

DATA = Path(__file__).parents[3].parent / "shared/data/langid"
if not DATA.is_dir():
    pytest.skip(f"no tuning texts at {DATA}", allow_module_level=True)
TEXTS = kinds(DATA)


@pytest.mark.parametrize(
    ("kind", "exact", "norwegian", "one"),
    [
        ("sentences", 0.985, 0.994, 0.994),
        ("three to eight words", 0.965, 0.972, 0.975),
        ("word-pairs", 0.92, 0.925, 0.955),
    ],
)
def test_most_texts_are_told(kind, exact, norwegian, one):
    found = means(accuracy(TEXTS[kind]))
    assert found[0] >= exact
    assert found[1] >= norwegian
    assert found[3] >= one


def test_documents_are_told():
    exact, _, apart, one = means(accuracy(documents(TEXTS["sentences"])))
    assert exact == one == 1
    assert apart >= 0.85


def test_a_score_is_how_often_it_is_right():
    for _, mean, right, count in reliability(TEXTS["word-pairs"]):
        if count >= 100:
            assert abs(mean - right) < 0.1


def test_nonsense_is_refused():
    assert share(identify_many(nonsense()), frozenset({UNKNOWN})) >= 0.97
