from __future__ import annotations

import fcntl
import hashlib
import json
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import dagster as dg
import pyarrow as pa
import pytest

from assets import keys, text
from assets.definitions import defs
from assets.night import NightResult, run_night
from pipeline.stage import Stage, Tables
from pipeline.tables import TABLES
from tests.assets.conftest import Night
from warehouse import receive
from warehouse.connect import connect
from warehouse.lock import exclusive
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
    steps = {"receive", "reference", *text.INPUTS, "claims", "themes", "marts", "operations", "publish"}
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


def test_a_night_waits_for_the_night_of_another_process(night: Night, later: Callable[[], Home]) -> None:
    home = later()
    results: list[NightResult] = []
    with exclusive(home, "night"):
        thread = threading.Thread(target=lambda: results.append(run_night(home, night.day)))
        thread.start()
        thread.join(timeout=5)
        assert thread.is_alive()
        assert not results
    thread.join(timeout=120)
    assert [result.status for result in results] == ["unchanged"]


def test_the_job_itself_takes_the_turn_and_gives_it_back(
    night: Night, later: Callable[[], Home], monkeypatch: pytest.MonkeyPatch
) -> None:
    home, held = later(), []

    def staged(*_: object) -> dict[str, int]:
        with (home.root / ".night.lock").open("w") as handle, pytest.raises(BlockingIOError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        held.append(True)
        raise dg.Failure("seen enough", allow_retries=False)

    monkeypatch.setattr("assets.reference.stage_reference", staged)
    config = {"resources": {"warehouse": {"config": {"home": str(home.root)}}}}
    job = defs.resolve_job_def("nightly")  # as the daemon runs it, without `run_night`
    result = job.execute_in_process(
        config, partition_key=night.day.isoformat(), raise_on_error=False,
        instance=night.instance,
    )  # fmt: skip
    assert not result.success
    assert held
    with (home.root / ".night.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_an_earlier_day_made_late_is_refused_once_and_the_named_order_helps(
    tmp_path: Path,
) -> None:
    home, file = Home(tmp_path / "home"), tmp_path / "source" / "a.txt"
    file.parent.mkdir()
    late = datetime.now(UTC) - timedelta(days=1)
    early = late - timedelta(days=2)

    def arrive(text: str, at: datetime) -> None:
        file.write_text(text, encoding="utf-8")
        receive.receive(home, receive.folder_source(file.parent), receive.files_in(file.parent), at)

    arrive("The second text, as the delegate in Geneva gave it later.", late)
    assert run_night(home, late.date()).status == "published"
    arrive("The first text, as the delegate in Geneva gave it.", early)

    refused = run_night(home, early.date())
    assert refused.status == "failed"
    assert f"run the nightly job for {late.date()}, then again for {early.date()}" in refused.detail
    assert "RETRY" not in refused.log.read_text(encoding="utf-8")
    assert run_night(home, late.date()).success
    assert run_night(home, early.date()).success
    with connect(home) as reader:
        found = reader.execute("select partition_day, revision from documents order by all").fetchall()
    assert found == [(early.date(), 1), (late.date(), 2)]
