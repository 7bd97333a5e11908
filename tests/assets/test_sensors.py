from __future__ import annotations

import http.server
import json
import os
import threading
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from pathlib import Path

import dagster as dg
import pytest

from assets import alerts
from assets.definitions import defs
from assets.inbox import arrivals, settled
from assets.night import run_night
from assets.partitions import DAYS, today
from assets.resources import InboxResource, WarehouseResource
from assets.schedules import nightly_schedule
from assets.sensors import failure_alert, inbox_sensor
from warehouse.attempts import record_attempt
from warehouse.connect import connect
from warehouse.paths import Home
from warehouse.receive import receipts


def look(folder: Path, cursor: str | None, home: Home, settle: float = 0) -> dg.SensorResult:
    inbox, place = (
        InboxResource(path=str(folder), settle_seconds=settle),
        WarehouseResource(home=str(home.root)),
    )
    with dg.DagsterInstance.ephemeral() as instance:
        context = dg.build_sensor_context(instance=instance, cursor=cursor, definitions=defs)
        result = inbox_sensor(context, inbox=inbox, warehouse=place)
    assert isinstance(result, dg.SensorResult)
    return result


def looks(folder: Path, home: Home, times: int = 2, cursor: str | None = None) -> dg.SensorResult:
    for _ in range(times):
        result = look(folder, cursor, home)
        cursor = result.cursor
    return result


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    (tmp_path / "inbox" / "ministry").mkdir(parents=True)
    return tmp_path / "inbox"


def received(home: Home) -> list[str]:
    return sorted(receipts(home)["uri"].to_pylist())


def test_a_file_is_taken_in_and_asked_for_once_it_is_complete(inbox: Path, home: Home) -> None:
    file = inbox / "ministry" / "a.txt"
    file.write_text("first half", encoding="utf-8")

    first = look(inbox, None, home)
    assert not first.run_requests

    file.write_text("first half, and the second", encoding="utf-8")
    assert not look(inbox, first.cursor, home).run_requests
    assert not received(home)

    second = looks(inbox, home, cursor=first.cursor)
    [request] = second.run_requests or []
    assert request.partition_key == today().isoformat()
    assert request.run_key is not None
    assert received(home) == ["a.txt"]
    assert not looks(inbox, home, cursor=second.cursor).run_requests


def test_a_look_that_was_lost_is_made_up_for_and_asks_for_the_same_run(inbox: Path, home: Home) -> None:
    for name in ("a.txt", "b.txt"):
        (inbox / "ministry" / name).write_text(name, encoding="utf-8")
    cursor = look(inbox, None, home).cursor
    [one], [two] = (look(inbox, cursor, home).run_requests or [] for _ in range(2))
    assert one.run_key == two.run_key
    assert received(home) == ["a.txt", "b.txt"]


def test_a_file_that_comes_again_with_other_bytes_is_a_new_batch(inbox: Path, home: Home) -> None:
    file = inbox / "ministry" / "a.txt"
    file.write_text("one", encoding="utf-8")
    first = looks(inbox, home)
    file.write_text("another", encoding="utf-8")
    second = looks(inbox, home, cursor=first.cursor)
    assert first.run_requests
    assert second.run_requests
    assert first.run_requests[0].run_key != second.run_requests[0].run_key


@pytest.mark.parametrize("shift", [+86_400 * 365, -86_400 * 365])
def test_a_file_dated_in_the_future_or_the_past_is_taken_in(inbox: Path, home: Home, shift: int) -> None:
    file = inbox / "ministry" / "a.txt"
    file.write_text("dated", encoding="utf-8")
    os.utime(file, (time.time() + shift, time.time() + shift))
    assert looks(inbox, home).run_requests
    assert received(home) == ["a.txt"]
    # And by a run alone, that looks once.
    [arrival] = arrivals(inbox)
    assert list(settled([arrival], time.time_ns() + 15 * 10**9, seconds=10)) == [arrival]


