"""One partition per UTC day of receipt."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import dagster as dg

FIRST_DAY = date(2024, 1, 1)
PARTITION_TAG = "dagster/partition"
"""Tag of a run that names its partition."""

DAYS = dg.DailyPartitionsDefinition(start_date=FIRST_DAY.isoformat(), timezone="UTC", end_offset=1)
"""The UTC days of receipt. `end_offset` makes today a key: bytes that arrive today are worked on today."""


def today() -> date:
    """Return the present UTC day."""
    return datetime.now(UTC).date()


def day_of(context: dg.AssetExecutionContext | dg.AssetCheckExecutionContext) -> date:
    """Return the partition of a step; raises dg.Failure, not to be retried, when the run has none."""
    if not context.has_partition_key:
        raise dg.Failure("Launch with a partition: the UTC day of receipt (YYYY-MM-DD).", allow_retries=False)
    return date.fromisoformat(context.partition_key)


def day_before(moment: datetime) -> date:
    """Return the UTC day before the one a moment falls on."""
    return moment.astimezone(UTC).date() - timedelta(days=1)
