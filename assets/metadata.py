"""What Dagster shows of a table: columns, lineage, counts. All of it comes from the one declaration."""

from __future__ import annotations

import dagster as dg

from assets import keys
from pipeline.tables import TABLES, Column, Table


def column_schema(table: Table) -> dg.TableSchema:
    """Return Dagster's column schema of a table: types, meanings, units, constraints."""
    unique = table.key if len(table.key) == 1 else ()
    return dg.TableSchema(
        columns=[_column(column, unique=column.name in unique) for column in table.columns],
        constraints=dg.TableConstraints(other=_table_constraints(table)),
    )


def _column(column: Column, *, unique: bool) -> dg.TableColumn:
    unit = f" ({column.unit})" if column.unit else ""
    return dg.TableColumn(
        name=column.name,
        type=str(column.type),
        description=f"{column.description}{unit}",
        constraints=dg.TableColumnConstraints(
            nullable=column.nullable, unique=unique, other=_column_constraints(column)
        ),
    )


def _column_constraints(column: Column) -> list[str]:
    stated = [
        (column.minimum is not None, f">= {column.minimum}"),
        (column.maximum is not None, f"<= {column.maximum}"),
        (bool(column.values), f"one of {', '.join(column.values)}"),
    ]
    return [text for holds, text in stated if holds]


def _table_constraints(table: Table) -> list[str]:
    foreign = [
        f"({', '.join(link.columns)}) references {link.table} ({', '.join(link.their_columns)})"
        for link in table.references
    ]
    return [f"primary key ({', '.join(table.key)})", *foreign]


def lineage_from_declaration(table: Table) -> dg.TableColumnLineage:
    """Return which columns of which staged assets each column of a staged table is made from.

    The books of the night (quality, annotators, runs) are made after every other table, so a column
    that only repeats a name found there does not come from there.
    """
    return dg.TableColumnLineage(
        {column.name: deps for column in table.columns if (deps := _made_from(table, column))}
    )


def _made_from(table: Table, column: Column) -> list[dg.TableColumnDep]:
    pairs = (origin.split(".") for origin in column.made_from)
    return [
        dg.TableColumnDep(asset_key=keys.staged(name), column_name=source)
        for name, source in pairs
        if keys.layer(table) == "operations" or keys.layer(TABLES[name]) != "operations"
    ]


def lineage_of_copy(table: Table) -> dg.TableColumnLineage:
    """Return the lineage of a published table: each column is the staged one."""
    origin = keys.staged(table)
    return dg.TableColumnLineage(
        {
            column.name: [dg.TableColumnDep(asset_key=origin, column_name=column.name)]
            for column in table.columns
        }
    )


def staged_result(table: Table, rows: int, seconds: float) -> dg.MaterializeResult[None]:
    """Return the result of a staged table: its rows (of the day, where it has days), seconds of its step."""
    count = "dagster/partition_row_count" if table.partitioned else "dagster/row_count"
    return dg.MaterializeResult(
        asset_key=keys.staged(table),
        metadata={
            count: rows,
            "seconds": round(seconds, 3),
            "dagster/column_lineage": lineage_from_declaration(table),
        },
    )


def published_result(table: Table, rows: int, seconds: float) -> dg.MaterializeResult[None]:
    """Return the result of a published table: its rows over all days, seconds of the publication."""
    return dg.MaterializeResult(
        asset_key=keys.published(table),
        metadata={
            "dagster/row_count": rows,
            "seconds": round(seconds, 3),
            "dagster/column_lineage": lineage_of_copy(table),
        },
    )
