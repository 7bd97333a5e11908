"""What all steps of the night share: they are timed, they report, they yield one result per table."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

import dagster as dg

from assets.metadata import staged_result
from assets.resources import Progress
from pipeline.tables import Table

Results = Iterator[dg.MaterializeResult[None]]


T = TypeVar("T")


def timed(step: str, progress: Progress, work: Callable[[], T]) -> tuple[T, float]:
    """Do the work of a step; return what it gives and the seconds it took."""
    progress.tell(step, 0, 1)
    begin = time.perf_counter()
    outcome = work()
    seconds = time.perf_counter() - begin
    progress.tell(step, 1, 1)
    return outcome, seconds


def stage_tables(
    step: str, tables: Iterable[Table], progress: Progress, work: Callable[[], Mapping[str, int]]
) -> Results:
    """Do the work of a step that stages `tables`, which gives their rows by name; yield a result for each."""
    rows, seconds = timed(step, progress, work)
    for table in tables:
        yield staged_result(table, rows[table.name], seconds)
