"""Mapping a stage over its shards."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import Literal

import pyarrow as pa

from pipeline.runners.shards import shards
from pipeline.stage import Stage, Tables
from pipeline.tables import TABLES, conform, empty

RunnerKind = Literal["inline", "process"]
Progress = Callable[[int, int], None]
"""Called with the number of shards done and the number of shards."""


def map_shards(
    stage: Stage,
    tables: Tables,
    *,
    runner: RunnerKind = "inline",
    workers: int | None = None,
    progress: Progress | None = None,
) -> Tables:
    """Run a stage over all its input and return its output tables, in their declared order.

    `process` starts fresh worker processes (spawn), each of which loads its models once. An error in a
    stage is raised as it is, after the shards before it are done.
    """
    parts = list(shards(stage, tables))
    made: dict[str, list[pa.Table]] = {name: [empty(TABLES[name])] for name in stage.outputs}
    for done, output in enumerate(_results(stage, parts, runner, workers), start=1):
        for name in stage.outputs:
            made[name].append(output[name])
        if progress:
            progress(done, len(parts))
    return {name: conform(TABLES[name], pa.concat_tables(pieces)) for name, pieces in made.items()}


def _results(stage: Stage, parts: list[Tables], runner: RunnerKind, workers: int | None) -> Iterator[Tables]:
    if runner == "inline" or len(parts) <= 1:
        yield from map(stage.run, parts)
        return
    yield from _in_processes(stage, parts, workers or os.cpu_count() or 1)


def _in_processes(stage: Stage, parts: Iterable[Tables], workers: int) -> Iterator[Tables]:
    # Spawn, not fork: Arrow and the matchers hold threads and locks that a fork would copy half-way.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        yield from pool.map(stage.run, parts)
