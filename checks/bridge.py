"""A suite of Great Expectations as Dagster asset checks: one check per expectation, one pass per table.

Nothing here knows Rostrum's tables: with `suite.py`, `outcome.py`, `sample.py`, `gx.py` and `evaluate.py` it
makes a bridge that any Dagster project can take. `docs/expectations.md` shows how.
"""

# No postponed annotations here: Dagster reads those of a step as they stand.
import json
import warnings
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import dagster as dg
import pandas as pd

from checks.evaluate import evaluate
from checks.outcome import Outcome
from checks.suite import Expectation, Suite

Load = Callable[[dg.AssetCheckExecutionContext], pd.DataFrame]
Record = Callable[[dg.AssetCheckExecutionContext, list[Outcome]], None]


def build_asset_checks(
    suite: Suite,
    *,
    asset_key: dg.AssetKey,
    load: Load,
    record: Record | None = None,
    partitions_def: dg.PartitionsDefinition | None = None,
    sample_size: int = 5,
    name: str | None = None,
    required_resource_keys: Iterable[str] = (),
) -> dg.AssetChecksDefinition:
    """Return the checks of one asset: one per expectation, those of severity error blocking.

    `load` gives the rows of the run's partition, once per run of the suite; `record` gets every outcome
    before Dagster does. With `partitions_def` each evaluation belongs to its partition. Single checks can
    be selected, and only those are then evaluated. `load` and `record` reach resources that
    `required_resource_keys` names as `context.resources`.

    Raises ValueError when the suite is empty, since Dagster has no use for a check without results.
    """
    if not suite.expectations:
        raise ValueError(f"suite {suite.table} has no expectations")

    @dg.multi_asset_check(
        name=name or f"expect_{'__'.join(asset_key.path)}",
        specs=[_spec(expectation, asset_key, partitions_def) for expectation in suite.expectations],
        description=f"Great Expectations on {asset_key.to_user_string()}.",
        compute_kind="greatexpectations",
        can_subset=True,
        required_resource_keys=set(required_resource_keys),
    )
    def expect(context: dg.AssetCheckExecutionContext) -> Iterator[dg.AssetCheckResult]:
        chosen = suite.only(key.name for key in context.selected_asset_check_keys)
        outcomes = evaluate(chosen, load(context), sample_size=sample_size)
        if record:
            record(context, outcomes)
        for outcome in outcomes:
            yield check_result(outcome, asset_key)

    return expect


def check_result(outcome: Outcome, asset_key: dg.AssetKey) -> dg.AssetCheckResult:
    """Return an outcome as Dagster shows it, with what was seen and what was asked for as metadata."""
    severity = dg.AssetCheckSeverity.ERROR if outcome.severity == "error" else dg.AssetCheckSeverity.WARN
    return dg.AssetCheckResult(
        passed=outcome.succeeded,
        asset_key=asset_key,
        check_name=outcome.name,
        severity=severity,
        description=outcome.summary,
        metadata=_metadata(outcome),
    )


def _spec(
    item: Expectation, asset_key: dg.AssetKey, partitions: dg.PartitionsDefinition | None
) -> dg.AssetCheckSpec:
    with warnings.catch_warnings():
        # Partitioned checks are a preview in Dagster 1.13; without them a result would stand for all days.
        warnings.simplefilter("ignore", dg.PreviewWarning)
        return dg.AssetCheckSpec(
            name=item.name,
            asset=asset_key,
            description=item.description or None,
            blocking=item.severity == "error",
            partitions_def=partitions,
            metadata={"expectation": item.type, "arguments": dg.MetadataValue.json(_arguments(item))},
        )


def _metadata(outcome: Outcome) -> dict[str, dg.MetadataValue]:
    texts = {
        "expectation": outcome.type,
        "observed": outcome.observed,
        "expected": outcome.threshold,
        "error": outcome.error,
    }
    metadata: dict[str, dg.MetadataValue] = {
        key: dg.MetadataValue.text(text) for key, text in texts.items() if text
    }
    metadata["rows"] = dg.MetadataValue.int(outcome.row_count)
    if outcome.unexpected_count is not None:
        metadata["unexpected_count"] = dg.MetadataValue.int(outcome.unexpected_count)
    if outcome.unexpected_percent is not None:
        metadata["unexpected_percent"] = dg.MetadataValue.float(round(outcome.unexpected_percent, 4))
    if outcome.sample:
        metadata["failing_rows"] = _table(outcome)
    return metadata


def _table(outcome: Outcome) -> dg.TableMetadataValue:
    columns = [dg.TableColumn(name, "int" if name == "row" else "string") for name in outcome.sample[0]]
    records = [dg.TableRecord(dict(row)) for row in outcome.sample]
    return dg.MetadataValue.table(records, dg.TableSchema(columns))


def _arguments(item: Expectation) -> dict[str, Any]:
    """Return the arguments as JSON can hold them: what it does not know, such as a date, as text."""
    plain: dict[str, Any] = json.loads(json.dumps(dict(item.kwargs), default=str))
    return plain
