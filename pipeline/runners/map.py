"""Mapping a stage over its shards."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from pipeline.runners.shards import shards
from pipeline.runners.spill import spill, take
from pipeline.stage import Stage, Tables, concatenated
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

    An error in a stage is raised as it is, after the shards before it are done.
    """
    parts = list(shards(stage, tables))
    made = stream(stage, _reported(parts, len(parts), progress), runner=runner, workers=workers)
    nothing = {name: empty(TABLES[name]) for name in stage.outputs}
    joined = concatenated(stage.outputs, chain([nothing], made))
    if progress and parts:
        progress(len(parts), len(parts))
    return {name: conform(TABLES[name], table) for name, table in joined.items()}


def stream(
    stage: Stage, parts: Iterable[Tables], *, runner: RunnerKind = "inline", workers: int | None = None
) -> Iterator[Tables]:
    """Yield the stage's output for shards, in their order, holding no more than a few in memory.

    `process` starts fresh worker processes (spawn), each of which loads its models once; what they make
    goes through temporary files.
    """
    rest = iter(parts)
    first = list(islice(rest, 2))
    if runner == "inline" or len(first) < 2:
        for part in chain(first, rest):
            yield from stage.pieces(part)
    else:
        yield from _in_processes(stage, chain(first, rest), workers or os.cpu_count() or 1)


def _reported(parts: list[Tables], total: int, progress: Progress | None) -> Iterator[Tables]:
    for number, part in enumerate(parts):
        if progress and number:
            progress(number, total)
        yield part


def _in_processes(stage: Stage, parts: Iterator[Tables], workers: int) -> Iterator[Tables]:
    # Spawn, not fork: Arrow and the matchers hold threads and locks that a fork would copy half-way.
    context = multiprocessing.get_context("spawn")
    with TemporaryDirectory() as scratch, ProcessPoolExecutor(workers, mp_context=context) as pool:
        jobs = (
            pool.submit(_work, stage.pieces, spill(part, Path(scratch, f"in-{number}")))
            for number, part in enumerate(parts)
        )
        running: deque[Future[list[Path]]] = deque(islice(jobs, 2 * workers))
        while running:
            done = running.popleft().result()
            running.extend(islice(jobs, 1))
            yield from map(take, done)


def _work(pieces: Callable[[Tables], Iterator[Tables]], folder: Path) -> list[Path]:
    """Run one shard in a worker; what it makes is left in files beside the shard's."""
    made = enumerate(pieces(take(folder)))
    return [spill(tables, folder.with_name(f"{folder.name}-out-{number}")) for number, tables in made]
