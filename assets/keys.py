"""Names of the assets: a staged table under its layer, a published one under `publish`."""

from __future__ import annotations

import dagster as dg

from pipeline.tables import TABLES, Table

CATALOG = dg.AssetKey(["publish", "catalog"])


def staged(table: str | Table) -> dg.AssetKey:
    """Return the key of a staged table, e.g. `stage/documents`."""
    declared = TABLES[table] if isinstance(table, str) else table
    return dg.AssetKey([layer(declared), declared.name])


def published(table: str | Table) -> dg.AssetKey:
    """Return the key of a published table, e.g. `publish/documents`."""
    return dg.AssetKey(["publish", table if isinstance(table, str) else table.name])


def layer(table: Table) -> str:
    """Return the layer a table is staged in. The books of the night are staged before they are published."""
    return "operations" if table.layer == "publish" else table.layer


def made_by(maker: str) -> tuple[Table, ...]:
    """Return the tables that one maker declares, in declared order."""
    return tuple(table for table in TABLES.values() if table.maker == maker)


def origins(table: Table) -> tuple[str, ...]:
    """Return the names of the tables that the columns of a table are made from, in order of appearance."""
    found = (origin.split(".")[0] for column in table.columns for origin in column.made_from)
    return tuple(dict.fromkeys(found))
