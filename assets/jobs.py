"""The one job: a night, from arrival to publication."""

from __future__ import annotations

from datetime import date

import dagster as dg

from assets.operations import started_at
from assets.partitions import PARTITION_TAG
from warehouse.publish import last_attempt, record_attempt


@dg.failure_hook(required_resource_keys={"warehouse", "turn"})
def note_failure(context: dg.HookContext) -> None:
    """Note in `last_run.json` that a step failed, unless the run already noted why it stopped.

    It asks for the resource `turn` so that every run of the job has it, from its first step to its last.
    """
    home = context.resources.warehouse.at
    last = last_attempt(home)
    if last is not None and last["run_id"] == context.run_id:
        return
    started = started_at(context.instance, context.run_id)
    run = context.instance.get_run_by_id(context.run_id)
    key = run.tags.get(PARTITION_TAG) if run else None
    record_attempt(
        home,
        status="failed",
        run_id=context.run_id,
        day=date.fromisoformat(key) if key else started.date(),
        started_at=started,
        detail=f"Step {context.step_key}: {_reason(context.op_exception)}",
    )


def _reason(problem: BaseException | None) -> str:
    return f"{type(problem).__name__}: {problem}" if problem else "no reason given"


NIGHTLY = dg.define_asset_job(
    name="nightly",
    selection=dg.AssetSelection.all(),
    description="One night for one UTC day of receipt: receive, read, annotate, check, publish.",
    hooks={note_failure},
    tags={"layer": "all"},
)
