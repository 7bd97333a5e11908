"""Facts and expectations that follow from a table's declaration."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

import pyarrow as pa
import pyarrow.compute as pc

from checks.fact import Context, Fact
from checks.find import beside, joined, say, text_of, words
from checks.suite import Expectation
from pipeline.tables import TABLES, Column, Reference, Table


def facts(table: Table) -> tuple[Fact, ...]:
    """Return what the declaration says of each row: types, nulls, values, day, parents."""
    found = [
        Fact(
            "required_values", "Columns that may not be null are not.", lambda rows, _: _required(table, rows)
        ),
        Fact(
            "declared_values",
            "Values have the declared Arrow types and lie in the declared sets and ranges.",
            lambda rows, _: _values(table, rows),
        ),
    ]
    if table.partitioned:
        found.append(Fact("partition_day", "Rows belong to the day being examined.", _day))
    if parents := _parents(table):
        names = tuple(dict.fromkeys(reference.table for reference in parents))
        found.append(
            Fact(
                "parents",
                f"Each row finds its parent in {', '.join(names)}.",
                lambda rows, context: joined(rows, [_orphan(each, rows, context) for each in parents]),
                needs=names,
            )
        )
    if children := _children(table):
        found.append(
            Fact(
                "children",
                f"Each row of {', '.join(children)} that points here finds its parent.",
                lambda rows, context: _orphaned(children, rows, context),
                needs=tuple(children),
            )
        )
    return tuple(found)


def columns(table: Table, evidence: tuple[str, ...]) -> Expectation:
    """Return the expectation that the frame has the declared columns in order, then those of the evidence."""
    names = [column.name for column in table.columns]
    return Expectation(
        "expect_table_columns_to_match_ordered_list",
        {"column_list": [*names, *evidence]},
        "columns",
        description="The declared columns are there, in the declared order, and no others.",
    )


def key(table: Table) -> Expectation:
    """Return the expectation that no two rows have the same key."""
    about = f"No two rows have the same {', '.join(table.key)}."
    if len(table.key) == 1:
        return Expectation(
            "expect_column_values_to_be_unique", {"column": table.key[0]}, "key", description=about
        )
    return Expectation(
        "expect_compound_columns_to_be_unique", {"column_list": list(table.key)}, "key", description=about
    )


def _parents(table: Table) -> list[Reference]:
    """References of which all parents are at hand: of a table with days, the rows of one day are."""
    return [
        reference
        for reference in table.references
        if not reference.is_made_later and (table.partitioned or not TABLES[reference.table].partitioned)
    ]


def _children(table: Table) -> dict[str, Reference]:
    """Tables that are made before their parent `table`, with the reference to it."""
    return {
        child.name: reference
        for child in TABLES.values()
        for reference in child.references
        if reference.is_made_later and reference.table == table.name
    }


def _required(table: Table, rows: pa.Table) -> pa.Array:
    lacking = [
        column.name
        for column in _present(table, rows)
        if not column.nullable and rows.column(column.name).null_count
    ]
    return joined(rows, [say(pc.is_null(rows.column(name)), f"{name} is null") for name in lacking])


def _values(table: Table, rows: pa.Table) -> pa.Array:
    mistyped = [
        f"{column.name} is {rows.schema.field(column.name).type}, declared {column.type}"
        for column in _present(table, rows)
        if rows.schema.field(column.name).type != column.type
    ]
    if mistyped:  # the rules below suppose the declared types
        return pa.array(["; ".join(mistyped)] * rows.num_rows, pa.string())
    found = [
        (rows.column(column.name), wrong(rows.column(column.name)), column.name)
        for column in _present(table, rows)
        for wrong in _rules(column)
    ]
    return joined(
        rows, [say(bad, words(f"{name} is ", values)) for values, bad, name in found if pc.any(bad).as_py()]
    )


def _rules(column: Column) -> Iterator[Callable[[pa.ChunkedArray], pa.ChunkedArray]]:
    if column.values:
        yield partial(_outside, allowed=pa.array([*column.values, None], column.type))
    if column.minimum is not None:
        yield partial(_below, least=column.minimum)
    if column.maximum is not None:
        yield partial(_above, most=column.maximum)


def _outside(values: pa.ChunkedArray, allowed: pa.Array) -> pa.ChunkedArray:
    return pc.invert(pc.is_in(values, allowed))


def _below(values: pa.ChunkedArray, least: float) -> pa.ChunkedArray:
    return pc.less(values, least)


def _above(values: pa.ChunkedArray, most: float) -> pa.ChunkedArray:
    return pc.greater(values, most)


def _day(rows: pa.Table, context: Context) -> pa.Array:
    days = rows.column("partition_day")
    if context.partition_day is None:
        return pa.nulls(rows.num_rows, pa.string())
    other = pc.not_equal(days, pa.scalar(context.partition_day, pa.date32()))
    return say(other, words("partition_day is ", text_of(days)))


def _orphaned(children: Mapping[str, Reference], rows: pa.Table, context: Context) -> pa.Array:
    """What children lack, said in the first row: a parent that is not there has none of its own."""
    lacking = []
    for name, reference in children.items():
        keys = dict(zip(reference.columns, reference.their_columns, strict=True))
        theirs = context.table(name).select(list(keys)).drop_null()
        lost = theirs.filter(pc.invert(beside(theirs, rows, keys).column("found")))
        if lost.num_rows:
            lacking.append(
                f"{lost.num_rows} rows of {name} find none, such as {lost.slice(0, 1).to_pylist()[0]}"
            )
    first = pa.array(["; ".join(lacking)] if lacking else [None], pa.string())
    return pa.concat_arrays([first, pa.nulls(rows.num_rows, pa.string())])[: rows.num_rows]


def _orphan(reference: Reference, rows: pa.Table, context: Context) -> pa.Array:
    keys = dict(zip(reference.columns, reference.their_columns, strict=True))
    lost = pc.invert(beside(rows, context.table(reference.table), keys).column("found"))
    for column in reference.columns:  # a null points nowhere, which `required_values` judges
        lost = pc.and_(lost, pc.is_valid(rows.column(column)))
    named = [part for column in reference.columns for part in (f" {column} ", rows.column(column))]
    return say(lost, words(f"{reference.table} lacks", *named))


def _present(table: Table, rows: pa.Table) -> list[Column]:
    return [column for column in table.columns if column.name in rows.schema.names]
