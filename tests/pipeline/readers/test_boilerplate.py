"""Standing lines are known by what recurs in a source, in whatever parts its documents come."""

from __future__ import annotations

import pyarrow as pa
import pytest

from pipeline.readers.boilerplate import COLUMNS, edge_lines, mark, recurring
from pipeline.readers.draft import Span
from tests.pipeline.build import assert_proven, read

NAMES = ("bridge", "ferry", "harbour", "school", "market", "island")
FOOTER = "Follow Island Television 20{}0\nAll rights reserved"


def text(name, number, footer=FOOTER):
    return (
        f"The {name} office\n"
        f"The {name} opens again on Monday, said the mayor, and see https://example.org/{name} for more.\n"
        f"She spoke for {number} minutes about #{name}, and nobody left.\n" + footer.format(number)
    )


def files(names=NAMES, footer=FOOTER):
    return {f"{name}.txt": text(name, number, footer) for number, name in enumerate(names)}


def known(tables):
    return recurring(tables["documents"].select(COLUMNS))


def roles(tables):
    texts = {row["document_id"]: row["text"] for row in tables["documents"].to_pylist()}
    rows = sorted(tables["blocks"].to_pylist(), key=lambda row: (row["document_id"], row["block_no"]))
    return [(row["role"], texts[row["document_id"]][row["start_char"] : row["end_char"]]) for row in rows]


def test_a_footer_that_recurs_is_boilerplate_and_nothing_else(tmp_path):
    tables = read(tmp_path, files())
    marked = mark(tables, known(tables))
    standing = [line for role, line in roles(marked) if role == "boilerplate"]
    assert sorted(set(standing)) == sorted(
        ["All rights reserved", *(f"Follow Island Television 20{n}0" for n in range(len(NAMES)))]
    )
    assert all(
        "Follow" not in line and "nobody left" in line for role, line in roles(marked) if role == "body"
    )


def test_positions_and_numbers_of_blocks_stay_exact(tmp_path):
    tables = read(tmp_path, files())
    marked = mark(tables, known(tables))
    assert_proven(tmp_path, files(), marked)
    blocks = {
        (row["document_id"], row["block_no"]): (row["start_char"], row["end_char"])
        for row in marked["blocks"].to_pylist()
    }
    for name in ("links", "hashtags"):
        for row in marked[name].to_pylist():
            start, end = blocks[row["document_id"], row["block_no"]]
            assert start <= row["start_char"] < row["end_char"] <= end


def test_marking_twice_or_in_parts_changes_nothing(tmp_path):
    tables = read(tmp_path, files())
    found = known(tables)
    once = mark(tables, found)
    assert roles(mark(once, found)) == roles(once)
    assert known(once).equals(found)
    parts = [
        mark({name: of(table, document_id) for name, table in tables.items()}, found)
        for document_id in tables["documents"]["document_id"].to_pylist()
    ]
    joined = {name: pa.concat_tables([part[name] for part in parts]) for name in once}
    assert roles(joined) == roles(once)


def of(table, document_id):
    if "document_id" not in table.column_names:
        return table
    return table.filter(pa.compute.equal(table["document_id"], document_id))


def test_marking_in_steps_is_marking_at_once(tmp_path):
    """A line that comes to recur later is cut off as if it had been known from the beginning."""
    tables = read(tmp_path, files())
    found = known(tables)
    stepwise = tables
    for number in range(found.num_rows):
        stepwise = mark(stepwise, found.slice(0, number + 1))
    assert roles(stepwise) == roles(mark(tables, found))


def test_too_few_documents_tell_nothing(tmp_path):
    tables = read(tmp_path, files(NAMES[:3]))
    assert known(tables).num_rows == 0
    assert mark(tables, known(tables)) is tables


def test_a_document_that_comes_again_counts_once(tmp_path):
    documents = read(tmp_path, files(NAMES[:3]))["documents"].select(COLUMNS)
    assert recurring(pa.concat_tables([documents] * 5)).num_rows == 0


@pytest.mark.parametrize("footer", ["Thank you.", "Ada Ek: Thank you.", "Question: And the tunnel?"])
def test_what_speakers_say_alike_is_no_boilerplate(tmp_path, footer):
    tables = read(tmp_path, files(footer=footer))
    assert "boilerplate" not in {role for role, _ in roles(mark(tables, known(tables)))}


LEVEL = "The river stood at {} metres at the bridge in Novi Sad this morning, the warden said."


@pytest.mark.parametrize(("footer", "is_standing"), [(LEVEL, False), (LEVEL.format(7), True)])
def test_a_sentence_that_tells_another_figure_each_time_is_said(tmp_path, footer, is_standing):
    tables = read(tmp_path, files(footer=footer))
    assert ("boilerplate" in {role for role, _ in roles(mark(tables, known(tables)))}) == is_standing


def test_no_block_begins_or_ends_with_a_line_end(tmp_path):
    texts = {
        name: f"Island Television\n\n{one.replace(chr(10), chr(10) * 2)}" for name, one in files().items()
    }
    tables = read(tmp_path, texts)
    marked = roles(mark(tables, known(tables)))
    assert {"boilerplate", "body"} <= {role for role, _ in marked}
    assert all(line == line.strip("\n") for _, line in marked)


def test_a_line_must_recur_in_many_documents_of_a_large_source():
    rows = [
        {"source_id": "a", "document_id": str(n), "edge_lines": [7] if n < 9 else [n]} for n in range(100)
    ]
    schema = pa.schema(
        [("source_id", pa.string()), ("document_id", pa.string()), ("edge_lines", pa.list_(pa.int64()))]
    )
    assert recurring(pa.Table.from_pylist(rows, schema)).num_rows == 0
    rows[9]["edge_lines"] = [7]
    assert recurring(pa.Table.from_pylist(rows, schema))["fingerprint"].to_pylist() == [7]


def test_titles_are_not_looked_at():
    text = "Daily briefing\nWe met at noon, and nobody spoke for long."
    blocks = [Span(0, 14, "title"), Span(15, len(text), "body")]
    assert all(line.start >= 15 for line in edge_lines(text, blocks))
