"""Earlier days follow when a model, the code or the user's corrections change."""

from __future__ import annotations

import hashlib
import json
from datetime import date

import dagster as dg

from assets.jobs import NIGHTLY
from assets.resources import WarehouseResource
from warehouse.attempts import last_attempt
from warehouse.current import fingerprints, outdated

MOST_AT_A_LOOK = 2
"""Days asked for at one look, so that the night itself never waits long behind them."""


@dg.sensor(
    job=NIGHTLY,
    name="redo_sensor",
    minimum_interval_seconds=600,
    description="Asks for the nights of earlier days that other models, code or corrections made than those "
    "of the last night, from old to new, a few at a look.",
    default_status=dg.DefaultSensorStatus.RUNNING,
)
def redo_sensor(context: dg.SensorEvaluationContext, warehouse: WarehouseResource) -> dg.SensorResult:
    """Ask once for each outdated day as long as the stages stay as they are.

    What the last night used counts as current: the sensor itself loads neither models nor knowledge base.
    The cursor names the last night's stages and the days asked for since they are what they are.
    """
    last = last_attempt(warehouse.at)
    if last is None or last["status"] not in {"published", "unchanged"}:
        return dg.SensorResult(skip_reason="The last night, by which others are judged, is not through.")
    like = date.fromisoformat(last["partition_day"])
    stages = json.dumps(fingerprints(warehouse.at, like), sort_keys=True)
    mark = hashlib.sha256(stages.encode()).hexdigest()[:16]
    asked = _asked(context.cursor, mark)
    days = [day for day in outdated(warehouse.at, like) if day.isoformat() not in asked][:MOST_AT_A_LOOK]
    cursor = json.dumps({"stages": mark, "asked": sorted(asked | {day.isoformat() for day in days})})
    requests = [_request(day, mark) for day in days]
    skip = None if requests else "Every earlier day was made as the last night, or is asked for."
    return dg.SensorResult(cursor=cursor, run_requests=requests, skip_reason=skip)


def _asked(cursor: str | None, mark: str) -> set[str]:
    """Days asked for by earlier looks; none where the stages have changed since."""
    kept = json.loads(cursor) if cursor else {}
    return set(kept["asked"]) if kept.get("stages") == mark else set()


def _request(day: date, mark: str) -> dg.RunRequest:
    tags = {"rostrum/asked_by": "redo"}
    return dg.RunRequest(run_key=f"redo-{day}-{mark}", partition_key=day.isoformat(), tags=tags)
