"""How a table is declared: the one description from which every schema and document is made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import pyarrow as pa

Layer = Literal["receive", "reference", "stage", "publish", "mart"]

TEXT = pa.string()
COUNT = pa.int32()
BIG = pa.int64()
REAL = pa.float64()
FLAG = pa.bool_()
DAY = pa.date32()
MOMENT = pa.timestamp("us", tz="UTC")


@dataclass(frozen=True)
class Column:
    """One column: Arrow type, meaning, unit, and the columns (`table.column`) its values come from."""

    name: str
    type: pa.DataType
    description: str
    unit: str | None = None
    nullable: bool = False
    made_from: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None


@dataclass(frozen=True)
class Reference:
    """A foreign key: these columns must be found in `table` under `their_columns`."""

    columns: tuple[str, ...]
    table: str
    their_columns: tuple[str, ...]
    is_made_later: bool = False
    """Whether the parent is made after this table, so that the parent's suite looks for orphans."""


@dataclass(frozen=True)
class Table:
    """One table: what a row is, what identifies it, its columns, and who makes it."""

    name: str
    grain: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    layer: Layer
    maker: str
    references: tuple[Reference, ...] = ()
    surface: str | None = None
    """Column that must equal `documents.text[start_char:end_char]`; None where a row is no span."""
    accumulates: bool = False
    """True where a partition keeps the rows of earlier runs and only adds new keys."""
    sort: tuple[str, ...] = field(default=())

    @property
    def partitioned(self) -> bool:
        """Whether rows belong to a UTC day of receipt."""
        return any(column.name == "partition_day" for column in self.columns)

    @property
    def is_span(self) -> bool:
        """Whether rows point at characters of a document."""
        return any(column.name == "raw_start_char" for column in self.columns)

    @property
    def order(self) -> tuple[str, ...]:
        """Columns that put the rows in their one published order."""
        return self.sort or self.key

    def column(self, name: str) -> Column:
        """Return the declaration of a column; KeyError names the table when there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name} declares no column {name!r}")

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema, with each column's description and unit in its metadata."""
        return pa.schema([_arrow_field(column) for column in self.columns], metadata={"table": self.name})


def _arrow_field(column: Column) -> pa.Field:
    metadata = {"description": column.description}
    if column.unit:
        metadata["unit"] = column.unit
    return pa.field(column.name, column.type, nullable=column.nullable, metadata=metadata)


def empty(table: Table) -> pa.Table:
    """Return a table of the declared schema with no rows."""
    return table.schema.empty_table()


def from_rows(table: Table, rows: list[dict[str, object]]) -> pa.Table:
    """Build an Arrow table of the declared schema from row dictionaries; missing keys become null."""
    return pa.Table.from_pylist(rows, schema=table.schema)


def conform(table: Table, data: pa.Table) -> pa.Table:
    """Select, cast and sort `data` to the declaration, so that equal rows give equal bytes.

    Raises KeyError when a declared column is missing and ArrowInvalid when a value does not fit its type.
    """
    selected = data.select([column.name for column in table.columns])
    cast = selected.cast(table.schema).combine_chunks()
    return cast.sort_by([(name, "ascending") for name in table.order]) if cast.num_rows else cast
