"""The books of the night: which stages made the rows, which run it was, what was expected and observed."""

# No postponed annotations here: Dagster reads those of a step as they stand.
from datetime import UTC, datetime

import dagster as dg

from assets import keys
from assets.partitions import DAYS, day_of
from assets.resources import Progress, WarehouseResource
from assets.specs import RETRY, staged_spec
from assets.steps import Results, stage_tables
from pipeline.tables import TABLES as ALL
from warehouse import publish as books

TABLES = keys.made_by("publish")
_EXAMINED = tuple(table.name for table in ALL.values() if keys.layer(table) != "operations")


@dg.multi_asset(
    name="operations",
    specs=[staged_spec(table, _EXAMINED) for table in TABLES],
    partitions_def=DAYS,
    retry_policy=RETRY,
)
def operations(
    context: dg.AssetExecutionContext, warehouse: WarehouseResource, progress: dg.ResourceParam[Progress]
) -> Results:
    """Stage the books, once every other table is staged and was found good."""
    home, day, run_id = warehouse.at, day_of(context), context.run.run_id
    started = started_at(context.instance, run_id)
    yield from stage_tables(
        "operations", TABLES, progress, lambda: books.stage_operations(home, day, run_id, started)
    )


def started_at(instance: dg.DagsterInstance, run_id: str) -> datetime:
    """Return when a run was asked for, UTC; now where the instance does not know it."""
    record = instance.get_run_record_by_id(run_id)
    return record.create_timestamp.replace(tzinfo=UTC) if record else datetime.now(UTC)
