"""Tables about the night itself: annotators, runs, quality."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.stage import Annotator, Stage
from pipeline.tables import TABLES, from_rows
from warehouse import delta, journal, staging
from warehouse.paths import Home

_Row = dict[str, object]


def stage_operations(
    home: Home, day: date, run_id: str, started_at: datetime, stages: Sequence[Stage] | None = None
) -> dict[str, int]:
    """Stage `annotators`, `runs` and `quality` with what this run adds, and return their staged rows.

    `stages` are those of `pipeline.stages` unless given; then the annotators of claims and themes are added.
    Rows of earlier runs stay.
    """
    journal.settle(home)
    rows = [one.row() for one in (_annotators(home) if stages is None else [s.annotator for s in stages])]
    keys = {(row["annotator"], row["code_sha256"]) for row in rows}
    annotators = _add(
        home, "annotators", day, rows, lambda row: (row["annotator"], row["code_sha256"]) in keys
    )
    return {"annotators": annotators, **stage_run(home, day, run_id, started_at)}


def _annotators(home: Home) -> list[Annotator]:
    # Building them loads models, so it waits.
    from pipeline.stages import stages
    from warehouse import claims, themes

    return [*(stage.annotator for stage in stages()), claims.annotator(home), themes.annotator()]


def stage_run(home: Home, day: date, run_id: str, started_at: datetime) -> dict[str, int]:
    """Stage `runs` and `quality` alone: the run as it ends now, and the results kept so far."""

    def is_mine(row: _Row) -> bool:
        return row["run_id"] == run_id

    found = [{**row, "run_id": run_id, "partition_day": day} for row in staging.results(home, day)]
    return {
        "quality": _add(home, "quality", day, found, is_mine),
        "runs": _add(home, "runs", day, [_run(home, day, run_id, started_at)], is_mine),
    }


def _run(home: Home, day: date, run_id: str, started_at: datetime) -> _Row:
    documents = staging.read(home, "documents", day)
    seconds = _stage_seconds(home, day)
    return {
        "run_id": run_id,
        "partition_day": day,
        "started_at": started_at,
        "ended_at": datetime.now(UTC),
        "status": "published",
        "document_count": documents.num_rows,
        "word_count": pc.sum(documents["word_count"], min_count=0).as_py(),
        "seconds_by_stage": [{"stage": stage, "seconds": value} for stage, value in seconds.items()],
    }


def _stage_seconds(home: Home, day: date) -> dict[str, float]:
    from warehouse.work import stage_seconds

    return stage_seconds(home, day)


def _add(home: Home, name: str, day: date, rows: list[_Row], is_replaced: Callable[[_Row], bool]) -> int:
    """Stage the published rows of a table's day, but for those replaced, with `rows` added."""
    table = TABLES[name]
    files = [file.path for file in delta.files(home, name) if not table.partitioned or file.day == day]
    kept = [row for path in files for row in _read(path, day) if not is_replaced(row)]
    staging.write(home, name, day, from_rows(table, kept + rows))
    return len(kept) + len(rows)


def _read(path: Path, day: date) -> list[_Row]:
    # Delta Lake keeps the partition in the folder's name alone.
    return [{"partition_day": day, **row} for row in pq.read_table(path, partitioning=None).to_pylist()]
