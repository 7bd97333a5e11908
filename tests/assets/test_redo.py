from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import dagster as dg
import pytest

from assets.definitions import defs
from assets.redo import MOST_AT_A_LOOK, redo_sensor
from assets.resources import WarehouseResource
from tests.warehouse.kit import DAY, MENTIONS, land, moment, next_day, night
from warehouse.attempts import Status, record_attempt
from warehouse.current import fingerprints, outdated
from warehouse.paths import Home

LAST = next_day(by=3)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Four days, the last of them made by other stages."""
    home = Home(tmp_path / "home")
    (tmp_path / "letters").mkdir()
    land(home, tmp_path / "letters", {"a.txt": "Kosovo"}, moment())
    night(home)
    for by in (1, 2, 3):
        spread(home, next_day(by=by), fingerprints(home, DAY))
    spread(home, LAST, {**fingerprints(home, DAY), "mentions": "corrected"})
    return home


def spread(home: Home, day: date, stages: Mapping[str, str]) -> None:
    """Let a day look worked on and published, without the minutes that it takes."""
    (home.staging / "_stages" / f"{day}.json").write_text(json.dumps(stages))


def look(home: Home, cursor: str | None = None, status: Status = "published") -> dg.SensorResult:
    record_attempt(home, status=status, run_id="run", day=LAST, started_at=moment(LAST))
    with dg.DagsterInstance.ephemeral() as instance:
        context = dg.build_sensor_context(instance=instance, cursor=cursor, definitions=defs)
        result = redo_sensor(context, warehouse=WarehouseResource(home=str(home.root)))
    assert isinstance(result, dg.SensorResult)
    return result


def days_of(result: dg.SensorResult) -> list[str]:
    return [str(request.partition_key) for request in result.run_requests or []]


def test_the_stages_of_a_day_are_noted(home: Home) -> None:
    assert fingerprints(home, DAY)["mentions"] == MENTIONS.annotator.fingerprint
    assert outdated(home, LAST) == [DAY]
    assert outdated(home, DAY) == []


def test_days_are_asked_for_from_old_to_new_and_once(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    days = [DAY + timedelta(days=by) for by in range(3)]
    monkeypatch.setattr("assets.redo.outdated", lambda _, like: days if like == LAST else [])
    first = look(home)
    assert days_of(first) == [str(day) for day in days[:MOST_AT_A_LOOK]]
    second = look(home, first.cursor)
    assert days_of(second) == [str(day) for day in days[MOST_AT_A_LOOK:]]
    third = look(home, second.cursor)
    assert not days_of(third)
    assert third.skip_reason

    spread(home, LAST, {"mentions": "corrected again"})
    again = look(home, third.cursor)
    assert days_of(again) == days_of(first)
    keys = [request.run_key for result in (first, again) for request in result.run_requests or []]
    assert len(set(keys)) == len(keys)


def test_a_failed_night_judges_nobody(home: Home) -> None:
    assert not days_of(look(home, status="failed"))


def test_nothing_is_asked_before_the_first_night(tmp_path: Path) -> None:
    with dg.DagsterInstance.ephemeral() as instance:
        context = dg.build_sensor_context(instance=instance, definitions=defs)
        result = redo_sensor(context, warehouse=WarehouseResource(home=str(tmp_path)))
    assert isinstance(result, dg.SensorResult)
    assert result.skip_reason
