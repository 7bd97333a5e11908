"""Great Expectations, run for real."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from checks.evaluate import evaluate
from checks.outcome import Outcome
from checks.suite import Expectation, Suite, from_gx
from pipeline.tables import TABLES, from_rows
from tests.checks.night import DAY, examined

NOT_NULL = "expect_column_values_to_not_be_null"
FRAME = pd.DataFrame(
    {
        "name": ["a", "b", None],
        "people": [[{"name": "Ana"}], [], None],
        "at": pd.to_datetime([datetime(2026, 1, 1, tzinfo=UTC), None, None]),
        "count": pd.array([1, None, 3], dtype="Int32"),
        "vector": [np.array([1.0]), np.array([]), np.array([2.0])],
    }
)


def outcomes(*expectations: Expectation, frame: pd.DataFrame = FRAME, **how: int) -> list[Outcome]:
    return evaluate(Suite("things", expectations, identify=("name",)), frame, **how)


def test_outcomes_keep_the_order_of_the_suite() -> None:
    names = [f"check_{number}" for number in (3, 1, 2)]
    found = outcomes(*(Expectation(NOT_NULL, {"column": "name"}, name) for name in names))
    assert [outcome.name for outcome in found] == names
    assert [outcome.succeeded for outcome in found] == [False] * 3


@pytest.mark.parametrize("column", ["people", "at", "count", "vector"])
def test_columns_of_any_type_can_be_examined_and_shown(column: str) -> None:
    (found,) = outcomes(Expectation("expect_column_values_to_be_null", {"column": column}, "check"))
    assert found.error is None
    assert not found.succeeded
    assert isinstance(found.sample[0][column], str | int)


def test_the_sample_is_no_longer_than_asked() -> None:
    frame = pd.DataFrame({"name": range(100)})
    beyond = Expectation("expect_column_values_to_be_between", {"column": "name", "max_value": -1}, "check")
    (found,) = outcomes(beyond, frame=frame, sample_size=3)
    assert (found.unexpected_count, found.unexpected_percent) == (100, 100.0)
    assert [dict(row) for row in found.sample] == [{"row": n, "name": n} for n in range(3)]


def test_the_index_of_the_frame_does_not_matter() -> None:
    frame = pd.DataFrame({"name": ["a", None]}, index=["x", "x"])
    (found,) = outcomes(Expectation(NOT_NULL, {"column": "name"}, "check"), frame=frame)
    assert [dict(row) for row in found.sample] == [{"row": 1, "name": None}]


def test_observed_values_and_thresholds_are_text() -> None:
    (found,) = outcomes(Expectation("expect_table_row_count_to_be_between", {"min_value": 5}, "check"))
    assert (found.observed, found.threshold, found.unexpected_count) == ("3", '{"min_value": 5}', None)


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (Expectation("expect_nothing_known", {}, "broken"), "expect_nothing_known"),
        (Expectation(NOT_NULL, {"column": "name", "colour": "red"}, "broken"), "colour"),
        (Expectation(NOT_NULL, {"column": "absent"}, "broken"), "absent"),
    ],
)
def test_what_cannot_be_evaluated_fails_alone_with_a_reason(broken: Expectation, reason: str) -> None:
    fine = Expectation("expect_table_row_count_to_equal", {"value": 3}, "fine")
    found = {outcome.name: outcome for outcome in outcomes(broken, fine)}
    assert found["fine"].succeeded
    assert not found["broken"].succeeded
    assert reason in (found["broken"].error or "")
    assert found["broken"].summary.startswith("could not be evaluated")


def test_a_suite_without_expectations_has_no_outcomes() -> None:
    assert outcomes() == []


def test_outcomes_become_rows_of_quality() -> None:
    found = examined("mentions")["key"]
    row = {"run_id": "run", **found.quality_row(DAY)}
    assert from_rows(TABLES["quality"], [row]).to_pylist()[0] == {
        **row,
        "table_name": "mentions",
        "name": "key",
        "kind": "expectation",
        "severity": "error",
        "succeeded": True,
        "observed": "0 of 2 rows unexpected",
        "threshold": None,
    }


ALONE = """
import socket
def refuse(*_): raise SystemExit("a connection was opened")
socket.socket.connect = socket.getaddrinfo = refuse
import pandas as pd
from checks.evaluate import evaluate
from checks.suite import Expectation, Suite
present = Expectation("expect_column_values_to_not_be_null", {"column": "name"}, "present")
assert evaluate(Suite("things", (present,)), pd.DataFrame({"name": ["a"]}))[0].succeeded
"""


def test_nothing_is_written_sent_or_printed(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    surroundings = {"HOME": str(tmp_path), "PYTHONPATH": str(root), "PATH": os.environ["PATH"]}
    done = subprocess.run(
        [sys.executable, "-c", ALONE],
        cwd=tmp_path,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert list(tmp_path.rglob("*")) == []


def test_a_suite_saved_by_great_expectations_can_be_read() -> None:
    evaluate(Suite("warm", (Expectation(NOT_NULL, {"column": "name"}, "check"),)), FRAME)
    import great_expectations as gx
    import great_expectations.expectations as gxe

    saved = gx.ExpectationSuite(
        name="things",
        expectations=[
            gxe.ExpectColumnValuesToNotBeNull(column="name", severity="warning"),
            gxe.ExpectTableRowCountToEqual(value=3, meta={"name": "three rows"}),
        ],
    ).to_json_dict()
    found = evaluate(from_gx(saved), FRAME)
    assert {(o.name, o.severity, o.succeeded) for o in found} == {
        ("column_values_to_not_be_null_name", "warn", False),
        ("three_rows", "error", True),
    }
