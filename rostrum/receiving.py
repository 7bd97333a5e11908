"""`rostrum add`, and the first step of `rostrum run`: take files in."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import typer

from rostrum.codes import Exit
from rostrum.show import err, fail, out
from warehouse.paths import Home
from warehouse.receive import files_in, folder_source, receive


@dataclass(frozen=True)
class Received:
    """What was taken in: the source, the files looked at, those that were new or changed."""

    source_id: str
    files: int
    new: int


def run(home: Home, paths: list[Path], at: datetime) -> None:
    """Receive files and folders and print what was new; exit NOTHING where there was no file."""
    files, new = 0, 0
    for path in paths:
        received = received_from(home, path, at)
        if not received.files:
            _warn(f"{path} holds no files to read")
            continue
        files, new = files + received.files, new + received.new
        line = f"{path}: {received.new} of {received.files} files new, source '{received.source_id}'"
        out.print(line, highlight=False, markup=False, soft_wrap=True)
    if not files:
        raise typer.Exit(int(Exit.NOTHING))
    if new:
        out.print("Work on them with `rostrum run`, or leave them to the schedule.")


def received_from(home: Home, source: Path, at: datetime) -> Received:
    """Receive the files of a folder, or one file, into the day of `at`; say which could not be read.

    Where there is no file nothing is noted. Exit USAGE when `source` is not there.
    """
    try:
        row = folder_source(source, home=home)
    except FileNotFoundError as error:
        raise fail(str(error), Exit.USAGE) from error
    files = list(files_in(source))
    if not files:
        return Received(str(row["source_id"]), 0, 0)
    with warnings_shown():
        receipts = receive(home, row, files, at)
    return Received(str(row["source_id"]), len(files), receipts.num_rows)


@contextmanager
def warnings_shown() -> Iterator[None]:
    """Say on standard error what the warehouse warns of, such as files that could not be read."""
    handler = _Shown(logging.WARNING)
    logger = logging.getLogger("warehouse")
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)


class _Shown(logging.Handler):
    """Prints messages beside the progress bar."""

    def emit(self, record: logging.LogRecord) -> None:
        _warn(record.getMessage())


def _warn(message: str) -> None:
    err.print(message, style="yellow", highlight=False, markup=False, soft_wrap=True)
