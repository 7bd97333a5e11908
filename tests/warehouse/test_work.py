from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from pipeline.runners import shards
from pipeline.stage import Annotator
from tests.warehouse.kit import CALLS, DAY, MENTIONS, READ, land, moment, next_day, night
from warehouse import staging
from warehouse.paths import Home
from warehouse.work import read_day, run_stage, stage_seconds


def do(home: Home, day=DAY, read=READ, mentions=MENTIONS) -> list[tuple[str, int]]:
    CALLS.clear()
    read_day(home, day, stage=read)
    run_stage(home, mentions, day)
    return list(CALLS)


def staged_bytes(home: Home) -> dict[str, bytes]:
    return {
        str(path.relative_to(home.staging)): path.read_bytes() for path in home.staging.rglob("*.parquet")
    }


def test_rows_are_counted(home: Home, inbox: Path) -> None:
    land(home, inbox, {"a.txt": "Kosovo, Serbia", "b.bin": b"\0"}, moment())
    assert read_day(home, DAY, stage=READ) == {"documents": 1, "blocks": 1, "rejects": 1}
    assert run_stage(home, MENTIONS, DAY) == {"mentions": 2}
    assert set(stage_seconds(home, DAY)) == {"read", "mentions"}


def test_nothing_is_done_twice(home: Home, inbox: Path) -> None:
    land(home, inbox, {"a.txt": "Kosovo"}, moment())
    assert do(home) == [("read", 1), ("mentions", 1)]
    before = staged_bytes(home)
    assert do(home) == []
    assert staged_bytes(home) == before


def test_only_what_is_new_is_done(home: Home, inbox: Path) -> None:
    land(home, inbox, {"a.txt": "Kosovo", "b.txt": "Serbia"}, moment())
    do(home)
    land(home, inbox, {"c.txt": "Kosovo"}, moment(hour=10))
    assert do(home) == [("read", 1), ("mentions", 1)]
    assert staging.read(home, "mentions", DAY).num_rows == 3


def test_work_in_pieces_gives_the_rows_of_work_in_one_go(home: Home, inbox: Path, tmp_path: Path) -> None:
    other = Home(tmp_path / "other")
    batches = [{"a.txt": "Kosovo one"}, {"b.txt": "x", "a.txt": "Kosovo two"}, {"a.txt": "Kosovo one"}]
    for hour, texts in enumerate(batches):
        land(home, inbox, texts, moment(hour=hour))
        do(home)
        land(other, inbox, {}, moment(hour=hour))
    do(other)
    assert staging.read(home, "documents", DAY)["revision"].to_pylist().count(3) == 1
    for name in ("documents", "blocks", "mentions"):
        assert staging.read(home, name, DAY).equals(staging.read(other, name, DAY))


def test_a_late_arrival_with_an_early_hour_is_put_in_order(home: Home, inbox: Path) -> None:
    land(home, inbox, {"a.txt": "second"}, moment(hour=10))
    do(home)
    land(home, inbox, {"a.txt": "first"}, moment(hour=9))
    assert do(home)[0] == ("read", 2)
    rows = {row["text"]: row["revision"] for row in staging.read(home, "documents", DAY).to_pylist()}
    assert rows == {"first": 1, "second": 2}


