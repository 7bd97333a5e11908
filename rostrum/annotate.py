"""`rostrum annotate`: all text stages over files, without scheduler and warehouse."""

from __future__ import annotations

from collections import Counter
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
    files = _files(paths)
    if not files:
        raise fail("no files to read in what was given", Exit.NOTHING)
    _make(folder)
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


def _files(paths: Iterable[Path]) -> list[tuple[str, Path]]:
    """Give (address, path) of each file once, however many of the paths lead to it."""
    found: dict[Path, str] = {}
    for path in paths:
        try:
            for uri, file in files_in(path):
                found.setdefault(file.resolve(), uri)
        except FileNotFoundError as error:
            raise typer.BadParameter(str(error)) from error
    # Two folders can hold a file of one name: with the same address one would be a revision of the other.
    count = Counter(found.values())
    return [(uri if count[uri] == 1 else str(file), file) for file, uri in found.items()]


def _make(folder: Path) -> None:
    """Make the folder for the results before the work, so that hours of it do not end in an error."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        problem = f"--out {folder} cannot be a folder: {error.strerror}. Name another."
        raise typer.BadParameter(problem) from error
