"""Entities and their names: the knowledge base that ships with Rostrum, and what only texts name."""

# No postponed annotations here: Dagster reads those of a step as they stand.
from datetime import date
from pathlib import Path

import dagster as dg

from assets import keys
from assets.partitions import DAYS, day_of
from assets.resources import Progress, WarehouseResource
from assets.specs import MART_KINDS, RETRY, staged_spec
from assets.steps import Results, stage_tables
from seeds import REFERENCE
from warehouse import entities
from warehouse.paths import Home

TABLES = keys.made_by("reference")


@dg.multi_asset(
    name="reference",
    specs=[staged_spec(table, ("mentions",), kinds=MART_KINDS) for table in TABLES],
    partitions_def=DAYS,
    retry_policy=RETRY,
)
def references(
    context: dg.AssetExecutionContext, warehouse: WarehouseResource, progress: dg.ResourceParam[Progress]
) -> Results:
    """Stage what names stand for: `seeds/reference` as corrected, and what only texts name."""
    home, day = warehouse.at, day_of(context)
    yield from stage_tables("reference", TABLES, progress, lambda: stage_reference(home, day))


def stage_reference(home: Home, day: date, folder: Path = REFERENCE) -> dict[str, int]:
    """Stage the knowledge base of `folder` and what the mentions add to it; return the rows by table."""
    # Loaded only to run: a scheduler that lists the assets should not wait for it.
    from pipeline.entities.overrides import corrections
    from pipeline.entities.reference import compiled, override, override_rows

    tables, rows = compiled(folder), override_rows(folder)
    fixed = corrections(rows, set(tables["entities"]["entity_id"].to_pylist()))
    merges = {merged: fixed.canonical(merged) for merged in fixed.merged}
    return entities.stage_entities(home, day, override(tables, rows), merges)
