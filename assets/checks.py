"""Every staged table is examined before anything is made from it; a failed error stops the night there."""

# No postponed annotations here: Dagster reads those of a step as they stand.
from datetime import date

import dagster as dg
import pandas as pd

from assets import keys
from assets.operations import started_at
from assets.partitions import DAYS, day_of
from checks.bridge import build_asset_checks
from checks.evidence import Context, frame
from checks.outcome import Outcome
from checks.suites import SUITES
from pipeline.tables import TABLES, Table
from warehouse import raw, staging
from warehouse.paths import Home
from warehouse.publish import last_attempt, record_attempt
from warehouse.raw_text import raw_text


def asset_checks(table: Table) -> dg.AssetChecksDefinition:
    """Return the checks of a staged table: one per expectation of its suite."""
    examined: dict[str, str | None] = {}

    def load(context: dg.AssetCheckExecutionContext) -> pd.DataFrame:
        home, day = context.resources.warehouse.at, day_of(context)
        # Taken before the rows are read: a file replaced meanwhile counts as not examined.
        examined[context.run.run_id] = staging.digest(home, table.name, day)
        return frame(table.name, staging.read(home, table.name, day), evidence(home, table, day))

    def record(context: dg.AssetCheckExecutionContext, outcomes: list[Outcome]) -> None:
        home, day = context.resources.warehouse.at, day_of(context)
        if keys.layer(table) != "operations":  # the books do not keep books on themselves
            staging.save_results(
                home,
                day,
                table.name,
                [_row(outcome) for outcome in outcomes],
                suite=[expectation.name for expectation in SUITES[table.name].expectations],
                examined=examined.pop(context.run.run_id),
            )
        if failed := [outcome for outcome in outcomes if outcome.blocks]:
            note_block(context, home, day, failed)

    return build_asset_checks(
        SUITES[table.name],
        asset_key=keys.staged(table),
        load=load,
        record=record,
        partitions_def=DAYS,
        required_resource_keys={"warehouse"},
    )


def _row(outcome: Outcome) -> dict[str, object]:
    """Return a row of `quality` but for run and day, which the books of the night fill in."""
    row = outcome.quality_row(None)
    return {name: value for name, value in row.items() if name != "partition_day"}


def evidence(home: Home, table: Table, day: date) -> Context:
    """Return what the expectations of a table may look at beside its own rows."""
    return Context(
        partition_day=day if table.partitioned else None,
        table=lambda name: staging.read(home, name, day),
        raw_text=raw_text(home),
        raw_size=lambda raw_id: _size(home, raw_id),
    )


def _size(home: Home, raw_id: str) -> int | None:
    path = raw.path(home, raw_id)
    return path.stat().st_size if path.exists() else None


def note_block(context: dg.AssetCheckExecutionContext, home: Home, day: date, failed: list[Outcome]) -> None:
    """Note in `last_run.json` what stopped the publication, beside what this run noted before."""
    run_id = context.run.run_id
    last = last_attempt(home)
    before = [last["detail"]] if last and last["run_id"] == run_id else []
    told = [f"{outcome.table}.{outcome.name}: {outcome.summary}" for outcome in failed]
    record_attempt(
        home,
        status="blocked",
        run_id=run_id,
        day=day,
        started_at=started_at(context.instance, run_id),
        detail="\n".join([*before, *told]),
    )


CHECKS = [asset_checks(table) for table in TABLES.values()]
