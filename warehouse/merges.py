"""Merged entities in the rows that name them: on every day, the id that stands for it now.

A merge says that two ids were one thing all along, so it needs no other look at the text: it is applied to
all rows of all days. The functions write SQL for a connection that has a table `merged` (`entity_id`,
`merged_into`).
"""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from pipeline.tables import Table
from warehouse.views import name

_KEY = "entity_id"


def is_named_in(table: Table) -> bool:
    """Whether rows of a table, made by a stage, name entities by their ids."""
    return bool(_plain(table) or _nested(table))


def select(table: Table, rows: str) -> str:
    """Return a SELECT of `rows` (a SELECT of the table) in which no merged id is left."""
    plain = _plain(table)
    made = [f"coalesce(c{n}.merged_into, t.{name(one)}) AS {name(one)}" for n, one in enumerate(plain)]
    made += [f"{_mapped(table, one)} AS {name(one)}" for one in _nested(table)]
    joins = " ".join(
        f"LEFT JOIN merged c{n} ON c{n}.entity_id = t.{name(one)}" for n, one in enumerate(plain)
    )
    pairs = "(SELECT map(list(entity_id), list(merged_into)) AS ids FROM merged)"
    return f"SELECT t.* REPLACE ({', '.join(made)}) FROM ({rows}) t {joins} CROSS JOIN {pairs} g"


def days(table: Table, source: str) -> Iterator[str]:
    """Yield SELECTs of the days on which rows of `source` hold merged ids."""
    for one in _plain(table):
        yield (
            f"SELECT DISTINCT partition_day FROM {source} t "
            f"WHERE t.{name(one)} IN (SELECT entity_id FROM merged)"
        )
    for one in _nested(table):
        ids = f"list_transform(t.{name(one)}, lambda c: c.{_KEY})"
        yield (
            f"SELECT DISTINCT partition_day FROM {source} t "
            f"WHERE list_has_any({ids}, (SELECT list(entity_id) FROM merged))"
        )


def _plain(table: Table) -> list[str]:
    named = (column.name for column in table.columns if table.layer == "stage")
    return [one for one in named if one == _KEY or one.endswith(f"_{_KEY}")]


def _nested(table: Table) -> list[str]:
    return [
        column.name for column in table.columns if table.layer == "stage" and _KEY in _fields(column.type)
    ]


def _fields(kind: pa.DataType) -> list[str]:
    """Fields of the structs that a column lists."""
    is_list_of_structs = pa.types.is_list(kind) and pa.types.is_struct(kind.value_type)
    return [field.name for field in kind.value_type] if is_list_of_structs else []


def _mapped(table: Table, column: str) -> str:
    fields = ", ".join(
        f"{name(field)} := {f'coalesce(g.ids[c.{_KEY}], c.{_KEY})' if field == _KEY else f'c.{name(field)}'}"
        for field in _fields(table.column(column).type)
    )
    return f"list_transform(t.{name(column)}, lambda c: struct_pack({fields}))"
