"""Marts: small tables for dashboards, over what the next publication will hold."""

# No postponed annotations here: Dagster reads those of a step as they stand.
import dagster as dg

from assets import keys
from assets.partitions import DAYS, day_of
from assets.resources import Progress, WarehouseResource
from assets.specs import MART_KINDS, RETRY, staged_spec
from assets.steps import Results, stage_tables
from warehouse import marts as sql

TABLES = keys.made_by("marts")


@dg.multi_asset(
    name="marts",
    specs=[staged_spec(table, keys.origins(table), kinds=MART_KINDS) for table in TABLES],
    partitions_def=DAYS,
    retry_policy=RETRY,
)
def marts(
    context: dg.AssetExecutionContext, warehouse: WarehouseResource, progress: dg.ResourceParam[Progress]
) -> Results:
    """Compute the marts in SQL over the published rows of other days and the staged rows of this one."""
    home, day = warehouse.at, day_of(context)
    yield from stage_tables("marts", TABLES, progress, lambda: sql.build_marts(home, day))
