"""`rostrum annotate`: all text stages over files, without scheduler and warehouse."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from pipeline.annotate import annotate
from pipeline.runners import RunnerKind
from rostrum.codes import Exit
from rostrum.show import err, fail, grid, out
from warehouse.receive import files_in


def run(paths: Iterable[Path], folder: Path, at: datetime, runner: RunnerKind, workers: int | None) -> None:
    """Annotate files, folders and JSON lines into one Parquet file per table; print the counts."""
    files = [file for path in paths for file in _files(path)]
    if not files:
        raise fail("no files to read in what was given", Exit.NOTHING)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True) as progress:
        task = progress.add_task("reading", total=None)

        def report(stage: str, done: int, total: int) -> None:
            progress.update(task, description=stage, completed=done, total=total)

        rows = annotate(files, folder, at, runner=runner, workers=workers, progress=report)
    grid(
        ["table", "rows", "file"], [(name, count, folder / f"{name}.parquet") for name, count in rows.items()]
    )
    if rows["rejects"]:
        out.print(f"{rows['rejects']} rejects: see {folder / 'rejects.parquet'} for file, place and reason.")


def _files(path: Path) -> list[tuple[str, Path]]:
    try:
        return list(files_in(path))
    except FileNotFoundError as error:
        raise typer.BadParameter(str(error)) from error
