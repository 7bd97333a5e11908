"""What follows from a declaration."""

from __future__ import annotations

import pyarrow as pa

from pipeline.tables import TABLES
from tests.checks.night import ROWS, examined, failed, night, spoil


def test_a_missing_column_is_found_by_name() -> None:
    found = examined("blocks", night()["blocks"].drop_columns(["role"]))
    assert "columns" in failed(found)


def test_columns_out_of_order_are_found() -> None:
    rows = night()["blocks"]
    assert failed(examined("blocks", rows.select(rows.column_names[::-1]))) == {"columns"}


def test_a_column_too_many_is_found() -> None:
    rows = night()["blocks"].append_column("extra", pa.array(["x", "y"]))
    assert failed(examined("blocks", rows)) == {"columns"}


def test_another_type_is_found_and_named() -> None:
    rows = night()["blocks"]
    place = rows.column_names.index("start_char")
    wide = rows.set_column(place, "start_char", rows.column("start_char").cast(pa.int64()))
    found = examined("blocks", wide)
    assert failed(found) == {"declared_values"}
    shown = found["declared_values"].sample[0]["problem_declared_values"]
    assert shown == "start_char is int64, declared int32"


def test_values_out_of_set_and_range_are_named_together() -> None:
    found = examined("blocks", blocks=spoil("blocks", role="noise", start_char=-1))
    shown = found["declared_values"].sample[0]["problem_declared_values"]
    assert shown == "role is noise; start_char is -1"


def test_nulls_are_named_where_there_may_be_none() -> None:
    found = examined("blocks", blocks=spoil("blocks", role=None, language=None))
    assert found["required_values"].sample[0]["problem_required_values"] == "role is null; language is null"
    assert "declared_values" not in failed(found)


def test_a_null_reference_points_nowhere() -> None:
    assert ROWS["mentions"][1].get("entity_id") is None
    assert "parents" not in failed(examined("mentions"))


def test_an_orphan_says_what_it_lacks() -> None:
    found = examined("mentions", mentions=spoil("mentions", entity_id="Q0", document_id="other"))
    shown = found["parents"].sample[0]["problem_parents"]
    assert shown == "documents lacks document_id other revision 1"


def test_a_parent_made_later_says_which_child_has_none() -> None:
    found = examined("entities", mentions=spoil("mentions", entity_id="Q0"))
    assert found["children"].sample[0]["problem_children"] == (
        "1 rows of mentions find none, such as {'entity_id': 'Q0'}"
    )


def test_a_fact_that_cannot_be_worked_out_counts_against_every_row() -> None:
    rows = night()["hashtags"].drop_columns(["surface"])
    shown = examined("hashtags", rows)["tag_of_surface"].sample[0]["problem_tag_of_surface"]
    assert str(shown).startswith("cannot be examined: KeyError")


def test_tables_of_the_declaration_are_all_here() -> None:
    assert set(night()) == set(TABLES)
