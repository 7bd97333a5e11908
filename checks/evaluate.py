"""Runs a suite over a pandas frame and says what came of each expectation. Knows nothing of Dagster."""

from __future__ import annotations

import json

import pandas as pd

from checks import gx
from checks.outcome import Outcome
from checks.sample import failing_rows
from checks.suite import Expectation, Suite

_NO_THRESHOLD = {"column", "column_A", "column_B", "column_list", "row_condition", "condition_parser"}


def evaluate(suite: Suite, frame: pd.DataFrame, *, sample_size: int = 5) -> list[Outcome]:
    """Return one outcome per expectation, in the suite's order, with up to `sample_size` failing rows each.

    Without rows only expectations about the table as a whole are run: nothing can be wrong with rows that
    are not there. An expectation that cannot be evaluated (unknown type, missing column, an exception
    inside) has failed and says why; it never raises here and never hides the others.
    """
    rows = frame.reset_index(drop=True)
    due = [item for item in suite.expectations if len(rows) or item.about_table]
    found = gx.results(due, rows, sample_size) if due else {}
    passed: gx.Result = {"success": True, "error": None}
    return [
        _outcome(suite, item, found.get(item.name, passed), rows, sample_size) for item in suite.expectations
    ]


def _outcome(
    suite: Suite, item: Expectation, result: gx.Result, rows: pd.DataFrame, sample_size: int
) -> Outcome:
    indices = [] if result["success"] else result.get("partial_unexpected_index_list") or []
    return Outcome(
        table=suite.table,
        name=item.name,
        type=item.type,
        severity=item.severity,
        succeeded=result["success"],
        row_count=len(rows),
        observed=_observed(result, len(rows)),
        threshold=_threshold(item),
        unexpected_count=result.get("unexpected_count"),
        unexpected_percent=result.get("unexpected_percent"),
        sample=failing_rows(rows, indices[:sample_size], (*suite.identify, *item.columns)),
        error=result["error"],
    )


def _observed(result: gx.Result, row_count: int) -> str | None:
    if result["error"]:
        return None
    if "observed_value" in result:
        return json.dumps(result["observed_value"], ensure_ascii=False, default=str)
    return f"{result.get('unexpected_count', 0)} of {row_count} rows unexpected"


def _threshold(item: Expectation) -> str | None:
    asked = {key: value for key, value in item.kwargs.items() if key not in _NO_THRESHOLD}
    return json.dumps(asked, ensure_ascii=False, sort_keys=True, default=str) if asked else None
