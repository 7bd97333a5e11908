"""Floors on the own gold. The figures themselves: `python -m benchmarks.dates`."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.dates import PARTS, cldr_items, gold_item, gold_rows, kremlin_items, score, statements
from tests.pipeline.readers.dates.build import dated

DATA = Path(__file__).parents[4] / ".." / "shared" / "data"


@pytest.mark.parametrize("part", PARTS)
def test_what_is_given_is_right_and_most_is_given(part):
    found = score([gold_item(row) for row in gold_rows(part)])
    assert found.precision >= 0.97
    assert found.recall >= 0.9
    assert found.exactness >= 0.97


def test_gold_has_traps_in_both_parts_and_no_row_twice():
    for part in ("dev", "held-out"):
        assert sum(row["at"] is None for row in gold_rows(part)) >= 40
    keys = [(row["text"], row.get("uri")) for part in PARTS for row in gold_rows(part)]
    assert len(keys) == len(set(keys))


def test_dates_as_cldr_prints_them_are_read_in_every_language():
    items = list(cldr_items(12, seed=3))
    assert [item for item in items if not item.is_right] == []


def test_printed_dates_of_real_pages_are_those_of_their_metadata():
    folder = DATA / "pages" / "kremlin"
    if not folder.is_dir():
        pytest.skip(f"no real pages: {folder} is not here")
    found = score(list(kremlin_items(folder)))
    assert found.precision >= 0.99
    assert found.recall >= 0.98


def test_real_statements_without_a_date_get_none():
    folder = DATA / "pairs" / "resistinua"
    if not folder.is_dir():
        pytest.skip(f"no real statements: {folder} is not here")
    texts = list(statements(folder))
    assert len(texts) > 500
    assert [text[:80] for language, text in texts if dated(text, language)] == []
