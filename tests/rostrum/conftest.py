from __future__ import annotations

from pathlib import Path

import pytest

from tests.warehouse.kit import land, moment, night
from warehouse.paths import Home


@pytest.fixture(scope="package")
def published(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A tiny warehouse with one night in it; tests may not change it."""
    root = tmp_path_factory.mktemp("published")
    home = Home(root / "home")
    (root / "letters").mkdir()
    land(home, root / "letters", {"a.txt": "Kosovo waits.", "b.txt": "Serbia answers."}, moment())
    night(home)
    return home


@pytest.fixture
def empty_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "empty"
    folder.mkdir()
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")
