"""The real line without its scheduler: receive, read, annotate and publish, in the test's own process."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pyarrow.parquet as pq

from pipeline.stages import stages
from pipeline.tables import TABLES
from seeds import REFERENCE
from warehouse import staging
from warehouse.attempts import record_attempt
from warehouse.claims import stage_claims
from warehouse.marts import build_marts
from warehouse.paths import Home
from warehouse.publish import Publication, publish, stage_operations
from warehouse.receive import files_in, folder_source, receipts, receive, sources
from warehouse.work import read_day, run_stage

AT = datetime(2026, 3, 1, 4, 30, tzinfo=UTC)
MISSED = {"table_name": "topics", "name": "expect_a_<b>bold</b>_thing", "observed": "2", "threshold": "0"}


def night(home: Home, folder: Path, run_id: str, at: datetime = AT) -> Publication:
    """Receive a folder, publish what it holds and note the attempt."""
    day = at.date()
    receive(home, folder_source(folder, home=home), files_in(folder), at)
    staging.write(home, "sources", None, sources(home))
    staging.write(home, "receipts", day, receipts(home, day))
    for name in ("entities", "entity_names"):
        staging.write(home, name, None, pq.read_table(REFERENCE / f"{name}.parquet"))
    first, *rest = stages()
    read_day(home, day, stage=first)
    for stage in rest:
        run_stage(home, stage, day)
    stage_claims(home, day)
    build_marts(home, day)
    for name in ("documents", "sentences", "mentions"):
        columns = [column for column in TABLES[name].columns if not column.nullable]
        staging.save_results(home, day, name, [result(name, column.name) for column in columns])
    staging.save_results(home, day, "topics", [result("topics", "x") | MISSED | {"succeeded": False}])
    stage_operations(home, day, run_id, at)
    # The results above are made up to be shown, so nothing is asked of them.
    published = publish(home, day, run_id, at, audited=False)
    status = "published" if published.changed else "unchanged"
    record_attempt(home, status=status, run_id=run_id, day=day, started_at=at, snapshot=published.snapshot)
    return published


def result(table: str, column: str) -> dict[str, object]:
    return {
        "table_name": table,
        "name": f"expect_column_values_to_not_be_null({column})",
        "kind": "expectation",
        "severity": "warn" if table == "topics" else "error",
        "succeeded": True,
        "observed": "0 missing",
        "threshold": None,
        "language": None,
        "source_kind": None,
    }
