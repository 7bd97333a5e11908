"""Arrival: what lies in the inbox is kept for ever, and the day's receipts are staged."""

# No postponed annotations here: Dagster reads those of a step as they stand.
import time
from datetime import UTC, date, datetime

import dagster as dg

from assets import inbox as boxes
from assets import keys
from assets.partitions import DAYS, day_of
from assets.resources import InboxResource, Progress, WarehouseResource
from assets.specs import RETRY, staged_spec
from assets.steps import Results, stage_tables
from warehouse import receive, staging
from warehouse.paths import Home

TABLES = keys.made_by("receive")
_DEPS = {"receipts": ("sources",)}


@dg.multi_asset(
    name="receive",
    specs=[staged_spec(table, _DEPS.get(table.name, ())) for table in TABLES],
    partitions_def=DAYS,
    retry_policy=RETRY,
)
def received(
    context: dg.AssetExecutionContext,
    warehouse: WarehouseResource,
    inbox: InboxResource,
    progress: dg.ResourceParam[Progress],
) -> Results:
    """Take in what lies complete in the inbox, when the day is today, and stage the day's receipts."""
    day, home = day_of(context), warehouse.at
    now = datetime.now(UTC)  # asked once: past midnight the receipts would be another day's
    if day == now.date():
        context.log.info("%d files taken in from the inbox", sweep(home, inbox, now))
    yield from stage_tables("receive", TABLES, progress, lambda: stage_receipts(home, day))


def sweep(home: Home, inbox: InboxResource, at: datetime) -> int:
    """Receive the complete files of the inbox at the moment `at`; return how many were new."""
    found = boxes.readable(boxes.arrivals(inbox.folder))
    return boxes.take(home, boxes.settled(found, time.time_ns(), inbox.settle_seconds), at)


def stage_receipts(home: Home, day: date) -> dict[str, int]:
    """Stage the receipts of a day and all sources known; return the rows by table."""
    staged = {"sources": receive.sources(home), "receipts": receive.receipts(home, day)}
    staging.write(home, "sources", None, staged["sources"])
    staging.write(home, "receipts", day, staged["receipts"])
    return {name: table.num_rows for name, table in staged.items()}
