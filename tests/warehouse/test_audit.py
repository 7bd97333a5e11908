from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.tables import TABLES
from tests.warehouse.kit import DAY, disk, land, moment, next_day, night, query, result, stage_night
from warehouse import staging
from warehouse.marts import build_marts
from warehouse.paths import Home
from warehouse.publish import publish

EXAMINED = [table.name for table in TABLES.values() if table.layer != "publish"]


def examine(home: Home, **changed: object) -> None:
    for name in EXAMINED:
        if staging.path(home, name, DAY).exists():
            staging.save_results(home, DAY, name, [result("rows") | {"table_name": name}])
    if changed:
        staging.save_results(home, DAY, "mentions", [result("rows") | {"table_name": "mentions"} | changed])


@pytest.fixture
def staged(home: Home, inbox: Path) -> Home:
    land(home, inbox, {"a.txt": "Kosovo", "b.txt": "Serbia"}, moment())
    stage_night(home)
    return home


def test_what_was_examined_and_found_good_is_published(staged: Home) -> None:
    examine(staged)
    assert publish(staged, DAY, "run-1", moment()).changed
    assert not publish(staged, DAY, "run-2", moment()).changed


def test_a_warning_stops_nothing(staged: Home) -> None:
    examine(staged, succeeded=False, severity="warn")
    assert publish(staged, DAY, "run-1", moment()).changed


def test_a_failed_error_stops_it_and_is_named(staged: Home) -> None:
    examine(staged, succeeded=False, observed="3 outside")
    with pytest.raises(ValueError, match=r"mentions\.rows failed: 3 outside"):
        publish(staged, DAY, "run-1", moment())
    assert not disk(staged)


@pytest.mark.parametrize("name", ["mentions", "entities", "source_health"])
def test_results_on_another_file_are_none(staged: Home, name: str) -> None:
    examine(staged)
    staging.write(staged, name, DAY, staging.read(staged, name, DAY)[:1], made_by="somebody else")
    with pytest.raises(ValueError, match=f"{name}.rows was not evaluated on what is staged|{name} were comp"):
        publish(staged, DAY, "run-1", moment())


def test_a_table_without_results_was_not_examined(staged: Home) -> None:
    with pytest.raises(ValueError, match="receipts was not examined"):
        publish(staged, DAY, "run-1", moment())


def test_one_expectation_of_many_is_not_the_whole_suite(staged: Home) -> None:
    examine(staged)
    row = result("rows") | {"table_name": "mentions"}
    staging.save_results(staged, DAY, "mentions", [row], suite=["rows", "more"])
    with pytest.raises(ValueError, match=r"mentions\.more was not evaluated"):
        publish(staged, DAY, "run-1", moment())


def test_marts_made_before_another_night_are_refused(staged: Home, inbox: Path) -> None:
    # This night counted what was published, then another one published: its marts would contradict the tables.
    old = {name: staging.read(staged, name) for name in ("daily_mentions", "source_health")}
    made_by = {name: staging.made_by(staged, name) for name in old}
    land(staged, inbox, {"c.txt": "Kosovo"}, moment(next_day()))
    night(staged, next_day(), "run-2")
    for name, rows in old.items():
        staging.write(staged, name, None, rows, made_by[name])
    with pytest.raises(ValueError, match=r"daily_mentions.* were computed before another night"):
        publish(staged, DAY, "run-1", moment(), audited=False)
    build_marts(staged, DAY)
    publish(staged, DAY, "run-1", moment(), audited=False)
    assert query(staged, "SELECT sum(mention_count) FROM daily_mentions") == [(3,)]


def test_another_day_published_meanwhile_does_not_make_a_night_new(staged: Home, inbox: Path) -> None:
    mart = result("rows") | {"table_name": "daily_mentions"}
    staging.save_results(staged, DAY, "daily_mentions", [mart | {"observed": "2 rows"}])
    publish(staged, DAY, "run-1", moment(), audited=False)
    land(staged, inbox, {"c.txt": "Kosovo"}, moment(next_day()))
    night(staged, next_day(), "run-2")
    stage_night(staged, run_id="run-3")
    staging.save_results(staged, DAY, "daily_mentions", [mart | {"observed": "3 rows"}])
    assert not publish(staged, DAY, "run-3", moment(), audited=False).changed
