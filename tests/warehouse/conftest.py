from __future__ import annotations

from pathlib import Path

import pytest

from tests.warehouse.kit import CALLS
from warehouse.paths import Home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    CALLS.clear()
    return Home(tmp_path / "home")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "letters"
    folder.mkdir()
    return folder
