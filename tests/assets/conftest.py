"""One night on three small files, shared by the tests of a session."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import dagster as dg
import pytest

from assets.night import NightResult, run_night
from seeds import SAMPLE
from warehouse import receive
from warehouse.paths import Home

FILES = ("post-heritage.txt", "bulletin.jsonl")


@dataclass(frozen=True)
class Night:
    home: Home
    day: date
    result: NightResult
    instance: dg.DagsterInstance
    told: list[tuple[str, int, int]]


def deliver(home: Home, folder: Path) -> date:
    at = datetime.now(UTC)
    receive.receive(home, receive.folder_source(folder), receive.files_in(folder), at)
    return at.date()


@pytest.fixture(scope="session")
def night(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Night]:
    folder = tmp_path_factory.mktemp("delivery") / "notices"
    folder.mkdir()
    for name in FILES:
        shutil.copy(SAMPLE / name, folder)
    (folder / "empty.txt").touch()
    home = Home(tmp_path_factory.mktemp("home"))
    told: list[tuple[str, int, int]] = []
    day = deliver(home, folder)
    with dg.DagsterInstance.ephemeral() as instance:
        result = run_night(home, day, instance=instance, progress=lambda *step: told.append(step))
        yield Night(home, day, result, instance, told)


@pytest.fixture
def later(night: Night, tmp_path: Path) -> Callable[[], Home]:
    """Returns a copy of the warehouse after that night, to spoil."""

    def copy() -> Home:
        return Home(Path(shutil.copytree(night.home.root, tmp_path / "copy")))

    return copy
