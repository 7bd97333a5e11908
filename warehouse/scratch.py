"""Folders for the parts of a staged table, of which a killed night leaves none for ever."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from warehouse.paths import Home

_PREFIX, _IN_USE = ".parts-", "in-use"


@contextmanager
def scratch(home: Home) -> Iterator[Path]:
    """Give a folder beside the staged tables and remove it in the end, with those that nobody holds any more.

    Who works in a folder holds a lock in it. That goes with the process, so a folder without is left over.
    """
    home.staging.mkdir(parents=True, exist_ok=True)
    for left in home.staging.glob(f"{_PREFIX}*/{_IN_USE}"):
        _remove(left)
    with (
        TemporaryDirectory(prefix=_PREFIX, dir=home.staging) as folder,
        Path(folder, _IN_USE).open("w") as handle,
    ):
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield Path(folder)


def _remove(left: Path) -> None:
    with suppress(FileNotFoundError, BlockingIOError), left.open("r") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(left.parent, ignore_errors=True)