@pytest.mark.parametrize("name", ["a", "b", "c", "d", "e"])
def test_arrivals_are_numbered_in_order_across_shards(
    home: Home, inbox: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("warehouse.work.shards", partial(shards, size=1))
    texts = ["first", "second", "third"]
    for hour, text in enumerate(texts, start=1):  # their receipts' ids are in no such order
        land(home, inbox, {f"{name}.txt": text}, moment(hour=hour))
    assert do(home)[:3] == [("read", 1)] * 3
    rows = {row["revision"]: row["text"] for row in staging.read(home, "documents", DAY).to_pylist()}
    assert rows == dict(enumerate(texts, start=1))


def test_a_new_version_of_a_stage_is_run_with_what_follows_it(home: Home, inbox: Path) -> None:
    land(home, inbox, {"a.txt": "Kosovo"}, moment())
    do(home)
    other = Annotator("x", "2", "c" * 64)
    assert do(home, mentions=replace(MENTIONS, annotator=other)) == [("mentions", 1)]
    assert do(home, mentions=replace(MENTIONS, annotator=other)) == []
    read = replace(READ, annotator=other)
    assert do(home, read=read, mentions=replace(MENTIONS, annotator=other)) == [("read", 1), ("mentions", 1)]


def test_revisions_go_on_over_days(home: Home, inbox: Path) -> None:
    land(home, inbox, {"a.txt": "one", "b.txt": "same"}, moment())
    night(home)
    land(home, inbox, {"a.txt": "two"}, moment(next_day()))
    do(home, next_day())
    row = staging.read(home, "documents", next_day()).to_pylist()[0]
    assert (row["revision"], row["first_seen_at"]) == (2, moment())


def test_a_redone_earlier_day_makes_later_days_read_again(home: Home, inbox: Path) -> None:
    land(home, inbox, {"a.txt": "two"}, moment(next_day()))
    do(home, next_day())
    land(home, inbox, {"a.txt": "one"}, moment())
    night(home)
    assert do(home, next_day()) == [("read", 1), ("mentions", 1)]
    assert staging.read(home, "documents", next_day())["revision"].to_pylist() == [2]
    assert staging.read(home, "blocks", next_day())["revision"].to_pylist() == [2]


def test_a_crash_between_two_tables_is_made_good(
    home: Home, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    land(home, inbox, {"a.txt": "Kosovo"}, moment())
    do(home)
    land(home, inbox, {"b.txt": "Serbia"}, moment(hour=10))
    write = staging.write_sorted

    def fail(table, *rest):
        if table.name == "blocks":
            raise OSError("disk full")
        write(table, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(staging, "write_sorted", fail)
        with pytest.raises(OSError, match="disk full"):
            read_day(home, DAY, stage=READ)
    assert do(home)[0] == ("read", 2)
    assert staging.read(home, "documents", DAY).num_rows == staging.read(home, "blocks", DAY).num_rows == 2


def test_a_day_without_arrivals_stages_empty_tables(home: Home) -> None:
    assert do(home) == []
    assert staging.days(home, "mentions") == [DAY]


def test_progress_and_processes(home: Home, inbox: Path) -> None:
    land(home, inbox, {"a.txt": "Kosovo"}, moment())
    seen: list[tuple[int, int]] = []
    read_day(
        home, DAY, stage=READ, runner="process", workers=1, progress=lambda done, of: seen.append((done, of))
    )
    assert seen[-1] == (1, 1)


def test_a_day_that_was_never_published_hides_nothing_on_later_days(home: Home, inbox: Path) -> None:
    land(home, inbox, {"a.txt": "Kosovo"}, moment())
    do(home)  # and then it was blocked
    land(home, inbox, {"a.txt": "Serbia"}, moment(hour=10))
    land(home, inbox, {"a.txt": "Kosovo"}, moment(next_day()))
    do(home, next_day())
    rows = staging.read(home, "documents", next_day()).to_pylist()
    assert [(row["text"], row["revision"]) for row in rows] == [("Kosovo", 1)]


@pytest.mark.parametrize("name", ["documents", "blocks", "mentions"])
@pytest.mark.parametrize("damage", ["bytes", "rows"])
def test_a_staged_file_that_went_bad_is_made_again(home: Home, inbox: Path, name: str, damage: str) -> None:
    land(home, inbox, {"a.txt": "Kosovo", "b.txt": "Serbia"}, moment())
    do(home)
    before = staged_bytes(home)
    place = staging.path(home, name, DAY)
    if damage == "bytes":
        place.write_bytes(place.read_bytes()[:-9] + b"not parquet"[:9])
    else:
        staging.write(home, name, DAY, staging.read(home, name, DAY)[:1], staging.made_by(home, name, DAY))
    assert do(home)
    assert staged_bytes(home) == before
    assert do(home) == []
