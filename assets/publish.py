"""Publication: a Delta commit per changed table, then the catalog, in one step that can be done again."""

# No postponed annotations here: Dagster reads those of a step as they stand.
from datetime import date, datetime

import dagster as dg

from assets import keys
from assets.metadata import published_result
from assets.operations import started_at
from assets.partitions import DAYS, day_of
from assets.resources import Progress, WarehouseResource
from assets.specs import RETRY, catalog_spec, published_spec
from assets.steps import Results, timed
from pipeline.tables import TABLES
from warehouse import publish as delta
from warehouse.paths import Home


@dg.multi_asset(
    name="publish",
    specs=[*(published_spec(table) for table in TABLES.values()), catalog_spec(TABLES.values())],
    partitions_def=DAYS,
    retry_policy=RETRY,
)
def published(
    context: dg.AssetExecutionContext, warehouse: WarehouseResource, progress: dg.ResourceParam[Progress]
) -> Results:
    """Show readers the night: all tables or none of them."""
    home, day, run_id = warehouse.at, day_of(context), context.run.run_id
    started = started_at(context.instance, run_id)
    outcome, seconds = timed("publish", progress, lambda: _publish(home, day, run_id, started))
    for table in TABLES.values():
        yield published_result(table, outcome.rows[table.name], seconds)
    delta.record_attempt(
        home,
        status="published" if outcome.changed else "unchanged",
        run_id=run_id,
        day=day,
        started_at=started,
        snapshot=outcome.snapshot,
        rows=outcome.rows,
    )
    yield dg.MaterializeResult(
        asset_key=keys.CATALOG,
        metadata={"snapshot": outcome.snapshot, "changed": outcome.changed, "seconds": round(seconds, 3)},
    )


def _publish(home: Home, day: date, run_id: str, started: datetime) -> delta.Publication:
    try:
        return delta.publish(home, day, run_id, started)
    except ValueError as refusal:
        # Later days count on this one as it was: asking again changes nothing, another order does.
        raise dg.Failure(str(refusal), allow_retries=False) from refusal
