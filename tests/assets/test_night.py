from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import dagster as dg
import pyarrow as pa
import pytest

from assets import keys, text
from assets.night import run_night
from pipeline.stage import Stage, Tables
from pipeline.tables import TABLES
from tests.assets.conftest import Night
from warehouse.connect import connect
from warehouse.paths import Home


def fingerprints(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def seen_by_readers(home: Home) -> dict[str, str]:
    tables = {f"tables/{name}": digest for name, digest in fingerprints(home.tables).items()}
    return {**tables, "catalog": hashlib.sha256(home.catalog.read_bytes()).hexdigest()}


def test_a_night_publishes_every_table(night: Night) -> None:
    assert night.result.success, night.result.detail
    assert night.result.status == "published"
    assert set(night.result.rows) == set(TABLES)
    assert night.result.rows["documents"] > 1
    assert night.result.rows["rejects"] == 1
    assert not [check for check in night.result.failed_checks if check.blocking]


def test_readers_see_what_was_staged(night: Night) -> None:
    with connect(night.home) as reader:
        for name in ("documents", "sentences", "mentions", "rejects"):
            row = reader.execute(f"SELECT count(*) FROM {name}").fetchone()
            assert row == (night.result.rows[name],)


def test_the_attempt_is_on_record(night: Night) -> None:
    last = json.loads((night.home.root / "last_run.json").read_text(encoding="utf-8"))
    assert last["status"] == "published"
    assert last["run_id"] == night.result.run_id
    assert last["partition_day"] == night.day.isoformat()


def test_progress_is_told_for_every_step(night: Night) -> None:
    finished = [step for step, done, total in night.told if done == total]
    steps = {"receive", "reference", *text.INPUTS, "marts", "operations", "publish"}
    assert set(finished) == steps
    assert finished[-1] == "publish"
    assert set(night.result.seconds) == {*steps, "checks"}


def test_the_same_night_again_changes_nothing_and_stays_off_the_terminal(
    night: Night, later: Callable[[], Home], capfd: pytest.CaptureFixture[str]
) -> None:
    home = later()
    before = seen_by_readers(home)
    result = run_night(home, night.day)
    assert result.status == "unchanged", result.detail
    assert result.success
    assert seen_by_readers(home) == before
    assert capfd.readouterr() == ("", "")
    assert "RUN_SUCCESS" in result.log.read_text(encoding="utf-8")


def test_materializations_carry_counts_and_lineage(night: Night) -> None:
    for name, table in TABLES.items():
        event = night.instance.get_latest_materialization_event(keys.staged(table))
        assert event is not None
        made = event.asset_materialization
        assert made is not None
        count = "dagster/partition_row_count" if table.partitioned else "dagster/row_count"
        assert made.metadata[count].value == night.result.rows[name]
        assert "seconds" in made.metadata
        assert isinstance(made.metadata["dagster/column_lineage"], dg.TableColumnLineageMetadataValue)
    event = night.instance.get_latest_materialization_event(keys.CATALOG)
    assert event is not None


def _shifted(name: str) -> Callable[[str], Stage]:
    real = text.find_stage

    def find(wanted: str) -> Stage:
        stage = real(wanted)
        if wanted != name:
            return stage

        def run(tables: Tables) -> Tables:
            made = stage.run(tables)
            mentions = made["mentions"]
            starts = mentions["start_char"].to_pylist()
            starts[0] += 1
            column = pa.array(starts, mentions.schema.field("start_char").type)
            index = mentions.column_names.index("start_char")
            return {**made, "mentions": mentions.set_column(index, mentions.schema.field(index), column)}

        return replace(stage, annotator=replace(stage.annotator, version="broken"), run=run)

    return find


def test_one_broken_row_stops_the_publication(
    night: Night, later: Callable[[], Home], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = later()
    before = seen_by_readers(home)
    monkeypatch.setattr(text, "find_stage", _shifted("mentions"))
    result = run_night(home, night.day)

    assert not result.success
    assert result.status == "blocked"
    broken = [check for check in result.failed_checks if check.blocking]
    assert {check.table for check in broken} == {"mentions"}
    assert any(check.sample for check in broken)
    assert "publish" not in result.seconds
    assert "marts" not in result.seconds
    assert seen_by_readers(home) == before

    last = json.loads((home.root / "last_run.json").read_text(encoding="utf-8"))
    assert last["status"] == "blocked"
    assert all(f"mentions.{check.name}" in last["detail"] for check in broken)


def test_a_step_that_raises_is_a_failed_night(
    night: Night, later: Callable[[], Home], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = later()
    before = seen_by_readers(home)

    def fail(*_: object) -> dict[str, int]:
        raise dg.Failure("the reference tables are on fire", allow_retries=False)

    monkeypatch.setattr("assets.reference.stage_reference", fail)
    result = run_night(home, night.day)
    assert result.status == "failed"
    assert "on fire" in result.detail
    assert seen_by_readers(home) == before
