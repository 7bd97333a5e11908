"""Themes that no scheme names: the night of a week's last day concludes it, others bring it up to date."""

# No postponed annotations here: Dagster reads those of a step as they stand.
import dagster as dg

from assets import keys
from assets.partitions import DAYS, day_of
from assets.resources import Progress, WarehouseResource
from assets.specs import RETRY, staged_spec
from assets.steps import Results, stage_tables

TABLES = keys.made_by("themes")
INPUTS = ("documents", "blocks", "turns", "sentences", "mentions", "entities", "entity_merges", "topics")


@dg.multi_asset(
    name="themes",
    specs=[staged_spec(table, INPUTS) for table in TABLES],
    partitions_def=DAYS,
    retry_policy=RETRY,
)
def themes(
    context: dg.AssetExecutionContext, warehouse: WarehouseResource, progress: dg.ResourceParam[Progress]
) -> Results:
    """Take the themes on over the last weeks: what joins them, which are new, which merge, part or retire."""
    # Loaded only to run: a scheduler that lists the assets should not wait for it.
    from warehouse.themes import stage_themes

    home, day = warehouse.at, day_of(context)
    yield from stage_tables("themes", TABLES, progress, lambda: stage_themes(home, day))
