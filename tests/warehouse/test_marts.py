from __future__ import annotations

from datetime import date
from pathlib import Path

from pipeline.tables import TABLES, from_rows
from tests.warehouse.kit import DAY, land, moment, next_day, night, stage_night
from warehouse import staging
from warehouse.marts import MARTS, build_marts
from warehouse.paths import Home


def test_numbers_are_those_counted_by_hand(home: Home, inbox: Path) -> None:
    land(home, inbox, {"a.txt": "Kosovo, Kosovo and Serbia", "b.txt": "Kosovo", "c.bin": b"\0"}, moment())
    night(home)
    land(home, inbox, {"a.txt": "Serbia now"}, moment(next_day()))
    stage_night(home, next_day(), "run-2")
    # The first text of a.txt is superseded, so its three mentions count no more.
    assert staging.read(home, "daily_mentions").to_pylist() == [
        mention(DAY, "Q1246", "Kosovo", 1, 1),
        mention(next_day(), "Q403", "Serbia", 1, 1),
    ]
    assert staging.read(home, "source_health").to_pylist() == [
        health(DAY, receipts=3, size=25 + 6 + 1, documents=2, words=5, rejects=1),
        health(next_day(), receipts=1, size=10, documents=1, words=2, rejects=0),
    ]


def test_days_are_those_of_publication_where_known(home: Home, inbox: Path) -> None:
    land(home, inbox, {"a.txt": "Kosovo"}, moment())
    stage_night(home)
    row = staging.read(home, "documents", DAY).to_pylist()[0]
    rows = [
        row
        | {
            "published_at": moment(date(2025, 12, 31), 23),
            "published_method": "record",
            "published_precision": "second",
        }
    ]
    staging.write(home, "documents", DAY, from_rows(TABLES["documents"], rows))
    build_marts(home, DAY)
    assert staging.read(home, "daily_mentions")["day"].to_pylist() == [date(2025, 12, 31)]


def test_topics_count_assigned_ones_of_whole_documents(home: Home, inbox: Path) -> None:
    land(home, inbox, {"a.txt": "Kosovo", "b.txt": "Serbia"}, moment())
    stage_night(home)
    ids = staging.read(home, "documents", DAY)["document_id"].to_pylist()
    rows = [
        topic(ids[0]),
        topic(ids[1]),
        topic(ids[0], unit="turn"),
        topic(ids[1], code="2", is_abstained=True),
    ]
    staging.write(home, "topics", DAY, from_rows(TABLES["topics"], rows))
    build_marts(home, DAY)
    found = [
        (row["code"], row["label"], row["document_count"])
        for row in staging.read(home, "daily_topics").to_pylist()
    ]
    assert found == [("1", "politics", 2)]


def test_every_mart_has_its_sql() -> None:
    assert set(MARTS) == {"daily_mentions", "daily_topics", "entity_pairs", "source_health"}


def mention(day: date, entity_id: str, name: str, mentions: int, documents: int) -> dict:
    return {
        "day": day,
        "source_id": "letters",
        "language": "en",
        "entity_id": entity_id,
        "name": name,
        "type": "LOC",
        "mention_count": mentions,
        "document_count": documents,
    }


def health(day: date, *, receipts: int, size: int, documents: int, words: int, rejects: int) -> dict:
    return {
        "source_id": "letters",
        "day": day,
        "receipt_count": receipts,
        "byte_count": size,
        "document_count": documents,
        "word_count": words,
        "reject_count": rejects,
    }


def topic(document_id: str, *, unit: str = "document", code: str = "1", is_abstained: bool = False) -> dict:
    return {
        "document_id": document_id,
        "revision": 1,
        "unit": unit,
        "unit_no": 0,
        "scheme": "iptc",
        "code": code,
        "label": "politics",
        "score": 0.9,
        "is_abstained": is_abstained,
        "annotator": "topics@1",
        "partition_day": DAY,
    }
