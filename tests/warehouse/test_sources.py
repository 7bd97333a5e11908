from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.warehouse.kit import land, moment
from warehouse.paths import Home
from warehouse.sources import files_in, folder_source, sources


def test_a_folder_gives_its_files_by_address(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.txt", ".hidden", ".git/config", "a/.x"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "broken").symlink_to(tmp_path / "absent")
    assert [uri for uri, _ in files_in(tmp_path)] == ["a/c.txt", "b.txt"]


def test_a_file_is_a_file_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b.txt").write_text("y")
    assert list(files_in(tmp_path / "a.txt")) == [("a.txt", tmp_path / "a.txt")]
    assert folder_source(tmp_path / "a.txt") == folder_source(tmp_path)


def test_a_name_that_is_no_utf8_is_written_out(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("x")
    assert [uri for uri, _ in files_in(tmp_path)] == ["caf\\xe9.txt"]


@pytest.mark.parametrize(("name", "slug"), [("My Posts!", "my-posts"), ("Åland", "åland"), ("___", "folder")])
def test_ids_are_made_of_names(tmp_path: Path, name: str, slug: str) -> None:
    (tmp_path / name).mkdir()
    assert folder_source(tmp_path / name)["source_id"] == slug


def test_two_folders_of_one_name_are_two_sources(home: Home, tmp_path: Path) -> None:
    land(home, tmp_path / "a" / "posts", {"1.txt": "x"}, moment())
    land(home, tmp_path / "b" / "posts", {"1.txt": "y"}, moment(hour=10))
    land(home, tmp_path / "b" / "posts", {"2.txt": "z"}, moment(hour=11))
    ids = sources(home)["source_id"].to_pylist()
    assert ids[0] == "posts"
    assert len(ids) == 2


def test_a_moved_folder_stays_the_same_source(home: Home, tmp_path: Path) -> None:
    land(home, tmp_path / "a" / "posts", {"1.txt": "x"}, moment())
    shutil.move(tmp_path / "a", tmp_path / "b")
    assert land(home, tmp_path / "b" / "posts", {}, moment(hour=10)).num_rows == 0
    assert sources(home)["uri"].to_pylist() == [str(tmp_path / "b" / "posts")]


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="absent is not there"):
        folder_source(tmp_path / "absent")
    with pytest.raises(FileNotFoundError, match="absent is not there"):
        list(files_in(tmp_path / "absent"))
