from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime

import pytest

from pipeline.annotate import annotate_tables
from pipeline.positions import verify
from pipeline.readers.containers.records import read_records
from pipeline.readers.draft import Record
from pipeline.tables import TABLES
from tests.pipeline.readers.containers.made import as_exported, chat, crawl, message
from tests.pipeline.readers.feeds.made import RSS
from warehouse import raw
from warehouse.paths import Home
from warehouse.raw_text import raw_text

LINES = (
    '\ufeff{"text": "One."}\n\n \t\n{"id": 1}\n{"text": "Åtta\u2028\u00a0"}\n\u00a0\n{"text": "\\u00e5"}\r\n'
)
SAID = [
    message(1, "Färjan går 😀 ", {"type": "bold", "text": "igen"}, " i dag."),
    message(2, type="service", action="pin_message"),
    message(3, {"type": "text_link", "text": "Mer", "href": "https://example.org/"}, " om färjan #färja."),
    message(4, poll={"question": "Vilken dag?", "answers": [{"text": "Måndag"}]}),
]
UPDATE = {"message_id": 5, "chat": {"id": 1}, "date": 1, "caption": "😀 En bild av färjan."}
CONTAINERS = {
    "lines": LINES.encode(),
    "zipped lines": gzip.compress(LINES.encode()),
    "list": json.dumps([{"text": "Färjan går."}, {"id": 2}, {"text": "Ingen väntar."}]).encode("utf-16"),
    "chat": as_exported(chat(*SAID)).encode(),
    "messages in lines": "\n".join(map(json.dumps, [*SAID, UPDATE])).encode(),
    "crawl": crawl().data(),
    "zipped crawl": crawl(is_zipped=True).data(),
    "zipped text": gzip.compress("Färjan går igen.".encode("cp1252")),
    "feed": gzip.compress(RSS.encode()),
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_the_audit_finds_the_text_of_every_record(home: Home, encoding: str) -> None:
    raw_id = raw.store(home, LINES.removeprefix("\ufeff" * (encoding != "utf-8")).encode(encoding))
    records = [item for item in read_records(raw.path(home, raw_id)) if isinstance(item, Record)]
    assert [record.raw for record in records] == ["One.", "Åtta\u2028\u00a0", "å"]
    look = raw_text(home)
    for record in records:
        assert look(raw_id, record.number, record.encoding) == record.raw


@pytest.mark.parametrize("content", CONTAINERS.values(), ids=CONTAINERS)
def test_the_audit_finds_the_texts_of_every_container_in_any_order(home: Home, content: bytes) -> None:
    raw_id = raw.store(home, content)
    records = [item for item in read_records(raw.path(home, raw_id)) if isinstance(item, Record)]
    assert records
    look = raw_text(home)
    for record in reversed(records):
        assert look(raw_id, record.number, record.encoding) == record.raw


def test_every_position_in_every_container_is_proven(home: Home) -> None:
    files = [(name, raw.path(home, raw.store(home, content))) for name, content in CONTAINERS.items()]
    tables = annotate_tables(files, datetime(2026, 3, 1, tzinfo=UTC))
    look, rows = raw_text(home), 0
    for name, table in TABLES.items():
        if table.is_span and name != "source_map" and name in tables:
            proof = verify(tables[name], tables["documents"], tables["source_map"], look, table.surface)
            assert all(proof.column("text_matches").to_pylist()), name
            assert all(proof.column("raw_matches").to_pylist()), name
            rows += proof.num_rows
    assert rows > 60
    links = {row["url"]: row["surface"] for row in tables["links"].to_pylist()}
    assert links["https://example.org/"] == "Mer"


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


def test_a_record_in_another_encoding_is_an_error(home: Home) -> None:
    raw_id = raw.store(home, crawl().data())
    with pytest.raises(ValueError, match="cp1251"):
        raw_text(home)(raw_id, 6, "koi8-r")


def test_a_raw_object_that_is_gone_is_an_error(home: Home) -> None:
    with pytest.raises(FileNotFoundError):
        raw_text(home)("0" * 64, 0, "utf-8")
