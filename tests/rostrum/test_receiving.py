from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rostrum.cli import app
from warehouse import raw
from warehouse.paths import Home
from warehouse.receive import receipts, sources


def invoke(command: str, home: Home, *arguments: str) -> Result:
    return CliRunner().invoke(app, [command, "--home", str(home.root), *arguments])


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    folder = tmp_path / "letters"
    folder.mkdir()
    for name in ("a.txt", "locked.txt"):
        (folder / name).write_text(f"Words of {name}.")
    return folder


@pytest.fixture
def locked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files called locked.txt cannot be read; their mode would not keep root, who may run the tests."""
    store = raw.store

    def refuse(home: Home, data: bytes | Path) -> str:
        if isinstance(data, Path) and data.name == "locked.txt":
            raise PermissionError(13, "Permission denied", str(data))
        return store(home, data)

    monkeypatch.setattr(raw, "store", refuse)


def test_new_files_are_counted(home: Home, letters: Path) -> None:
    first, second = invoke("add", home, str(letters)), invoke("add", home, str(letters))
    assert "2 of 2 files new, source 'letters'" in first.stdout
    assert "Work on them" in first.stdout
    assert "0 of 2 files new" in second.stdout
    assert "Work on them" not in second.stdout
    assert (first.exit_code, second.exit_code) == (0, 0)


@pytest.mark.usefixtures("locked")
def test_files_that_cannot_be_read_are_named_and_the_rest_goes_on(home: Home, letters: Path) -> None:
    result = invoke("add", home, str(letters))
    assert result.exit_code == 0
    assert f"{letters / 'locked.txt'}: Permission denied" in result.stderr
    assert "1 of 2 files new" in result.stdout
    assert receipts(home)["uri"].to_pylist() == ["a.txt"]


@pytest.mark.parametrize("command", ["add", "run"])
def test_an_empty_folder_is_nothing(home: Home, empty_folder: Path, command: str) -> None:
    result = invoke(command, home, str(empty_folder))
    assert result.exit_code == 4
    assert "holds no files" in result.stderr
    assert result.stdout == ""
    assert sources(home).num_rows == 0


def test_an_empty_folder_beside_a_full_one_is_told(home: Home, empty_folder: Path, letters: Path) -> None:
    result = invoke("add", home, str(empty_folder), str(letters))
    assert result.exit_code == 0
    assert "holds no files" in result.stderr
    assert "2 of 2 files new" in result.stdout


@pytest.mark.parametrize("command", ["add", "run"])
def test_a_path_that_is_not_there_is_not_understood(home: Home, tmp_path: Path, command: str) -> None:
    result = invoke(command, home, str(tmp_path / "gone"))
    assert result.exit_code == 2
    assert "is not there" in result.stderr


@pytest.mark.parametrize("by", [1, -36500])
def test_a_day_outside_the_partitions_is_not_understood(home: Home, by: int) -> None:
    today = datetime.now(UTC).date()
    result = invoke("run", home, "--day", f"{today + timedelta(days=by)}")
    assert result.exit_code == 2
    assert "give one from 2024-01-01 to" in " ".join(result.stderr.split())
    assert not home.root.exists()


def test_a_source_goes_with_no_other_day(home: Home, letters: Path) -> None:
    result = invoke("run", home, str(letters), "--day", "2024-06-01")
    assert result.exit_code == 2
    assert "would be received today" in " ".join(result.stderr.split())
    assert not home.root.exists()
