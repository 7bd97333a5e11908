from __future__ import annotations

import importlib

import pytest

from pipeline.readers.stage import read_stage
from pipeline.runners import map_shards
from pipeline.runners.shards import shards
from pipeline.segment.stage import segment_stage
from tests.pipeline.build import raw_objects, read

FILES = {f"{n}.txt": f"Boat {n} sails at noon. It is late.\n" * (n + 1) for n in range(6)}


def one_file_each(stage, tables):
    return shards(stage, tables, 1)


def test_processes_give_what_one_process_gives(tmp_path, monkeypatch):
    monkeypatch.setattr(importlib.import_module("pipeline.runners.map"), "shards", one_file_each)
    table = raw_objects(tmp_path, FILES)
    parts = list(shards(read_stage(), {"raw_objects": table}, 100))
    assert len(parts) > 2
    seen: list[tuple[int, int]] = []
    alone = map_shards(read_stage(), {"raw_objects": table}, progress=lambda a, b: seen.append((a, b)))
    together = map_shards(read_stage(), {"raw_objects": table}, runner="process", workers=2)
    assert seen[-1][0] == seen[-1][1]
    assert all(alone[name].equals(together[name]) for name in alone)


@pytest.mark.parametrize("size", [1, 120, 10_000])
def test_shards_hold_every_row_once(tmp_path, size):
    tables = read(tmp_path, FILES)
    parts = list(shards(segment_stage(), tables, size))
    for name in ("documents", "blocks", "source_map"):
        assert sum(part[name].num_rows for part in parts) == tables[name].num_rows
        for part in parts:
            assert set(part[name].column("document_id").to_pylist()) <= set(
                part["documents"].column("document_id").to_pylist()
            )


def test_no_input_gives_empty_tables():
    made = map_shards(read_stage(), {"raw_objects": raw_objects(None, {})})
    assert made["documents"].num_rows == 0
