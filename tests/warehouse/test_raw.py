from __future__ import annotations

import hashlib
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse import raw
from warehouse.paths import Home


@given(st.binary(max_size=2000))
def test_bytes_come_back_under_their_hash(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    home = Home(tmp_path_factory.getbasetemp() / "raw-home")
    raw_id = raw.store(home, data)
    assert raw_id == hashlib.sha256(data).hexdigest()
    assert raw.load(home, raw_id) == data


def test_a_file_and_its_bytes_are_one_object(home: Home, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"words")
    assert raw.store(home, tmp_path / "a") == raw.store(home, b"words")
    assert [path.name for path in home.raw.rglob("*") if path.is_file()] == [
        hashlib.sha256(b"words").hexdigest()
    ]


def test_objects_lie_in_sharded_folders_and_are_never_written_again(home: Home) -> None:
    raw_id = raw.store(home, b"words")
    place = raw.path(home, raw_id)
    assert place == home.raw / raw_id[:2] / raw_id[2:4] / raw_id
    before = place.stat()
    raw.store(home, b"words")
    assert (place.stat().st_ino, place.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert not place.stat().st_mode & 0o222


def test_a_big_file_takes_little_memory(home: Home, tmp_path: Path) -> None:
    big = tmp_path / "big"
    with big.open("wb") as out:
        out.truncate(300_000_000)
    tracemalloc.start()
    raw_id = raw.store(home, big)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8_000_000
    assert raw.path(home, raw_id).stat().st_size == 300_000_000


def test_a_missing_object_is_named(home: Home) -> None:
    with pytest.raises(FileNotFoundError, match=r"0000.* restore it"):
        raw.load(home, "0" * 64)


@pytest.mark.parametrize("name", ["", "../../etc", "A" * 64, "g" * 64, "0" * 63])
def test_what_is_no_hash_is_refused(home: Home, name: str) -> None:
    with pytest.raises(ValueError, match="no raw id"):
        raw.path(home, name)


def test_a_failed_store_leaves_nothing(home: Home, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        raw.store(home, tmp_path / "absent")
    assert not home.raw.exists()
