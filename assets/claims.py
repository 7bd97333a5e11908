"""Evidence of other documents: what the speech of the same event says of each claim."""

# No postponed annotations here: Dagster reads those of a step as they stand.
from datetime import date

import dagster as dg

from assets import keys
from assets.partitions import DAYS, day_of
from assets.resources import Progress, WarehouseResource
from assets.specs import RETRY, staged_spec
from assets.steps import Results, stage_tables
from warehouse.paths import Home

TABLES = keys.made_by("claims")
INPUTS = ("documents", "blocks", "turns", "sentences", "mentions", "entity_merges", "quotes")


@dg.multi_asset(
    name="claims",
    specs=[staged_spec(table, INPUTS) for table in TABLES],
    partitions_def=DAYS,
    retry_policy=RETRY,
)
def claims(
    context: dg.AssetExecutionContext, warehouse: WarehouseResource, progress: dg.ResourceParam[Progress]
) -> Results:
    """Compare claims with the speech of other documents, over published rows and the day's staged ones."""
    home, day = warehouse.at, day_of(context)
    yield from stage_tables("claims", TABLES, progress, lambda: compare(home, day, progress))


def compare(home: Home, day: date, progress: Progress) -> dict[str, int]:
    """Stage the evidence; return its rows by table."""
    # Loaded only to run: a scheduler that lists the assets should not wait for it.
    from warehouse.claims import stage_claims

    return stage_claims(home, day, lambda done, total: progress.tell("claims", done, total))
