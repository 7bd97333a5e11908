from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.warehouse.kit import disk, land, moment, next_day, night, query
from warehouse.connect import connect, snapshots
from warehouse.paths import Home
from warehouse.retention import prune

NOW = timedelta(0)


@pytest.fixture
def published(home: Home, inbox: Path) -> Home:
    for number, text in enumerate(("Kosovo", "Kosovo and Serbia", "Serbia", "none")):
        land(home, inbox, {"a.txt": text}, moment(next_day(by=number)))
        night(home, next_day(by=number), f"run-{number}")
    return home


def test_a_dry_run_removes_nothing(published: Home) -> None:
    before = disk(published)
    pruned = prune(published, keep_catalogs=2, older_than=NOW)
    assert [path.name for path in pruned.catalogs] == ["rostrum-000001.duckdb", "rostrum-000002.duckdb"]
    assert pruned.files
    assert pruned.byte_count > 0
    assert disk(published) == before


def test_kept_snapshots_stay_whole(published: Home) -> None:
    before = {name: rows(published, name) for name in ("000003", "000004")}
    prune(published, keep_catalogs=2, older_than=NOW, dry_run=False)
    assert snapshots(published) == ["000003", "000004"]
    assert {name: rows(published, name) for name in before} == before
    assert query(published, "SELECT count(*) FROM documents") == [(4,)]
    again = prune(published, keep_catalogs=2, older_than=NOW)
    assert (again.catalogs, again.files) == ((), ())


def test_what_is_young_stays(published: Home) -> None:
    pruned = prune(published, keep_catalogs=1)
    assert (pruned.catalogs, pruned.files, pruned.byte_count) == ((), (), 0)


def test_one_catalog_must_stay(published: Home) -> None:
    with pytest.raises(ValueError, match="1 or more"):
        prune(published, keep_catalogs=0)


def test_a_night_after_pruning_goes_on(published: Home, inbox: Path) -> None:
    prune(published, keep_catalogs=1, older_than=NOW, dry_run=False)
    land(published, inbox, {"a.txt": "Kosovo again"}, moment(next_day(by=5)))
    assert night(published, next_day(by=5), "run-9").snapshot == "000005"


def rows(home: Home, snapshot: str) -> list[tuple]:
    with connect(home, snapshot) as connection:
        return connection.execute(
            "SELECT * FROM documents JOIN mentions USING (document_id, revision) ORDER BY ALL"
        ).fetchall()
