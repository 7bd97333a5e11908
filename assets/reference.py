"""The knowledge base that ships with Rostrum: entities and their names."""

# No postponed annotations here: Dagster reads those of a step as they stand.
import dagster as dg

from assets import keys
from assets.resources import Progress, WarehouseResource
from assets.specs import RETRY, STAGED_KINDS, staged_spec
from assets.steps import Results, stage_tables
from warehouse import staging
from warehouse.paths import Home

TABLES = keys.made_by("reference")
_DEPS = {"entity_names": ("entities",)}


@dg.multi_asset(
    name="reference",
    specs=[
        staged_spec(table, _DEPS.get(table.name, ()), kinds=STAGED_KINDS, daily=False) for table in TABLES
    ],
    retry_policy=RETRY,
)
def references(
    context: dg.AssetExecutionContext, warehouse: WarehouseResource, progress: dg.ResourceParam[Progress]
) -> Results:
    """Stage the entities and their names as they ship in `seeds/reference`."""
    yield from stage_tables("reference", TABLES, progress, lambda: stage_reference(warehouse.at))


def stage_reference(home: Home) -> dict[str, int]:
    """Stage the reference tables; return the rows by table."""
    # Loaded only to run: a scheduler that lists the assets should not wait for it.
    from pipeline.entities.reference import load

    rows, tables = {}, load()
    for table in TABLES:
        data = tables[table.name]
        staging.write(home, table.name, None, data)
        rows[table.name] = data.num_rows
    return rows
