"""The bridge, with real Dagster runs and real Great Expectations."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext

import dagster as dg
import pandas as pd
import pytest

from checks.bridge import build_asset_checks
from checks.outcome import Outcome
from checks.suite import Expectation, Suite

DAYS = dg.DailyPartitionsDefinition(start_date="2026-01-01")
GOOD = pd.DataFrame({"id": ["a", "b", "c"], "score": [0.1, 0.5, 0.9]})
BAD = pd.DataFrame({"id": ["a", "b", None, None], "score": [0.1, 7.0, 0.9, 8.0]})
SUITE = Suite(
    "scores",
    (
        Expectation(
            "expect_column_values_to_not_be_null", {"column": "id"}, "id_present", description="Ids."
        ),
        Expectation(
            "expect_column_values_to_be_between", {"column": "score", "max_value": 1}, "score_range", "warn"
        ),
    ),
    identify=("id",),
)
Frames = Callable[[dg.AssetCheckExecutionContext], pd.DataFrame]


def run(
    load: Frames,
    suite: Suite = SUITE,
    partitions: dg.PartitionsDefinition | None = None,
    day: str | None = None,
    record: Callable[[dg.AssetCheckExecutionContext, list[Outcome]], None] | None = None,
    instance: dg.DagsterInstance | None = None,
    only: list[str] | None = None,
) -> dg.ExecuteInProcessResult:
    """Run: scores (examined) → report (made from it)."""

    @dg.asset(partitions_def=partitions)
    def scores() -> None: ...

    @dg.asset(deps=[scores], partitions_def=partitions)
    def report() -> None: ...

    checks = build_asset_checks(
        suite, asset_key=dg.AssetKey("scores"), load=load, record=record, partitions_def=partitions
    )
    selection = (
        dg.AssetSelection.checks(*(dg.AssetCheckKey(dg.AssetKey("scores"), name) for name in only))
        if only
        else dg.AssetSelection.all()
    )
    defs = dg.Definitions(
        assets=[scores, report],
        asset_checks=[checks],
        jobs=[dg.define_asset_job("night", selection, executor_def=dg.in_process_executor)],
    )
    job = defs.resolve_job_def("night")
    with dg.DagsterInstance.ephemeral() if instance is None else nullcontext(instance) as used:
        return job.execute_in_process(instance=used, partition_key=day, raise_on_error=False)


def evaluations(result: dg.ExecuteInProcessResult) -> dict[str, dg.AssetCheckEvaluation]:
    return {evaluation.check_name: evaluation for evaluation in result.get_asset_check_evaluations()}


def made(result: dg.ExecuteInProcessResult) -> set[str]:
    return {
        event.asset_key.to_user_string()
        for event in result.get_asset_materialization_events()
        if event.asset_key
    }


def test_checks_that_pass_let_the_run_go_on() -> None:
    result = run(lambda _: GOOD)
    assert result.success
    assert made(result) == {"scores", "report"}
    assert all(evaluation.passed for evaluation in evaluations(result).values())


def test_a_failed_error_stops_what_is_downstream() -> None:
    result = run(lambda _: BAD)
    assert not result.success
    assert made(result) == {"scores"}
    found = evaluations(result)["id_present"]
    assert (found.passed, found.blocking, found.severity) == (False, True, dg.AssetCheckSeverity.ERROR)


def test_a_failed_warning_stops_nothing() -> None:
    result = run(lambda _: BAD.dropna())
    assert result.success
    assert made(result) == {"scores", "report"}
    found = evaluations(result)["score_range"]
    assert (found.passed, found.blocking, found.severity) == (False, False, dg.AssetCheckSeverity.WARN)


def test_metadata_say_what_was_seen_and_show_failing_rows() -> None:
    found = evaluations(run(lambda _: BAD))["score_range"]
    shown = {name: entry.value for name, entry in found.metadata.items()}
    assert shown["expectation"] == "expect_column_values_to_be_between"
    assert shown["expected"] == '{"max_value": 1}'
    assert shown["observed"] == "2 of 4 rows unexpected"
    assert (shown["rows"], shown["unexpected_count"], shown["unexpected_percent"]) == (4, 2, 50.0)
    table = found.metadata["failing_rows"]
    assert isinstance(table, dg.TableMetadataValue)
    assert [record.data for record in table.records] == [
        {"row": 1, "id": "b", "score": 7.0},
        {"row": 3, "id": None, "score": 8.0},
    ]
    assert [column.name for column in table.schema.columns] == ["row", "id", "score"]


def test_an_evaluation_belongs_to_its_partition() -> None:
    frames = {"2026-01-02": GOOD, "2026-01-03": BAD}
    with dg.DagsterInstance.ephemeral() as instance:
        for day in frames:
            result = run(
                lambda context: frames[context.partition_key], partitions=DAYS, day=day, instance=instance
            )
            assert evaluations(result)["id_present"].partition == day
            assert evaluations(result)["id_present"].passed is (day == "2026-01-02")


def test_a_suite_is_loaded_and_recorded_once_with_every_outcome() -> None:
    loaded: list[str] = []
    recorded: list[list[Outcome]] = []

    def load(_: dg.AssetCheckExecutionContext) -> pd.DataFrame:
        loaded.append("once")
        return BAD

    run(load, record=lambda _, outcomes: recorded.append(outcomes))
    assert loaded == ["once"]
    assert [(o.name, o.succeeded, o.blocks) for o in recorded[0]] == [
        ("id_present", False, True),
        ("score_range", False, False),
    ]


def test_one_check_can_be_run_alone() -> None:
    result = run(lambda _: BAD, only=["score_range"])
    assert set(evaluations(result)) == {"score_range"}


def test_no_rows_fail_only_what_asks_for_rows() -> None:
    counted = Expectation("expect_table_row_count_to_be_between", {"min_value": 1}, "some_rows")
    suite = Suite("scores", (*SUITE.expectations, counted))
    found = evaluations(run(lambda _: GOOD.head(0), suite))
    assert {name: evaluation.passed for name, evaluation in found.items()} == {
        "id_present": True,
        "score_range": True,
        "some_rows": False,
    }


def test_an_expectation_that_raises_has_failed_and_says_why() -> None:
    absent = Expectation("expect_column_values_to_not_be_null", {"column": "nowhere"}, "absent")
    found = evaluations(run(lambda _: GOOD, Suite("scores", (absent, *SUITE.expectations))))
    assert not found["absent"].passed
    assert "nowhere" in found["absent"].metadata["error"].value
    assert found["absent"].description is not None
    assert found["id_present"].passed


def test_descriptions_and_arguments_are_known_before_any_run() -> None:
    checks = build_asset_checks(SUITE, asset_key=dg.AssetKey(["staged", "scores"]), load=lambda _: GOOD)
    spec = next(spec for spec in checks.check_specs if spec.name == "id_present")
    assert (spec.description, spec.blocking) == ("Ids.", True)
    assert spec.metadata["arguments"] == dg.MetadataValue.json({"column": "id"})


def test_an_empty_suite_is_refused() -> None:
    with pytest.raises(ValueError, match="no expectations"):
        build_asset_checks(Suite("scores", ()), asset_key=dg.AssetKey("scores"), load=lambda _: GOOD)
