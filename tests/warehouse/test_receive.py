from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path

import pytest

from pipeline.tables import TABLES
from tests.warehouse.kit import DAY, land, moment, next_day
from warehouse import raw
from warehouse.paths import Home
from warehouse.receive import files_in, folder_source, receipts, receive, sources


def test_each_file_gets_a_receipt(home: Home, inbox: Path) -> None:
    new = land(home, inbox, {"a.txt": "one", "sub/b.md": "two"}, moment())
    assert new.schema == TABLES["receipts"].schema
    rows = sorted(new.to_pylist(), key=lambda row: row["uri"])
    assert [(row["uri"], row["media_type"], row["byte_count"]) for row in rows] == [
        ("a.txt", "text/plain", 3),
        ("sub/b.md", "text/markdown", 3),
    ]
    assert {row["partition_day"] for row in rows} == {DAY}
    assert raw.load(home, rows[0]["raw_id"]) == b"one"
    assert receipts(home, DAY).equals(new)
    assert sources(home).to_pylist()[0]["source_id"] == "letters"


def test_receipt_ids_follow_the_stated_rule(home: Home, inbox: Path) -> None:
    row = land(home, inbox, {"a.txt": "one"}, moment()).to_pylist()[0]
    parts = "\0".join(["letters", "a.txt", row["raw_id"], "2026-03-01"])
    assert row["receipt_id"] == hashlib.sha256(parts.encode()).hexdigest()[:24]


def test_an_unchanged_file_is_not_received_again(home: Home, inbox: Path) -> None:
    land(home, inbox, {"a.txt": "one"}, moment())
    assert land(home, inbox, {}, moment(hour=10)).num_rows == 0
    assert land(home, inbox, {}, moment(next_day())).num_rows == 0
    assert receipts(home).num_rows == 1


def test_a_changed_file_is_received_again_and_so_is_its_return(home: Home, inbox: Path) -> None:
    first = land(home, inbox, {"a.txt": "one"}, moment())
    land(home, inbox, {"a.txt": "two"}, moment(hour=10))
    third = land(home, inbox, {"a.txt": "one"}, moment(hour=11))
    assert third["raw_id"].to_pylist() == first["raw_id"].to_pylist()
    assert len(set(receipts(home, DAY)["receipt_id"].to_pylist())) == 3


def test_equal_bytes_at_two_addresses_are_two_arrivals_of_one_object(home: Home, inbox: Path) -> None:
    new = land(home, inbox, {"a.txt": "one", "b.txt": "one"}, moment())
    assert new.num_rows == 2
    assert len(set(new["raw_id"].to_pylist())) == 1


def test_days_are_utc(home: Home, inbox: Path) -> None:
    at = datetime.fromisoformat("2026-03-02T00:30:00+02:00")
    assert land(home, inbox, {"a.txt": "one"}, at)["partition_day"].to_pylist() == [DAY]


def test_a_moment_without_zone_is_refused(home: Home, inbox: Path) -> None:
    with pytest.raises(ValueError, match="no time zone"):
        land(home, inbox, {"a.txt": "one"}, datetime(2026, 3, 1))


def test_a_file_that_vanishes_stops_nothing(
    home: Home, inbox: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (inbox / "a.txt").write_text("one")
    files = [("gone.txt", inbox / "gone.txt"), *files_in(inbox)]
    assert receive(home, folder_source(inbox), files, moment())["uri"].to_pylist() == ["a.txt"]
    assert "gone.txt" in caplog.text


def test_the_log_of_receipts_only_grows(home: Home, inbox: Path) -> None:
    land(home, inbox, {"a.txt": "one"}, moment())
    before = {path: path.read_bytes() for path in home.receipts.rglob("*.parquet")}
    land(home, inbox, {"b.txt": "two"}, moment(hour=10))
    land(home, inbox, {}, moment(hour=11))
    after = {path: path.read_bytes() for path in home.receipts.rglob("*.parquet")}
    assert len(after) == 2
    assert before.items() <= after.items()


def test_no_receipts_give_an_empty_table(home: Home) -> None:
    assert receipts(home, DAY).schema == TABLES["receipts"].schema
    assert receipts(home).num_rows == 0
    assert sources(home).num_rows == 0
