"""What starts a night when files arrive, and what tells somebody when a night fails."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime

import dagster as dg

from assets import inbox as boxes
from assets.alerts import Alert, tell
from assets.jobs import NIGHTLY
from assets.partitions import PARTITION_TAG, today
from assets.resources import InboxResource, WarehouseResource


@dg.sensor(
    job=NIGHTLY,
    name="inbox_sensor",
    minimum_interval_seconds=30,
    description="Starts a night for today when new files lie complete in the inbox.",
    default_status=dg.DefaultSensorStatus.RUNNING,
)
def inbox_sensor(
    context: dg.SensorEvaluationContext, inbox: InboxResource
) -> dg.SensorResult | dg.SkipReason:
    """Ask for one run per batch of files that did not change between two looks.

    The cursor holds what lay there at the last look and what was asked for already, as digests of name,
    size and time; files that are gone are forgotten.
    """
    before = json.loads(context.cursor or '{"seen": [], "asked": []}')
    present = {file.mark for file in boxes.arrivals(inbox.folder)}
    asked = present & set(before["asked"])
    batch = (present & set(before["seen"])) - asked
    cursor = json.dumps({"seen": sorted(present), "asked": sorted(asked | batch)})
    waiting = len(present - asked - batch)
    if not batch:
        return dg.SensorResult(cursor=cursor, skip_reason=f"No new complete file; {waiting} still arriving.")
    return dg.SensorResult(cursor=cursor, run_requests=[_request(batch)])


def _request(batch: set[str]) -> dg.RunRequest:
    key = hashlib.sha256("".join(sorted(batch)).encode()).hexdigest()[:24]
    tags = {"rostrum/asked_by": "inbox", "rostrum/files": str(len(batch))}
    return dg.RunRequest(run_key=f"inbox-{key}", partition_key=today().isoformat(), tags=tags)


@dg.run_failure_sensor(
    name="failure_alert",
    monitored_jobs=[NIGHTLY],
    description="Writes a failed night to alerts.log and, where one is set, to a webhook.",
    default_status=dg.DefaultSensorStatus.RUNNING,
)
def failure_alert(context: dg.RunFailureSensorContext, warehouse: WarehouseResource) -> None:
    """Tell of a failed run. A way that does not work is logged, never raised."""
    for problem in tell(_alert(context), warehouse.at.root / "alerts.log"):
        context.log.warning("No alert by %s", problem)


def _alert(context: dg.RunFailureSensorContext) -> Alert:
    run, day = context.dagster_run, context.dagster_run.tags.get(PARTITION_TAG)
    error = context.failure_event.message or "no reason given"
    steps = sorted({event.step_key for event in context.get_step_failure_events() if event.step_key})
    return Alert(
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        job=run.job_name,
        run_id=run.run_id,
        partition_day=day,
        error=error,
        failed_steps=steps,
        text=f"Rostrum: {run.job_name} of {day or 'no day'} failed at {', '.join(steps) or 'start'}. {error}",
    )
