"""Floors for facts on our own gold. Raise them when the rules get better; never change the gold."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from benchmarks.gold_facts import find, read
from benchmarks.gold_facts_score import paired, same_value

HERE, SECOND = Path("tests/gold/facts"), Path("tests/gold/facts_second")
LANGUAGES = ("de", "en", "es", "fr", "hr", "ru", "sr", "sv", "uk")
FROZEN = {
    HERE: "70ef83112e7e4589dbe68bc05dc7d327a6a581d3a3a3ccc7063a9d86ce51859f",
    SECOND: "c37987a4c1905c19842685e6536297e4a98d516e7a95ff5be94af470cca65862",
}
BOTH = pytest.mark.parametrize("folder", FROZEN, ids=lambda folder: folder.name)


@BOTH
def test_the_gold_is_the_one_that_was_frozen(folder: Path) -> None:
    files = sorted(folder.glob("*.jsonl"))
    assert tuple(path.stem for path in files) == LANGUAGES
    assert hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest() == FROZEN[folder]


@BOTH
def test_every_mark_stands_where_it_says(folder: Path) -> None:
    texts = list(read(folder))
    assert sum(len(text.facts) for text in texts) >= 500
    for text in texts:
        for fact in text.facts:
            assert 0 <= fact.start < fact.end <= len(text.text)


@pytest.mark.parametrize(
    ("kind", "floor"), [("date", 0.94), ("amount", 0.95), ("percentage", 0.95), ("count", 0.94)]
)
@BOTH
def test_spans_and_values_are_exact(folder: Path, kind: str, floor: float) -> None:
    pairs = [paired(text.facts, find(text), kind) for text in read(folder)]
    right = sum(same_value(*pair) for one in pairs for pair in one.matched)
    gold = sum(len(one.matched) + len(one.missed) for one in pairs)
    found = sum(len(one.matched) + len(one.added) for one in pairs)
    assert 2 * right / (gold + found) >= floor


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_language_is_left_behind(language: str) -> None:
    texts = [text for text in read(HERE) if text.language == language]
    for kind in ("date", "amount"):
        pairs = [paired(text.facts, find(text), kind) for text in texts]
        right = sum(same_value(*pair) for one in pairs for pair in one.matched)
        whole = sum(2 * len(one.matched) + len(one.missed) + len(one.added) for one in pairs)
        assert 2 * right / whole >= 0.86
