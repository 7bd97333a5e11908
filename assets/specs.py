"""Asset specifications, made from table declarations."""

from __future__ import annotations

from collections.abc import Iterable

import dagster as dg

from assets import keys
from assets.metadata import column_schema
from assets.partitions import DAYS
from pipeline.tables import Table

OWNERS = ["team:rostrum"]
RETRY = dg.RetryPolicy(max_retries=2, delay=1.0, backoff=dg.Backoff.EXPONENTIAL, jitter=dg.Jitter.PLUS_MINUS)
"""For what may pass by itself (a busy disk, a locked file): after about one second, then about three."""

STAGED_KINDS = {"parquet", "python"}
MART_KINDS = {"parquet", "duckdb", "sql"}
PUBLISHED_KINDS = {"deltalake", "parquet"}


def staged_spec(table: Table, deps: Iterable[str] = (), *, kinds: set[str] | None = None) -> dg.AssetSpec:
    """Return the specification of a staged table that is made from the staged tables `deps`."""
    return dg.AssetSpec(
        key=keys.staged(table),
        deps=[keys.staged(name) for name in deps],
        description=f"{table.description} One row per {table.grain}.",
        group_name=table.maker if table.layer in {"stage", "reference"} else keys.layer(table),
        owners=OWNERS,
        kinds=kinds or STAGED_KINDS,
        tags={"layer": keys.layer(table)},
        metadata={
            "dagster/column_schema": column_schema(table),
            "dagster/table_name": f"staging.{table.name}",
            "path": dg.MetadataValue.text(f"staging/{table.name}"),
            "grain": table.grain,
        },
        partitions_def=DAYS,
    )


def published_spec(table: Table) -> dg.AssetSpec:
    """Return the specification of a published Delta table."""
    return dg.AssetSpec(
        key=keys.published(table),
        deps=[keys.staged(table)],
        description=f"{table.description} One row per {table.grain}. This is what readers see.",
        group_name="publish",
        owners=OWNERS,
        kinds=PUBLISHED_KINDS,
        tags={"layer": "publish"},
        metadata={
            "dagster/column_schema": column_schema(table),
            "dagster/table_name": f"rostrum.{table.name}",
            "path": dg.MetadataValue.text(f"tables/{table.name}"),
            "grain": table.grain,
        },
        partitions_def=DAYS,
    )


def catalog_spec(tables: Iterable[Table]) -> dg.AssetSpec:
    """Return the specification of the catalog, which names one snapshot of all published tables."""
    return dg.AssetSpec(
        key=keys.CATALOG,
        deps=[keys.published(table) for table in tables],
        description="DuckDB catalog that readers open: views, comments and macros over one snapshot of all "
        "published tables. Replaced in one step once every table is there; earlier ones are kept.",
        group_name="publish",
        owners=OWNERS,
        kinds={"duckdb"},
        tags={"layer": "publish"},
        metadata={"path": dg.MetadataValue.text("rostrum.duckdb")},
        partitions_def=DAYS,
    )
