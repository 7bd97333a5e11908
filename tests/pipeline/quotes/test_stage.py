"""From documents to rows of `quotes`: who "I" is, what headlines claim, and what their own speech says of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotate import annotate_tables
from pipeline.claims.find import Made
from pipeline.documents import Document
from pipeline.quotes.rows import entries, numbered
from pipeline.quotes.stage import model_files, quotes_stage, run
from pipeline.quotes.stretches import stretches
from pipeline.quotes.types import Quote
from pipeline.tables import TABLES, empty
from seeds import SAMPLE
from tests.pipeline.build import AT, assert_proven

Row = dict[str, object]
POST = """\
Harbour closed, says Mara Ekhammar

The mayor Mara Ekhammar told the paper that the quay is safe. "We shall open on Monday," she said.
"""
INTERVIEW = """\
Interview with Mara Ekhammar on the harbour (February 20, 2025)

Question: What did you tell the crews?

Mara Ekhammar: I said that the quay is safe. Later I said that the harbour opens on Monday.

Question: And the owners?

Mara Ekhammar: They told me that the ships would wait. It was a long night, and the ships are still there.
"""


def quoted(folder: Path, files: dict[str, str]) -> list[Row]:
    for name, text in files.items():
        folder.joinpath(name).write_text(text, encoding="utf-8")
    tables = annotate_tables([(name, folder / name) for name in files], AT)
    assert_proven(
        folder, files, {name: table for name, table in tables.items() if name == "quotes"} | given_by(tables)
    )
    return list(tables["quotes"].to_pylist())


def given_by(tables: dict) -> dict:
    return {name: tables[name] for name in ("documents", "source_map")}


def test_who_has_the_floor_is_quoted_with_what_he_gives_as_his_own(tmp_path: Path) -> None:
    rows = quoted(tmp_path, {"interview.txt": INTERVIEW})
    own = [row for row in rows if row["speaker_surface"] == "I"]
    assert {row["speaker_name"] for row in own} <= {"Mara Ekhammar"}
    assert not [row for row in rows if row["form"] == "label"]
    assert not [row for row in rows if row["kind"] != "headline" and row["verdict"]]


def test_a_post_without_speech_has_nothing_to_be_compared_with(tmp_path: Path) -> None:
    rows = quoted(tmp_path, {"post.txt": POST})
    assert {row["kind"] for row in rows} >= {"direct", "indirect"}
    for row in rows:
        assert (row["verdict"], row["evidence_document_id"], row["nearest"]) == (None, None, [])


def test_words_of_a_description_are_found_in_the_speech_with_their_second(tmp_path: Path) -> None:
    text = SAMPLE.joinpath("video-island-ferries.txt").read_text(encoding="utf-8")
    rows = quoted(tmp_path, {"video.txt": text})
    claims = {str(row["surface"]): row for row in rows if row["kind"] == "headline"}
    said = claims["no island will be cut off for more than two days"]
    assert said["verdict"] == "verbatim"
    assert said["evidence_document_id"] == said["document_id"]
    assert 38 <= said["evidence_start_s"] < said["evidence_end_s"] <= 48
    assert said["speaker_name"] == "Linnea Osterhagen"
    free = claims["tickets will be free for everybody"]
    assert free["verdict"] not in ("verbatim", "close")
    assert "free for everybody" in free["nearest"][0]["text"]
    assert [near["score"] for near in free["nearest"]] == sorted(
        (near["score"] for near in free["nearest"]), reverse=True
    )


def test_nothing_in_nothing_out() -> None:
    nothing = {name: empty(TABLES[name]) for name in quotes_stage().inputs}
    assert run(nothing)["quotes"].equals(empty(TABLES["quotes"]))


def test_the_fingerprint_covers_lists_and_weights() -> None:
    names = {path.name for path in model_files()}
    assert {"weights.json", "verbs.csv", "roles.csv", "headlines.csv"} <= names
    assert not {name for name in names if name.endswith(".py")}


def document(text: str, blocks: list[Row], labels: list[Row] | None = None) -> Document:
    row = {"document_id": "d", "revision": 1, "partition_day": AT.date(), "text": text, "language": "en"}
    stretch = {"start_char": 0, "end_char": len(text), "raw_start_char": 0, "raw_end_char": len(text)}
    whole = {**stretch, "stretch_no": 0, "transform": "copy"}
    source_map = (
        TABLES["source_map"].schema.empty_table().from_pylist([whole], schema=TABLES["source_map"].schema)
    )
    return Document(row, blocks, source_map, labels or [])


def quote(start: int, end: int, parent: int | None = None, continues: int | None = None) -> Quote:
    return Quote("direct", "marks", start, end, None, None, None, None, 0.5, parent, continues)


def test_numbers_follow_the_place_also_where_a_title_comes_between() -> None:
    text = "Mara Ek warns of ice. One two, he said, three four."
    found = [quote(22, 29), quote(22, 25, parent=0), quote(40, 50, continues=0)]
    bare = Made(17, 20, "bare", (8, 13), (0, 7), "Mara Ek", None, False, "en", None, None)
    rows = numbered(document(text, []), entries(found, [bare]), [])
    assert [(row["quote_no"], row["surface"], row["parent_no"], row["continues_no"]) for row in rows] == [
        (0, "ice", None, None),
        (1, "One two", None, None),
        (2, "One", 1, None),
        (3, "three four", None, 1),
    ]
    assert (rows[0]["kind"], rows[0]["cue"], rows[0]["speaker_surface"]) == ("headline", "warns", "Mara Ek")


def test_what_stands_in_a_quote_of_pieces_stands_in_one_of_them() -> None:
    text = "One two, he said, three four, he said, five six."
    found = [
        quote(0, 7),
        quote(18, 28, continues=0),
        quote(24, 28, parent=0),
        quote(40, 48, continues=1),
        quote(9, 16, parent=0),
    ]
    rows = numbered(document(text, []), entries(found, []), [])
    assert [(row["surface"], row["parent_no"], row["continues_no"]) for row in rows] == [
        ("One two", None, None),
        ("he said", None, None),
        ("three four", None, 0),
        ("four", 2, None),
        ("ive six.", None, 2),
    ]


@given(
    st.lists(st.integers(0, 40), min_size=2, max_size=8, unique=True).map(sorted),
    st.lists(st.tuples(st.integers(0, 39), st.integers(1, 6)), max_size=5),
)
def test_stretches_lie_in_blocks_hold_no_label_and_are_cut_at_turns(
    edges: list[int], labelled: list[tuple[int, int]]
) -> None:
    text = "abcdefghij" * 5
    blocks = [
        {"block_no": number, "role": role, "start_char": start, "end_char": end, "language": "und"}
        for number, (start, end) in enumerate(zip(edges, edges[1:], strict=False))
        for role in (("body", "hashtags")[number % 2],)
    ]
    labels = [{"start_char": start, "end_char": start + size} for start, size in labelled]
    turns = [{"start_char": label["end_char"], "end_char": label["end_char"] + 3} for label in labels]
    found = stretches(document(text, blocks, labels), turns)
    covered = [place for one in found for place in range(one.start, one.end)]
    barred = {place for label in labels for place in range(label["start_char"], label["end_char"])}
    spoken = {
        place
        for block in blocks
        if block["role"] == "body"
        for place in range(block["start_char"], block["end_char"])  # type: ignore[call-overload]
    }
    assert sorted(covered) == sorted(spoken - barred)
    for turn in turns:
        assert not any(one.start < turn["start_char"] < one.end for one in found)
    assert all(one.language == "en" for one in found)


@pytest.mark.parametrize(
    "name", ["documents", "blocks", "source_map", "labels", "turns", "sentences", "mentions"]
)
def test_inputs_are_what_is_read(name: str) -> None:
    assert name in quotes_stage().inputs
