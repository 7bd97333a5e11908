"""Expectations about columns, written short for the suites."""

from __future__ import annotations

from checks.suite import Expectation, Severity


def matches(column: str, regex: str, description: str, *, severity: Severity = "error") -> Expectation:
    """Expect texts to contain a match (no capturing groups); nulls are passed over."""
    return Expectation(
        "expect_column_values_to_match_regex",
        {"column": column, "regex": regex},
        f"{column}_form",
        severity,
        description,
    )


def not_after(first: str, last: str, description: str, *, severity: Severity = "error") -> Expectation:
    """Expect `first` not to be after, or above, `last`; rows where either is null are passed over."""
    return Expectation(
        "expect_column_pair_values_a_to_be_greater_than_b",
        {"column_A": last, "column_B": first, "or_equal": True, "ignore_row_if": "either_value_is_missing"},
        f"{first}_before_{last}",
        severity,
        description,
    )


def before(first: str, last: str, description: str) -> Expectation:
    """Expect `first` to be before, or below, `last`; rows where either is null are passed over."""
    return Expectation(
        "expect_column_pair_values_a_to_be_greater_than_b",
        {"column_A": last, "column_B": first, "or_equal": False, "ignore_row_if": "either_value_is_missing"},
        f"{first}_before_{last}",
        description=description,
    )


def not_empty(column: str, description: str, *, severity: Severity = "error") -> Expectation:
    """Expect texts of at least one character; nulls are passed over."""
    return Expectation(
        "expect_column_value_lengths_to_be_between",
        {"column": column, "min_value": 1},
        f"{column}_not_empty",
        severity,
        description,
    )


def at_least(column: str, least: float, description: str, *, severity: Severity = "error") -> Expectation:
    """Expect numbers of at least `least`; nulls are passed over."""
    return Expectation(
        "expect_column_values_to_be_between",
        {"column": column, "min_value": least},
        f"{column}_at_least_{least:g}",
        severity,
        description,
    )


def json_text(column: str, description: str) -> Expectation:
    """Expect texts that are JSON."""
    return Expectation(
        "expect_column_values_to_be_json_parseable",
        {"column": column},
        f"{column}_is_json",
        description=description,
    )


def rows_at_least(least: int, description: str, *, severity: Severity = "error") -> Expectation:
    """Expect at least so many rows, also of an empty table."""
    return Expectation(
        "expect_table_row_count_to_be_between",
        {"min_value": least},
        f"rows_at_least_{least}",
        severity,
        description,
    )
