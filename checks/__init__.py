"""Expectation suites, one per table, and the bridge that runs a suite as Dagster asset checks.

How the assets room uses it (nothing here imports Great Expectations before a suite is run):

    from checks.bridge import build_asset_checks
    from checks.evidence import Context, frame
    from checks.suites import SUITES                       # dict: table name -> Suite, every table of TABLES

    def load(context: dg.AssetCheckExecutionContext) -> pd.DataFrame:
        day = date.fromisoformat(context.partition_key)
        rows = staging.read(home, "mentions", day)         # Arrow, as staged
        return frame("mentions", rows, Context(
            partition_day=day,                             # None for tables without partitions
            table=lambda name: ...,                        # staged rows of another table (same day, or whole)
            raw_text=lambda raw_id, record_no, encoding: ...,  # decoded text, for positions.verify
            raw_size=lambda raw_id: ...,                   # size in bytes, None where the object is absent
        ))

    def record(context: dg.AssetCheckExecutionContext, outcomes: list[Outcome]) -> None:
        staging.save_results(home, day, "mentions", [o.quality_row(day) for o in outcomes])

    build_asset_checks(
        SUITES["mentions"], asset_key=dg.AssetKey(["staged", "mentions"]), load=load, record=record,
        partitions_def=DAILY, sample_size=5,
    )                                                      # -> dg.AssetChecksDefinition

A failed expectation of severity error is a failed blocking check: nothing downstream of the asset runs.
`record` is called once per run of the suite with every outcome, before the results are handed to Dagster, so
that a failure is on record too. Without Dagster: `checks.evaluate.evaluate(suite, frame) -> list[Outcome]`.
`context.table` is asked only for tables that `checks.suites.needs(table)` names.
"""

from __future__ import annotations
