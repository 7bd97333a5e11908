from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest
from deltalake import DeltaTable

from pipeline.tables import TABLES, conform
from tests.warehouse.kit import (
    DAY,
    READ,
    contents,
    disk,
    land,
    moment,
    next_day,
    night,
    query,
    result,
    stage_night,
)
from warehouse import catalog, delta, staging
from warehouse.paths import Home
from warehouse.publish import publish, stage_operations


@pytest.fixture
def published(home: Home, inbox: Path) -> Home:
    land(home, inbox, {"a.txt": "Kosovo and Serbia", "b.txt": "Serbia 😀", "c.bin": b"\0"}, moment())
    night(home)
    return home


def test_what_was_staged_is_published(published: Home) -> None:
    for name in ("receipts", "documents", "blocks", "mentions", "rejects", "runs", "quality"):
        paths = [file.path for file in delta.files(published, name)]
        assert "partition_day" not in pq.read_schema(paths[0]).names
        rows = DeltaTable(str(published.tables / name)).to_pyarrow_table()
        assert conform(TABLES[name], rows).equals(staging.read(published, name, DAY))


def test_the_same_night_twice_changes_nothing(published: Home) -> None:
    before = disk(published)
    again = night(published, run_id="run-2")
    assert (again.changed, again.snapshot, again.tables) == (False, "000001", ())
    assert disk(published) == before
    assert query(published, "SELECT run_id FROM runs") == [("run-1",)]


def test_the_same_night_elsewhere_gives_the_same_bytes(published: Home, inbox: Path, tmp_path: Path) -> None:
    other = Home(tmp_path / "other")
    land(other, inbox, {}, moment())
    night(other)
    mine, theirs = contents(published), contents(other)
    assert mine.pop("runs") != theirs.pop("runs")  # when it ended and how long it took
    assert mine == theirs


def test_only_tables_that_change_get_a_commit(published: Home, inbox: Path) -> None:
    land(published, inbox, {"d.txt": "nothing named"}, moment(hour=10))
    assert night(published, run_id="run-2").tables == (
        "receipts", "documents", "blocks", "source_health", "quality", "runs",
    )  # fmt: skip
    assert delta.version(published, "mentions") == 0
    assert query(published, "SELECT run_id FROM runs ORDER BY ended_at") == [("run-1",), ("run-2",)]


def test_other_days_are_not_touched(published: Home, inbox: Path) -> None:
    before = {name: {file.path for file in delta.files(published, name)} for name in TABLES}
    land(published, inbox, {"d.txt": "Kosovo"}, moment(next_day()))
    night(published, next_day(), "run-2")
    for name in ("receipts", "documents", "blocks", "mentions", "rejects", "quality", "runs"):
        assert {file.path for file in delta.files(published, name) if file.day == DAY} == before[name]


def test_a_new_revision_changes_the_flags_of_the_old_one_in_the_same_commit(
    published: Home, inbox: Path
) -> None:
    land(published, inbox, {"a.txt": "Kosovo anew"}, moment(next_day()))
    night(published, next_day(), "run-2")
    assert delta.version(published, "documents") == 1
    columns = "revision, is_current, superseded_at, first_seen_at"
    rows = query(published, f"SELECT {columns} FROM documents WHERE uri = 'a.txt' ORDER BY 1")
    assert rows == [(1, False, moment(next_day()), moment()), (2, True, None, moment())]


def test_an_earlier_day_made_later_gives_the_state_of_days_in_order(
    home: Home, inbox: Path, tmp_path: Path
) -> None:
    other = Home(tmp_path / "other")
    land(home, inbox, {"a.txt": "two"}, moment(next_day()))
    night(home, next_day(), "run-1")
    land(home, inbox, {"a.txt": "one"}, moment())
    with pytest.raises(ValueError, match="run the nightly job for 2026-03-02, then again for 2026-03-01"):
        night(home, DAY, "run-2")
    night(home, next_day(), "run-3")
    night(home, DAY, "run-4")
    land(other, inbox, {"a.txt": "one"}, moment())
    night(other, DAY, "run-1")
    land(other, inbox, {"a.txt": "two"}, moment(next_day()))
    night(other, next_day(), "run-2")
    assert contents(home)["documents"] == contents(other)["documents"]


