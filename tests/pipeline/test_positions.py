from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.positions import verify
from pipeline.readers.draft import Record
from pipeline.readers.recognise import read_text
from tests.pipeline.build import assert_proven, raw_text_of, segment

LINES = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.sampled_from(
            [
                "",
                "🎙 A title",
                "💬 Ada Ek: We agreed.",
                "• point one",
                "#peace #talks",
                "Read in full",
                "00:00It began",
                "00:07 and went on.",
                "00:05back again",
                "Also Read",
                "Category",
                "NewsTranscript",
                "A headline :: https://example.org/a#b",
                "\u200b\ufeff",
                "<...> more",
                "Second one. Third one?",
            ]
        ),
    ),
    max_size=14,
)
FILES = {
    "page.txt": "Talk.\n#a #b\n00:00It was\n00:04good. And\n00:09 then it\u00a0ended.\n00:20Log on to site.example.org now.",
    "post.txt": "\ufeff🎙 Title (2024)\r\n💬 Ada Ek: First  part. <...>\r\n• Second #UN part\r\nRead in full\r\n",
}


REWRITTEN = {"recode", "compose", "ligature", "entity", "nested_entity"}
"""Transforms that put other letters; `verify` proves those, see below."""


@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_lines_are_read_with_exact_positions(lines, end):
    raw = end.join(lines)
    for draft in read_text(Record(raw, "utf-8")).drafts:
        for block in draft.blocks:
            raw_start, raw_end = draft.text.to_raw(block.start, block.end)
            visible = "".join(draft.text.text[block.start : block.end].split())
            if not REWRITTEN & {stretch.transform for stretch in draft.text.stretches}:
                assert [c for c in visible if c.isalpha()] == [
                    c for c in raw[raw_start:raw_end] if c.isalpha()
                ]


def test_all_rows_are_proven(tmp_path):
    assert assert_proven(tmp_path, FILES, segment(tmp_path, FILES)) > 15


@pytest.mark.parametrize("column", ["start_char", "end_char", "raw_start_char", "raw_end_char"])
def test_an_offset_off_by_one_is_caught(tmp_path, column):
    tables = segment(tmp_path, FILES)
    sentences = tables["sentences"]
    values = sentences.column(column).to_pylist()
    values[1] += 1
    broken = sentences.set_column(
        sentences.schema.get_field_index(column), column, pa.array(values, pa.int32())
    )
    proof = verify(broken, tables["documents"], tables["source_map"], raw_text_of(tmp_path, FILES), "text")
    both = zip(proof.column("text_matches").to_pylist(), proof.column("raw_matches").to_pylist(), strict=True)
    assert [row for row, (a, b) in enumerate(both) if not (a and b)] == [1]


def test_a_row_without_its_document_proves_nothing(tmp_path):
    tables = segment(tmp_path, FILES)
    proof = verify(
        tables["blocks"],
        tables["documents"].slice(0, 0),
        tables["source_map"],
        raw_text_of(tmp_path, FILES),
        None,
    )
    assert not any(proof.column("text_matches").to_pylist() + proof.column("raw_matches").to_pylist())


def test_a_false_transform_is_caught(tmp_path):
    tables = segment(tmp_path, FILES)
    stretches = tables["source_map"].to_pylist()
    longest = max(stretches, key=lambda row: row["end_char"] - row["start_char"])
    longest["transform"] = "drop"
    forged = pa.Table.from_pylist(stretches, schema=tables["source_map"].schema)
    proof = verify(tables["blocks"], tables["documents"], forged, raw_text_of(tmp_path, FILES), None)
    assert not all(proof.column("raw_matches").to_pylist())
