"""One night from Python: the job `nightly`, run in this process, and what came of it."""

from __future__ import annotations

import os
import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import dagster as dg

from assets.definitions import defs
from assets.logs import log_to
from assets.resources import InboxResource, Progress, Report, RunnerKind, RunnerResource, WarehouseResource
from warehouse.paths import Home
from warehouse.publish import last_attempt

_CHECKS = "expect_"


@dataclass(frozen=True)
class FailedCheck:
    """An expectation that was not met. `sample` holds a few failing rows."""

    table: str
    name: str
    blocking: bool
    summary: str
    sample: tuple[Mapping[str, object], ...] = ()


@dataclass(frozen=True)
class NightResult:
    """What came of a night."""

    run_id: str
    day: date
    status: str
    """published, unchanged, blocked or failed, as in `last_run.json`."""
    rows: dict[str, int]
    """Staged rows of the day by table; of all days for a table without days."""
    seconds: dict[str, float]
    """Seconds by step; those of all checks together under `checks`."""
    failed_checks: tuple[FailedCheck, ...]
    detail: str
    """In words, what stopped it; empty where nothing did."""
    log: Path
    """File with everything the run said."""

    @property
    def success(self) -> bool:
        """Whether readers see this night, newly or from before."""
        return self.status in {"published", "unchanged"}


def run_night(
    home: Home,
    day: date,
    *,
    instance: dg.DagsterInstance | None = None,
    runner: RunnerKind = "inline",
    workers: int | None = None,
    inbox: Path | None = None,
    progress: Report | None = None,
) -> NightResult:
    """Run the night of one UTC day of receipt and return what came of it; a failure is told, not raised.

    The run is kept in `instance`, else in the one at $DAGSTER_HOME, else nowhere. `inbox` is swept when the
    day is today; without it only what was received before is worked on. `progress` is called with (step,
    done, total). A second night on the same warehouse waits for the first.
    """
    run_id = str(uuid.uuid4())
    log = home.root / "logs" / f"{run_id}.log"
    resources = {
        "warehouse": WarehouseResource(home=str(home.root)),
        "inbox": InboxResource(path=str(inbox or home.root / "no-inbox")),
        "runner": RunnerResource(kind=runner, workers=workers),
        "progress": Progress(progress),
    }
    with _instance(instance) as store, log_to(log) as loggers:
        result = defs.resolve_job_def("nightly").execute_in_process(
            run_config={"loggers": loggers},
            instance=store,
            partition_key=day.isoformat(),
            raise_on_error=False,
            run_id=run_id,
            resources=resources,
        )
    return _outcome(result, home, day, log)


@contextmanager
def _instance(given: dg.DagsterInstance | None) -> Iterator[dg.DagsterInstance]:
    if given is not None:
        yield given
        return
    kept = os.environ.get("DAGSTER_HOME")
    if kept:
        Path(kept).mkdir(parents=True, exist_ok=True)
    with dg.DagsterInstance.get() if kept else dg.DagsterInstance.ephemeral() as instance:
        yield instance


def _outcome(result: dg.ExecuteInProcessResult, home: Home, day: date, log: Path) -> NightResult:
    last = last_attempt(home)
    noted = last if last is not None and last["run_id"] == result.run_id else None
    return NightResult(
        run_id=result.run_id,
        day=day,
        status=noted["status"] if noted else "failed",
        rows=_rows(result),
        seconds=_seconds(result),
        failed_checks=_failed_checks(result),
        detail=noted["detail"] if noted else f"The run stopped before its first step: see {log}.",
        log=log,
    )


def _rows(result: dg.ExecuteInProcessResult) -> dict[str, int]:
    rows = {}
    for event in result.get_asset_materialization_events():
        made = event.step_materialization_data.materialization
        count = made.metadata.get("dagster/partition_row_count") or made.metadata.get("dagster/row_count")
        if count is not None and made.asset_key.path[0] != "publish":
            rows[made.asset_key.path[-1]] = int(str(count.value))
    return rows


def _seconds(result: dg.ExecuteInProcessResult) -> dict[str, float]:
    seconds: dict[str, float] = defaultdict(float)
    for event in result.get_step_success_events():
        step = event.step_key or ""
        name = "checks" if step.startswith(_CHECKS) else step
        seconds[name] += event.step_success_data.duration_ms / 1000
    return dict(seconds)


def _failed_checks(result: dg.ExecuteInProcessResult) -> tuple[FailedCheck, ...]:
    return tuple(
        FailedCheck(
            table=evaluation.asset_key.path[-1],
            name=evaluation.check_name,
            blocking=evaluation.severity is dg.AssetCheckSeverity.ERROR,
            summary=evaluation.description or "",
            sample=_sample(evaluation.metadata.get("failing_rows")),
        )
        for evaluation in result.get_asset_check_evaluations()
        if not evaluation.passed
    )


def _sample(value: dg.MetadataValue[Any] | None) -> tuple[Mapping[str, object], ...]:
    return tuple(record.data for record in value.records) if isinstance(value, dg.TableMetadataValue) else ()