def test_a_file_that_is_still_too_fresh_or_unreadable_waits(
    inbox: Path, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    (inbox / "ministry" / "a.txt").write_text("fresh", encoding="utf-8")
    cursor = look(inbox, None, home).cursor
    fresh = look(inbox, cursor, home, settle=3600)
    assert not fresh.run_requests
    monkeypatch.setattr("os.access", lambda path, _: "inbox" not in str(path))
    closed = look(inbox, fresh.cursor, home)
    assert not closed.run_requests
    assert "1 still arriving" in str(closed.skip_reason)
    monkeypatch.undo()
    assert look(inbox, closed.cursor, home).run_requests
    assert received(home) == ["a.txt"]


def test_a_cursor_of_another_make_begins_anew(inbox: Path, home: Home) -> None:
    (inbox / "ministry" / "a.txt").write_text("a", encoding="utf-8")
    old = '{"seen": ["f00"], "asked": ["f00"]}'
    assert looks(inbox, home, cursor=old).run_requests


class _BeforeMidnight(datetime):
    @classmethod
    def now(cls, tz: tzinfo | None = None) -> _BeforeMidnight:
        eve = datetime.now(tz) - timedelta(days=1)
        return cls(eve.year, eve.month, eve.day, 23, 59, 59, tzinfo=tz)


def test_files_asked_for_before_midnight_are_published_by_a_run_after_it(
    inbox: Path, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "The road from Serbia to Kosovo is open, said the delegate in Geneva."
    (inbox / "ministry" / "a.txt").write_text(text, encoding="utf-8")
    monkeypatch.setattr("assets.sensors.datetime", _BeforeMidnight)
    [request] = looks(inbox, home).run_requests or []
    monkeypatch.undo()
    yesterday = today() - timedelta(days=1)
    assert request.partition_key == yesterday.isoformat()

    result = run_night(home, yesterday)  # whoever starts it: the request, the schedule, a person
    assert result.status == "published", result.detail
    with connect(home) as reader:
        found = reader.execute("select partition_day, text from documents").fetchall()
    assert found == [(yesterday, text)]
    assert look(inbox, None, home).run_requests == []


def test_an_inbox_that_is_not_there_is_empty(tmp_path: Path, home: Home) -> None:
    assert not look(tmp_path / "none", None, home).run_requests


def test_sources_and_settled_files(tmp_path: Path) -> None:
    (tmp_path / "ministry" / "2026").mkdir(parents=True)
    (tmp_path / "ministry" / "2026" / "a.txt").touch()
    (tmp_path / "loose.txt").touch()
    found = arrivals(tmp_path)
    assert [(arrival.source.name, arrival.uri) for arrival in found] == [
        (tmp_path.name, "loose.txt"),
        ("ministry", "2026/a.txt"),
    ]
    newest = max(arrival.changed_ns for arrival in found)
    assert list(settled(found, newest + 5 * 10**9, seconds=10)) == []
    assert list(settled(found, newest + 15 * 10**9, seconds=10)) == found


def test_the_schedule_asks_for_the_day_that_ended() -> None:
    tick = datetime(2026, 3, 1, 0, 15, tzinfo=UTC)
    context = dg.build_schedule_context(scheduled_execution_time=tick)
    request = nightly_schedule(context)
    assert isinstance(request, dg.RunRequest)
    assert request.partition_key == "2026-02-28"
    assert request.run_key == "2026-02-28"


def test_today_is_a_partition() -> None:
    assert DAYS.get_last_partition_key() == today().isoformat()


class _Receiver(http.server.BaseHTTPRequestHandler):
    bodies: list[dict[str, object]]

    def do_POST(self) -> None:
        self.bodies.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def webhook(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[dict[str, object]]]:
    bodies: list[dict[str, object]] = []
    handler = type("Handler", (_Receiver,), {"bodies": bodies})
    with http.server.HTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        monkeypatch.setenv(alerts.WEBHOOK_VARIABLE, f"http://127.0.0.1:{server.server_port}/alert")
        yield bodies
        server.shutdown()
        thread.join()


def evaluate_failure(home: Path, noted: str = "", job: str = "nightly") -> None:
    @dg.op
    def breaks() -> None:
        raise ValueError("a bad night")

    @dg.job(name=job, tags={"dagster/partition": "2026-02-28"})
    def nightly() -> None:
        breaks()

    with dg.DagsterInstance.ephemeral() as instance:
        result = nightly.execute_in_process(instance=instance, raise_on_error=False)
        if noted:
            record_attempt(
                Home(home), status="blocked", run_id=result.run_id, day=date(2026, 2, 28),
                started_at=datetime.now(UTC), detail=noted,
            )  # fmt: skip
        context = dg.build_run_status_sensor_context(
            sensor_name="failure_alert",
            dagster_instance=instance,
            dagster_run=result.dagster_run,
            dagster_event=result.get_run_failure_event(),
        ).for_run_failure()
        failure_alert(context, warehouse=WarehouseResource(home=str(home)))


def test_a_failed_run_is_told_to_log_and_webhook(tmp_path: Path, webhook: list[dict[str, object]]) -> None:
    evaluate_failure(tmp_path)
    [line] = (tmp_path / "alerts.log").read_text(encoding="utf-8").splitlines()
    [posted] = webhook
    assert json.loads(line) == posted
    assert posted["job"] == "nightly"
    assert posted["partition_day"] == "2026-02-28"
    assert posted["failed_steps"] == ["breaks"]


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/nobody", "file:///etc/hostname", "nonsense"])
def test_a_webhook_that_fails_does_not_raise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv(alerts.WEBHOOK_VARIABLE, address)
    evaluate_failure(tmp_path)
    assert (tmp_path / "alerts.log").exists()


def test_a_log_that_cannot_be_written_does_not_raise(
    tmp_path: Path, webhook: list[dict[str, object]]
) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    evaluate_failure(blocked)
    assert len(webhook) == 1


def test_the_alert_names_the_expectation_that_was_not_met(tmp_path: Path) -> None:
    evaluate_failure(tmp_path, noted="mentions.expect_surface_to_match: 1 row differs")
    line = json.loads((tmp_path / "alerts.log").read_text(encoding="utf-8"))
    assert line["error"] == "mentions.expect_surface_to_match: 1 row differs"
    assert "expect_surface_to_match" in line["text"]


def test_the_note_of_another_run_is_not_told(tmp_path: Path) -> None:
    record_attempt(
        Home(tmp_path), status="blocked", run_id="another", day=date(2026, 2, 27),
        started_at=datetime.now(UTC), detail="something else",
    )  # fmt: skip
    evaluate_failure(tmp_path)
    assert "something else" not in (tmp_path / "alerts.log").read_text(encoding="utf-8")


def test_a_run_of_chosen_assets_is_told_by_a_name_for_people(tmp_path: Path) -> None:
    evaluate_failure(tmp_path, job="__ASSET_JOB")
    line = json.loads((tmp_path / "alerts.log").read_text(encoding="utf-8"))
    assert line["job"] == "materialisation"
