from __future__ import annotations

import pytest

from pipeline.readers.containers.records import read_records
from pipeline.readers.draft import Record
from warehouse import raw
from warehouse.paths import Home
from warehouse.raw_text import raw_text

LINES = (
    '\ufeff{"text": "One."}\n\n \t\n{"id": 1}\n{"text": "Åtta\u2028\u00a0"}\n\u00a0\n{"text": "\\u00e5"}\r\n'
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_the_audit_finds_the_text_of_every_record(home: Home, encoding: str) -> None:
    raw_id = raw.store(home, LINES.removeprefix("\ufeff" * (encoding != "utf-8")).encode(encoding))
    records = [item for item in read_records(raw.path(home, raw_id)) if isinstance(item, Record)]
    assert [record.raw for record in records] == ["One.", "Åtta\u2028\u00a0", "å"]
    look = raw_text(home)
    for record in records:
        assert look(raw_id, record.number, record.encoding) == record.raw


def test_what_the_reader_can_parse_the_audit_can(home: Home) -> None:
    line = '{"text": "Deep.", "more": ' + "[" * 1000 + "]" * 1000 + "}"
    raw_id = raw.store(home, line.encode())
    (record,) = read_records(raw.path(home, raw_id))
    assert isinstance(record, Record)
    assert raw_text(home)(raw_id, 0, record.encoding) == "Deep."


def test_a_whole_file_is_decoded(home: Home) -> None:
    assert raw_text(home)(raw.store(home, "Åtta".encode("cp1252")), None, "cp1252") == "Åtta"


def test_a_record_that_is_not_there_is_an_error(home: Home) -> None:
    with pytest.raises(IndexError):
        raw_text(home)(raw.store(home, b'{"text": "a"}'), 1, "utf-8")
