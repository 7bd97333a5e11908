from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from pipeline.tables import TABLES, conform, empty, from_rows
from pipeline.tables.dictionary import render

ALL = pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)


def test_the_dictionary_is_current():
    page = Path(__file__).parents[3] / "docs" / "data-dictionary.md"
    assert page.read_text(encoding="utf-8") == render(), "run `make dictionary`"


@ALL
def test_declarations_hang_together(table):
    names = [column.name for column in table.columns]
    assert len(names) == len(set(names))
    assert set(table.key) <= set(names)
    assert not any(table.column(name).nullable for name in table.key)
    assert table.surface is None or table.surface in names
    for reference in table.references:
        theirs = TABLES[reference.table]
        assert set(reference.columns) <= set(names)
        for column in reference.their_columns:
            assert theirs.column(column)


@ALL
def test_lineage_names_columns_that_exist(table):
    for column in table.columns:
        for origin in column.made_from:
            name, origin_column = origin.split(".")
            assert TABLES[name].column(origin_column), origin


@ALL
def test_descriptions_and_units_reach_the_schema(table):
    for column, field in zip(table.columns, table.schema, strict=True):
        assert column.description.endswith("."), column.name
        assert field.metadata[b"description"].decode() == column.description
        assert field.metadata.get(b"unit", b"").decode() == (column.unit or "")


@ALL
def test_an_empty_table_conforms(table):
    assert conform(table, empty(table)).schema.equals(table.schema)


def test_rows_are_put_in_one_order():
    table = TABLES["entity_names"]
    rows = [
        {"entity_id": e, "name": n, "language": "en", "script": "Latn", "kind": "alias"}
        for e, n in (("Q2", "b"), ("Q1", "z"), ("Q1", "a"))
    ]
    ordered = conform(table, from_rows(table, rows))
    assert ordered.column("name").to_pylist() == ["a", "z", "b"]
    assert conform(table, from_rows(table, rows[::-1])).equals(ordered)


def test_a_missing_column_is_named():
    with pytest.raises(KeyError, match="name"):
        conform(TABLES["entity_names"], pa.table({"entity_id": ["Q1"]}))
    with pytest.raises(KeyError, match="no column 'colour'"):
        TABLES["entities"].column("colour")
