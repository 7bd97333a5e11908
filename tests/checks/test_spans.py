"""The proof of positions: whatever is shifted by however much, it is found."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checks.evidence import frame
from checks.spans import facts
from pipeline.tables import TABLES, from_rows
from tests.checks.night import RAW, ROWS, TEXT, context, examined, failed, night, spoil

NAMED = ("sentences", "mentions", "hashtags", "links")
OFFSETS = ("start_char", "end_char", "raw_start_char", "raw_end_char")
TAKEN_OUT = r"\s|\d:\d\d|\*\*|[\u200b\ufeff]"
SPANS = tuple(name for name, table in TABLES.items() if table.is_span)


def problems(table: str, row: dict[str, object]) -> dict[str, object]:
    """Return what the two proofs say of the first row."""
    tables = night(**{table: [row]})
    found = frame(table, tables[table], context(tables, table))
    return {fact.name: found[fact.column].iloc[0] for fact in facts(TABLES[table])}


def test_every_span_table_is_proven() -> None:
    assert set(SPANS) == {
        "blocks",
        "source_map",
        "labels",
        "turns",
        "sentences",
        "mentions",
        "quotes",
        "keyphrases",
        "facts",
        "links",
        "hashtags",
    }


@given(
    table=st.sampled_from(NAMED),
    offset=st.sampled_from(OFFSETS),
    shift=st.integers(-len(RAW) - 5, len(RAW) + 5).filter(bool),
)
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_a_shifted_offset_is_always_found(table: str, offset: str, shift: int) -> None:
    row = ROWS[table][0]
    shifted = {**row, offset: int(row[offset]) + shift}
    marked = problems(table, shifted)
    about = "raw_matches" if offset.startswith("raw") else "text_matches"
    assert isinstance(marked[about], str) or _same_characters(shifted)


def _same_characters(row: dict[str, object]) -> bool:
    """Whether the shifted raw span is right as well, differing only in what cleaning takes out."""
    start, end = int(str(row["raw_start_char"])), int(str(row["raw_end_char"]))
    named = TEXT[int(str(row["start_char"])) : int(str(row["end_char"]))]
    if not 0 <= start <= end <= len(RAW):
        return False
    return re.sub(TAKEN_OUT, "", RAW[start:end]) == re.sub(r"\s", "", named)


@pytest.mark.parametrize("table", SPANS)
@pytest.mark.parametrize("offset", ["end_char", "raw_end_char"])
def test_an_offset_past_the_end_is_found_in_every_span_table(table: str, offset: str) -> None:
    broken = failed(examined(table, **{table: spoil(table, **{offset: 10_000})}))
    assert ("raw_matches" if offset.startswith("raw") else "text_matches") in broken


@pytest.mark.parametrize("table", SPANS)
def test_swapped_offsets_are_found(table: str) -> None:
    row = next(row for row in ROWS[table] if row["end_char"] > row["start_char"])
    swapped = {**row, "start_char": row["end_char"], "end_char": row["start_char"]}
    assert isinstance(problems(table, swapped)["text_matches"], str)


def test_the_sample_of_failing_rows_says_where() -> None:
    found = examined("mentions", mentions=spoil("mentions", end_char=3))["text_matches"]
    assert found.blocks
    assert dict(found.sample[0]) == {
        "row": 0,
        "document_id": "doc",
        "revision": 1,
        "mention_no": 0,
        "problem_text_matches": "characters 14 to 3 do not match",
    }


def test_raw_text_that_cannot_be_had_fails_the_proof() -> None:
    gone = spoil("documents", raw_id="0" * 64)
    found = examined("sentences", documents=gone)
    assert {"text_matches", "raw_matches"} <= failed(found)
    assert "FileNotFoundError" in str(found["raw_matches"].sample[0]["problem_raw_matches"])


def test_rows_of_unknown_documents_fail_the_proof() -> None:
    rows = from_rows(TABLES["source_map"], spoil("source_map", document_id="elsewhere"))
    assert {"text_matches", "raw_matches", "parents"} <= failed(examined("source_map", rows))
