"""When the night runs by the clock."""

from __future__ import annotations

import dagster as dg

from assets.jobs import NIGHTLY
from assets.partitions import day_before


@dg.schedule(
    job=NIGHTLY,
    name="nightly_schedule",
    cron_schedule="15 0 * * *",
    execution_timezone="UTC",
    description="At 00:15 UTC, the night of the day that has just ended.",
    default_status=dg.DefaultScheduleStatus.RUNNING,
)
def nightly_schedule(context: dg.ScheduleEvaluationContext) -> dg.RunRequest:
    """Ask for the day before the tick. The newest partition is today's, which still goes on."""
    key = day_before(context.scheduled_execution_time).isoformat()
    return dg.RunRequest(run_key=key, partition_key=key, tags={"rostrum/asked_by": "schedule"})
