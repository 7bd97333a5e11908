from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipeline.readers.draft import Record, Refusal
from pipeline.readers.records import read_records
from tests.pipeline.build import read

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
    assert [(r.number, r.external_id, r.raw) for r in records] == [(0, "7", "One."), (4, "d", "Four.")]
    assert records[0].published_at == datetime(2025, 5, 2, 8, tzinfo=UTC)
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