def test_a_changed_result_is_published(published: Home) -> None:
    stage_night(published, run_id="run-2")
    staging.save_results(published, DAY, "documents", [result("rows", succeeded=False)])
    assert publish(published, DAY, "run-2", moment(), audited=False).tables == ("quality", "runs")
    assert query(published, "SELECT run_id, succeeded FROM quality ORDER BY 1") == [
        ("run-1", True),
        ("run-2", False),
    ]


def test_results_on_tables_that_every_run_adds_to_do_not_count(published: Home) -> None:
    stage_night(published, run_id="run-2")
    staging.save_results(published, DAY, "runs", [result("more") | {"table_name": "runs"}])
    assert not publish(published, DAY, "run-2", moment()).changed


def test_a_night_without_arrivals_is_a_night(published: Home) -> None:
    assert night(published, next_day(), "run-2").tables == ("quality", "runs")
    assert not night(published, next_day(), "run-3").changed


def test_a_lost_catalog_is_made_again(published: Home) -> None:
    published.catalog.unlink()
    again = publish(published, DAY, "run-2", moment())
    assert (again.changed, again.tables) == (True, ())
    assert query(published, "SELECT count(*) FROM documents") == [(2,)]


@pytest.mark.parametrize("step", ["receipts", "documents", "runs", "catalog"])
@pytest.mark.parametrize("is_first", [True, False])
def test_a_publication_cut_short_is_taken_back(
    home: Home, inbox: Path, monkeypatch: pytest.MonkeyPatch, step: str, *, is_first: bool
) -> None:
    land(home, inbox, {"a.txt": "Kosovo"}, moment())
    if not is_first:
        night(home)
        land(home, inbox, {"b.txt": "Serbia"}, moment(hour=10))
    before = query(home, "SELECT * FROM snapshot") if not is_first else None
    with monkeypatch.context() as patch:
        break_at(patch, step)
        with pytest.raises(OSError, match="power cut"):
            night(home, run_id="cut")
    assert before is None or query(home, "SELECT * FROM snapshot") == before
    # The next publication is of another day: what the cut one had committed must not come in with it.
    night(home, next_day(), "run-2")
    assert query(home, "SELECT count(*) FROM documents") == [(0 if is_first else 1,)]
    assert query(home, "SELECT count(*) FROM mentions") == [(0 if is_first else 1,)]
    night(home, run_id="run-3")
    assert query(home, "SELECT count(*) FROM mentions") == [(1 if is_first else 2,)]
    assert query(home, "SELECT count(*) FROM runs WHERE run_id = 'cut'") == [(0,)]


def break_at(patch: pytest.MonkeyPatch, step: str) -> None:
    """Let the publication fail right after the commit of a table, or before the catalog."""
    replace = delta.replace

    def fail(*_arguments: object) -> None:
        raise OSError("power cut")

    def replace_then_fail(home: Home, name: str, *rest) -> None:
        replace(home, name, *rest)
        if name == step:
            fail()

    patch.setattr(delta, "replace", replace_then_fail)
    if step == "catalog":
        patch.setattr(catalog, "build", fail)


def test_a_cut_after_the_catalog_was_replaced_is_complete(
    published: Home, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    land(published, inbox, {"d.txt": "Kosovo"}, moment(hour=10))

    def fail(*_arguments: object) -> None:
        raise OSError("power cut")

    with monkeypatch.context() as patch:
        patch.setattr("warehouse.journal.end", fail)
        with pytest.raises(OSError, match="power cut"):
            night(published, run_id="run-2")
    assert query(published, "SELECT count(*) FROM documents") == [(3,)]
    assert not night(published, run_id="run-3").changed
    assert query(published, "SELECT run_id FROM runs ORDER BY ended_at") == [("run-1",), ("run-2",)]


def test_operations_keep_the_rows_of_earlier_runs(published: Home) -> None:
    rows = stage_operations(published, DAY, "run-2", moment(), stages=[READ])
    assert rows == {"annotators": 2, "quality": 2, "runs": 2}
    assert stage_operations(published, DAY, "run-2", moment(), stages=[READ]) == rows
