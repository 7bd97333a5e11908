"""Great Expectations 1.x, asked once per frame: in memory, nothing sent, nothing written, no progress bars.

It takes seconds to import, so that happens when the first suite is run, and only here.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

import pandas as pd

from checks.suite import Expectation

if TYPE_CHECKING:
    from great_expectations.core.batch_definition import BatchDefinition
    from great_expectations.expectations.expectation import Expectation as GxExpectation

Result = Mapping[str, Any]
"""`success`, `error` (None, or why there is no result) and what Great Expectations found."""

_NAME = "check"


def results(due: Iterable[Expectation], rows: pd.DataFrame, sample_size: int) -> dict[str, Result]:
    """Return the result of each expectation by name; at most `sample_size` failing rows are located.

    Whatever goes wrong inside the library becomes a failed result with the reason; nothing is raised.
    """
    built: list[GxExpectation] = []
    found: dict[str, Result] = {}
    for item in due:
        found[item.name] = {"success": False, "error": "Great Expectations gave no result"}
        try:
            built.append(_build(item))
        except Exception as error:  # wrong type or arguments: this one fails, the others are run
            found[item.name] = _failure(error)
    try:
        return found | (_validate(built, rows, sample_size) if built else {})
    except Exception as error:  # a crash inside the library must fail the checks, not the run
        return found | {expectation.meta[_NAME]: _failure(error) for expectation in built if expectation.meta}


def _build(item: Expectation) -> GxExpectation:
    _batches()  # the library must be set up before anything of it is imported
    from great_expectations.expectations.expectation_configuration import ExpectationConfiguration
    from great_expectations.expectations.metadata_types import FailureSeverity

    severity = FailureSeverity.CRITICAL if item.severity == "error" else FailureSeverity.WARNING
    configuration = ExpectationConfiguration(
        type=item.type, kwargs=dict(item.kwargs), meta={_NAME: item.name}, severity=severity
    )
    return configuration.to_domain_obj()


def _validate(built: list[GxExpectation], rows: pd.DataFrame, sample_size: int) -> dict[str, Result]:
    import great_expectations as gx

    suite = gx.ExpectationSuite(name="suite", expectations=built)
    how = {"result_format": "SUMMARY", "partial_unexpected_count": sample_size}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about how it calls pandas, which no user can change
        validated = _batches().get_batch({"dataframe": rows}).validate(suite, result_format=how)
    found: dict[str, Result] = {}
    for result in validated.results:
        error = _error(result.exception_info)
        if result.expectation_config and (meta := result.expectation_config.meta):
            success = bool(result.success) and error is None
            found[meta[_NAME]] = {**result.result, "success": success, "error": error}
    return found


@cache
def _batches() -> BatchDefinition[Any]:
    """Return this process's one way in for frames, in a context that lives in memory only."""
    os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")  # read when the library is imported
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what it imports complains about itself, which no user can change
        import great_expectations as gx
        from great_expectations.data_context.types.base import ProgressBarsConfig

    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False, metric_calculations=False)
    asset = context.data_sources.add_pandas("frames").add_dataframe_asset("frame")
    return asset.add_batch_definition_whole_dataframe("all")


def _failure(error: Exception) -> Result:
    return {"success": False, "error": f"{type(error).__name__}: {error}".strip()[:1000]}


def _error(info: Mapping[str, Any] | None) -> str | None:
    """Return the first message; the library gives one record, or one record per metric."""
    records = [info] if info and "raised_exception" in info else list((info or {}).values())
    messages = [str(record.get("exception_message")) for record in records if record.get("raised_exception")]
    return messages[0].strip()[:1000] if messages else None
