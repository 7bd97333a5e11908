from __future__ import annotations

import multiprocessing
import time
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.kit import disk, land, moment, next_day, night
from warehouse.connect import connect, current, snapshots
from warehouse.paths import Home

COUNTS = """
SELECT
    (SELECT count(*) FROM documents),
    (SELECT count(*) FROM blocks),
    (SELECT max(snapshot) FROM snapshot)
"""


def test_before_the_first_publication_it_says_what_to_do(home: Home) -> None:
    with pytest.raises(FileNotFoundError, match="rostrum run"):
        connect(home)
    assert current(home) is None
    assert snapshots(home) == []


def test_a_connection_keeps_its_snapshot_and_the_next_one_is_new(home: Home, inbox: Path) -> None:
    land(home, inbox, {"a.txt": "one"}, moment())
    night(home)
    with connect(home) as old:
        land(home, inbox, {"a.txt": "two"}, moment(next_day()))
        night(home, next_day(), "run-2")
        with connect(home) as new:
            assert old.execute(COUNTS).fetchall() == [(1, 1, "000001")]
            assert new.execute(COUNTS).fetchall() == [(2, 2, "000002")]
    assert current(home) == "000002"


def test_earlier_snapshots_stay(home: Home, inbox: Path) -> None:
    for number, text in enumerate(("one", "two", "three")):
        land(home, inbox, {"a.txt": text}, moment(next_day(by=number)))
        night(home, next_day(by=number), f"run-{number}")
    assert snapshots(home) == ["000001", "000002", "000003"]
    with connect(home.root, snapshot="000002") as connection:
        assert connection.execute("SELECT text FROM documents WHERE is_current").fetchall() == [("two",)]
    with pytest.raises(FileNotFoundError, match="kept are: 000001, 000002, 000003"):
        connect(home, snapshot="000009")


def test_no_sql_changes_the_catalog(home: Home, inbox: Path) -> None:
    land(home, inbox, {"a.txt": "one"}, moment())
    night(home)
    before = disk(home)
    with connect(home) as connection, pytest.raises(duckdb.InvalidInputException, match="read-only"):
        connection.execute("CREATE TABLE mine (x INTEGER)")
    assert disk(home) == before


def test_kept_copies_may_be_gone(home: Home, inbox: Path) -> None:
    land(home, inbox, {"a.txt": "one"}, moment())
    night(home)
    (home.catalogs / "rostrum-000001.duckdb").unlink()
    with connect(home) as connection:
        assert connection.execute(COUNTS).fetchall() == [(1, 1, "000001")]


def read_for_ever(home: Home, ready, stop, answers) -> None:
    """Hold one connection and open others, asking until told to stop; send what was seen, or the error."""
    held_seen, seen, slowest, asked = set(), [], 0.0, 0
    try:
        with connect(home) as held:
            ready.set()
            while not stop.is_set():
                start = time.perf_counter()
                held_seen.add(held.execute(COUNTS).fetchone())
                with connect(home) as fresh:
                    seen.append(fresh.execute(COUNTS).fetchone())
                slowest, asked = max(slowest, time.perf_counter() - start), asked + 1
        answers.put((held_seen, seen, slowest, asked))
    except Exception as error:
        answers.put(error)


def test_readers_see_whole_snapshots_without_error_or_wait_while_nights_are_published(
    home: Home, inbox: Path
) -> None:
    land(home, inbox, {"0.txt": "zero"}, moment())
    night(home)
    context = multiprocessing.get_context("spawn")
    ready, stop, answers = context.Event(), context.Event(), context.Queue()
    reader = context.Process(target=read_for_ever, args=(home, ready, stop, answers))
    reader.start()
    ready.wait(60)
    for number in range(1, 5):
        land(home, inbox, {f"{number}.txt": "more", "0.txt": f"zero {number}"}, moment(next_day(by=number)))
        night(home, next_day(by=number), f"run-{number}")
    stop.set()
    answer = answers.get(timeout=60)
    reader.join()
    if isinstance(answer, Exception):
        raise answer
    held, seen, slowest, asked = answer
    assert held == {(1, 1, "000001")}
    assert {documents - 2 * int(snapshot) for documents, _, snapshot in seen} == {-1}
    assert all(documents == blocks for documents, blocks, _ in seen)
    assert [row[2] for row in seen] == sorted(row[2] for row in seen)
    assert len({row[2] for row in seen}) >= 3
    assert asked > 10
    assert slowest < 5
