from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from pipeline.readers.containers.records import read_records
from pipeline.readers.draft import Record, Refusal
from tests.pipeline.build import read
from tests.pipeline.readers.containers.made import items_of

LINES = b"""\xef\xbb\xbf{"id": 7, "text": "One.", "language": "en", "published_at": "2025-05-02T10:00:00+02:00", "title": "T"}

{"text": "Two."
{"id": "b"}
{"id": "c", "text": "Three.", "published_at": "yesterday"}
{"id": "d", "text": "Four.", "uri": "https://example.org/4"}
"""


def test_json_lines_are_records_and_bad_lines_are_named(tmp_path):
    path = tmp_path / "x.bin"
    path.write_bytes(LINES)
    items = list(read_records(path))
    records = [item for item in items if isinstance(item, Record)]
    refusals = [item for item in items if isinstance(item, Refusal)]
    assert [(r.number, r.facts.external_id, r.raw) for r in records] == [(0, "7", "One."), (4, "d", "Four.")]
    assert records[0].facts.published.at == datetime(2025, 5, 2, 8, tzinfo=UTC)
    assert [(r.place, r.reason) for r in refusals] == [
        ("line 3", "bad_json"),
        ("line 4", "bad_record"),
        ("line 5", "bad_record"),
    ]


def test_the_publishers_words_reach_the_document(tmp_path):
    tables = read(tmp_path, {"x.jsonl": LINES, "empty.txt": ""})
    rows = tables["documents"].select(["external_id", "language", "title", "uri", "record_no"]).to_pylist()
    assert {row["external_id"]: row["uri"] for row in rows} == {"7": "x.jsonl", "d": "https://example.org/4"}
    assert next(row for row in rows if row["external_id"] == "7")["title"] == "T"
    assert tables["rejects"].column("reason").to_pylist() == ["bad_json", "bad_record", "bad_record", "empty"]


@pytest.mark.parametrize("value", ["1", '"a"', "[]", '{"text": 3}', '{"text": "a", "title": 1}'])
def test_odd_records_are_refused(tmp_path, value):
    path = tmp_path / "x"
    path.write_text('{"id": "a", "text": "ok"}\n' + value)
    items = list(read_records(path))
    assert [type(item) for item in items] == [Record, Refusal]


@pytest.mark.parametrize(
    "content",
    [
        '{"id": "m", "note": "no text here"}\n{"text": "Ahoy."}\n',
        '{"id": "m", "text": "cut o\n{"text": "Ahoy."}\n',
        "not JSON\n\n" + '{"text": "Ahoy."}\n' * 3,
        json.dumps({"long": "x" * 100_000, "text": "Ahoy."}),
        '{"text": "Ahoy."}\r\n{"text": "Ahöj."}\r\n'.encode("utf-16"),
        '{"text": "Ahoy."}\n'.encode("utf-32"),
    ],
)
def test_json_lines_are_known_by_most_of_their_first_lines(tmp_path, content):
    items = items_of(tmp_path, content)
    assert "Ahoy." in [item.raw for item in items if isinstance(item, Record)]
    assert {item.reason for item in items if isinstance(item, Refusal)} <= {"bad_json", "bad_record"}


@pytest.mark.parametrize(
    "content",
    ["[Applause] Thank you.", "{sic} he said\nand left", "[", "WARC/ is a form", "<3 you all", "PK and BZh"],
)
def test_a_text_that_resembles_another_form_is_a_text(tmp_path, content):
    assert items_of(tmp_path, content) == [Record(content, "utf-8")]


@pytest.mark.parametrize("number", ["18446744073709551616", "1.5", "1e3", "true", "[1]", "{}"])
def test_an_id_whose_digits_cannot_be_kept_is_refused(tmp_path, number):
    (refusal,) = items_of(tmp_path, f'{{"id": {number}, "text": "a"}}')
    assert isinstance(refusal, Refusal)
    assert refusal.reason == "bad_record"


def test_a_large_id_keeps_its_digits(tmp_path):
    (record,) = items_of(tmp_path, '{"id": 18446744073709551615, "text": "a"}')
    assert record.facts.external_id == "18446744073709551615"


@pytest.mark.parametrize(
    ("word", "language", "is_declared"),
    [
        ("en_US", "en", True),
        ("no", "nb", True),
        ("swe", "sv", True),
        ("english", "sv", False),
        ("x y\n", "sv", False),
    ],
)
def test_an_odd_language_is_normalised_or_found_in_the_text(tmp_path, word, language, is_declared):
    text = "Färjan från Åland var försenad igen, och ingen visste varför."
    tables = read(tmp_path, {"x.jsonl": json.dumps({"text": text, "language": word})})
    (row,) = tables["documents"].to_pylist()
    assert (row["language"], row["language_score"] is None) == (language, is_declared)


def test_every_field_of_a_record_reaches_its_document(tmp_path):
    fields = {
        "id": "m-1",
        "text": "The ferry sails.",
        "title": "Ferry",
        "uri": "https://example.org/1",
        "author": "Ada Ek",
        "language": "en",
        "published_at": "2025-05-02",
        "edited_at": "2025-05-03T10:00:00+02:00",
        "forwarded_from": "Pilots",
        "reply_to": 7,
        "views": 12,
    }
    (row,) = read(tmp_path, {"x": json.dumps(fields)})["documents"].to_pylist()
    same = ("title", "uri", "author", "language", "forwarded_from", "views")
    assert {name: row[name] for name in same} == {name: fields[name] for name in same}
    assert (row["external_id"], row["reply_to"]) == ("m-1", "7")
    assert (row["published_at"], row["published_precision"]) == (datetime(2025, 5, 2, tzinfo=UTC), "day")
    assert row["edited_at"] == datetime(2025, 5, 3, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("author", 1),
        ("edited_at", "later"),
        ("edited_at", 1714645805),
        ("forwarded_from", ["Pilots"]),
        ("reply_to", 1.5),
        ("views", -1),
        ("views", "12"),
        ("views", True),
        ("views", 2**63),
    ],
)
def test_a_field_of_the_wrong_type_is_named(tmp_path, name, value):
    (refusal,) = items_of(tmp_path, json.dumps({"text": "a", name: value}))
    assert isinstance(refusal, Refusal)
    assert refusal.reason == "bad_record"
    assert f'"{name}"' in refusal.detail
