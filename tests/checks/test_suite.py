"""Suites as plain data."""

from __future__ import annotations

import pytest

from checks.suite import Expectation, Suite, from_gx


@pytest.mark.parametrize("name", ["", "two words", "naïve", "a-b"])
def test_a_name_must_be_fit_for_a_check(name: str) -> None:
    with pytest.raises(ValueError, match="letters, digits"):
        Expectation("expect_table_row_count_to_equal", {"value": 1}, name)


def test_names_are_unique_in_a_suite() -> None:
    one = Expectation("expect_table_row_count_to_equal", {"value": 1}, "one")
    with pytest.raises(ValueError, match="one"):
        Suite("things", (one, one))


def test_columns_are_those_of_the_arguments() -> None:
    pair = Expectation("expect_column_pair_values_to_be_equal", {"column_A": "a", "column_B": "b"}, "pair")
    several = Expectation("expect_compound_columns_to_be_unique", {"column_list": ["a", "b"]}, "several")
    assert pair.columns == several.columns == ("a", "b")
    assert not pair.about_table


def test_only_keeps_the_order() -> None:
    suite = Suite("things", tuple(Expectation("expect_x", {}, name) for name in "abc"))
    assert [e.name for e in suite.only(["c", "a", "unknown"]).expectations] == ["a", "c"]


def test_a_saved_suite_gets_names_and_severities() -> None:
    item = {"type": "expect_column_values_to_not_be_null", "kwargs": {"column": "a b"}, "severity": "info"}
    suite = from_gx({"name": "things", "expectations": [item, {**item, "severity": None}]}, ("id",))
    assert [(e.name, e.severity) for e in suite.expectations] == [
        ("column_values_to_not_be_null_a_b", "warn"),
        ("column_values_to_not_be_null_a_b_2", "error"),
    ]
    assert (suite.table, suite.identify) == ("things", ("id",))
