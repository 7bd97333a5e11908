"""Broken input is read or refused in words, in time, and never stops the rest."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.annotate import raw_objects
from pipeline.readers.stage import read_stage
from pipeline.segment.stage import segment_stage
from pipeline.stage import Tables
from tests.pipeline.hostile.files import CRUELTIES, FORMS, NAMES, WAYS, spoilt

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
LIMIT_S = 10.0
FEWEST = 300


def read(path: Path, name: str) -> Tables:
    tables = read_stage().run({"raw_objects": raw_objects([(name, path)], AT)})
    return tables | segment_stage().run(tables)


def check(tables: Tables, name: str) -> None:
    """Something was read, or a reason given that a person understands."""
    assert tables["documents"].num_rows + tables["rejects"].num_rows > 0, name
    for row in tables["rejects"].to_pylist():
        assert row["place"], name
        assert not row["detail"][0].islower(), (name, row["detail"])
        assert row["detail"].endswith((".", "?", "!")), (name, row["detail"])
        assert len(row["detail"].split()) >= 4, (name, row["detail"])
        assert "Traceback" not in row["detail"]
        assert "Error(" not in row["detail"]


def in_time(path: Path, name: str) -> Tables:
    began = time.monotonic()
    tables = read(path, name)
    took = time.monotonic() - began
    assert took < LIMIT_S, f"{name}: {took:.1f} s"
    check(tables, name)
    return tables


def test_there_are_three_hundred() -> None:
    assert len(FORMS) * len(WAYS) + len(CRUELTIES) + len(NAMES) >= FEWEST


@pytest.mark.parametrize("form", FORMS)
def test_what_is_whole_is_read(form: str, tmp_path: Path) -> None:
    path = tmp_path / "input"
    path.write_text(FORMS[form], encoding="utf-8", newline="")
    tables = in_time(path, form)
    assert tables["documents"].num_rows > 0
    assert tables["rejects"].num_rows == 0


@pytest.mark.parametrize("form", FORMS)
def test_what_is_spoilt_is_read_or_refused(form: str, tmp_path: Path) -> None:
    for name, data in spoilt():
        if name.startswith(form):
            path = tmp_path / "input"
            path.write_bytes(data)
            in_time(path, name)


@pytest.mark.parametrize("name", CRUELTIES)
def test_cruelties_are_read_or_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / "input"
    path.write_bytes(CRUELTIES[name]())
    in_time(path, name)


@pytest.mark.parametrize("name", NAMES)
def test_names_are_only_names(name: str, tmp_path: Path) -> None:
    path = tmp_path / "input"
    path.write_text(FORMS["post.txt"], encoding="utf-8")
    assert in_time(path, name)["documents"].column("uri").to_pylist() == [name]


def test_one_broken_file_does_not_lose_the_rest(tmp_path: Path) -> None:
    good, bad = tmp_path / "good", tmp_path / "bad"
    good.write_text(FORMS["post.txt"], encoding="utf-8")
    bad.write_bytes(b"\0" * 1000)
    files = [("a", bad), ("b", good), ("c", bad)]
    tables = read_stage().run({"raw_objects": raw_objects(files, AT)})
    assert tables["documents"].column("uri").to_pylist() == ["b"]
    assert tables["rejects"].column("uri").to_pylist() == ["a", "c"]
