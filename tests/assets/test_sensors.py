from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import dagster as dg
import pytest

from assets import alerts
from assets.definitions import defs
from assets.inbox import arrivals, settled
from assets.partitions import DAYS, today
from assets.resources import InboxResource, WarehouseResource
from assets.schedules import nightly_schedule
from assets.sensors import failure_alert, inbox_sensor


def look(folder: Path, cursor: str | None) -> dg.SensorResult:
    with dg.DagsterInstance.ephemeral() as instance:
        context = dg.build_sensor_context(instance=instance, cursor=cursor, definitions=defs)
        result = inbox_sensor(context, inbox=InboxResource(path=str(folder)))
    assert isinstance(result, dg.SensorResult)
    return result


def test_a_file_is_asked_for_once_it_is_complete(tmp_path: Path) -> None:
    folder = tmp_path / "inbox" / "ministry"
    folder.mkdir(parents=True)
    file = folder / "a.txt"
    file.write_text("first half", encoding="utf-8")

    first = look(tmp_path / "inbox", None)
    assert not first.run_requests

    file.write_text("first half, and the second", encoding="utf-8")
    assert not look(tmp_path / "inbox", first.cursor).run_requests

    second = look(tmp_path / "inbox", look(tmp_path / "inbox", first.cursor).cursor)
    [request] = second.run_requests or []
    assert request.partition_key == today().isoformat()
    assert request.run_key is not None
    assert not look(tmp_path / "inbox", second.cursor).run_requests


def test_the_same_batch_has_the_same_run_key(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "source" / name).write_text(name, encoding="utf-8")
    cursor = look(tmp_path, None).cursor
    [one], [two] = look(tmp_path, cursor).run_requests or [], look(tmp_path, cursor).run_requests or []
    assert one.run_key == two.run_key


def test_a_file_that_comes_again_with_other_bytes_is_a_new_batch(tmp_path: Path) -> None:
    file = tmp_path / "source" / "a.txt"
    file.parent.mkdir()
    file.write_text("one", encoding="utf-8")
    second = look(tmp_path, look(tmp_path, None).cursor)
    file.write_text("another", encoding="utf-8")
    fourth = look(tmp_path, look(tmp_path, second.cursor).cursor)
    assert second.run_requests
    assert fourth.run_requests
    assert second.run_requests[0].run_key != fourth.run_requests[0].run_key


def test_an_inbox_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert not look(tmp_path / "none", None).run_requests


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


def evaluate_failure(home: Path) -> None:
    @dg.op
    def breaks() -> None:
        raise ValueError("a bad night")

    @dg.job(name="nightly", tags={"dagster/partition": "2026-02-28"})
    def nightly() -> None:
        breaks()

    with dg.DagsterInstance.ephemeral() as instance:
        result = nightly.execute_in_process(instance=instance, raise_on_error=False)
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
