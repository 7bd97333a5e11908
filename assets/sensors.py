"""What starts a night when files arrive, and what tells somebody when a night fails."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice

import dagster as dg

from assets import inbox as boxes
from assets.alerts import Alert, tell
from assets.jobs import NIGHTLY
from assets.partitions import PARTITION_TAG
from assets.resources import InboxResource, WarehouseResource
from warehouse import staging
from warehouse.attempts import last_attempt
from warehouse.paths import Home
from warehouse.receive import receipts

MOST_AT_A_LOOK = 2000
"""Files taken in at one look; the rest waits for the next. Dagster ends a look after a minute."""


@dg.sensor(
    job=NIGHTLY,
    name="inbox_sensor",
    minimum_interval_seconds=30,
    description="Takes in files that lie complete in the inbox and starts a night for the day of receipt.",
    default_status=dg.DefaultSensorStatus.RUNNING,
)
def inbox_sensor(
    context: dg.SensorEvaluationContext, inbox: InboxResource, warehouse: WarehouseResource
) -> dg.SensorResult:
    """Receive the files that did not change for a while and ask for one run per batch of them.

    They are received here and not by the run: a run that waits past midnight, or never starts, then works
    on nothing else than what it was asked for, and the schedule of the day comes after it in any case.
    The cursor holds when each waiting file was first seen, and what was received already, by digests of
    name, size and time; files that are gone are forgotten.
    """
    now, before = datetime.now(UTC), _cursor(context.cursor)
    found = boxes.arrivals(inbox.folder)
    seen = {file.mark: before.seen.get(file.mark, now.timestamp()) for file in found}
    waiting = [file for file in found if file.mark not in before.received]
    latest = now.timestamp() - inbox.settle_seconds
    whole = (file for file in waiting if file.mark in before.seen and before.seen[file.mark] <= latest)
    batch = list(islice(boxes.readable(whole), MOST_AT_A_LOOK))
    boxes.take(warehouse.at, batch, now)
    received = (before.received & seen.keys()) | {file.mark for file in batch}
    cursor = _Cursor({mark: at for mark, at in seen.items() if mark not in received}, received)
    requests = _requests(warehouse.at, now.date()) if batch else []
    skip = None if requests else f"No new complete file; {len(waiting) - len(batch)} still arriving."
    return dg.SensorResult(cursor=cursor.text(), run_requests=requests, skip_reason=skip)


def _cursor(text: str | None) -> _Cursor:
    kept = json.loads(text) if text else {}
    if "received" not in kept:  # none yet, or one of another make: what was received is not received again
        return _Cursor({}, frozenset())
    return _Cursor(kept["seen"], frozenset(kept["received"]))


@dataclass(frozen=True)
class _Cursor:
    """What one look leaves to the next: seconds since 1970 by mark of waiting files, marks of received."""

    seen: dict[str, float]
    received: frozenset[str]

    def text(self) -> str:
        return json.dumps({"seen": self.seen, "received": sorted(self.received)}, sort_keys=True)


def _requests(home: Home, day: date) -> list[dg.RunRequest]:
    """Ask for the day where it has receipts that no run has staged yet; once for the same receipts."""
    known = set(staging.read(home, "receipts", day)["receipt_id"].to_pylist())
    new = sorted(set(receipts(home, day)["receipt_id"].to_pylist()) - known)
    if not new:
        return []
    key = hashlib.sha256("".join(new).encode()).hexdigest()[:24]
    tags = {"rostrum/asked_by": "inbox", "rostrum/files": str(len(new))}
    return [dg.RunRequest(run_key=f"inbox-{key}", partition_key=day.isoformat(), tags=tags)]


MATERIALISATION = "materialisation"
"""What the alert calls a run of chosen assets; Dagster's own name for that job says nothing to people."""


@dg.run_failure_sensor(
    name="failure_alert",
    description="Writes every failed run to alerts.log and, where one is set, to a webhook.",
    default_status=dg.DefaultSensorStatus.RUNNING,
)
def failure_alert(context: dg.RunFailureSensorContext, warehouse: WarehouseResource) -> None:
    """Tell of a failed run. A way that does not work is logged, never raised."""
    for problem in tell(_alert(context, warehouse.at), warehouse.at.root / "alerts.log"):
        context.log.warning("No alert by %s", problem)


def _alert(context: dg.RunFailureSensorContext, home: Home) -> Alert:
    run, day = context.dagster_run, context.dagster_run.tags.get(PARTITION_TAG)
    steps = sorted({event.step_key for event in context.get_step_failure_events() if event.step_key})
    name = MATERIALISATION if run.job_name.startswith("__") else run.job_name
    error = _detail(home, run.run_id) or context.failure_event.message or "no reason given"
    return Alert(
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        job=name,
        run_id=run.run_id,
        partition_day=day,
        error=error,
        failed_steps=steps,
        text=f"Rostrum: {name} of {day or 'no day'} failed at {', '.join(steps) or 'start'}. {error}",
    )


def _detail(home: Home, run_id: str) -> str:
    """Return what the run itself noted, such as the expectations that were not met; else nothing."""
    try:
        last = last_attempt(home)
    except (OSError, ValueError):  # an alarm is not to fail over a note that cannot be read
        return ""
    return last["detail"] if last and last["run_id"] == run_id else ""
