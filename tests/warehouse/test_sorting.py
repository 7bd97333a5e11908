"""A table too large for memory is sorted on disk, into the very bytes that memory gives."""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.tables import TABLES, from_rows
from tests.warehouse.kit import DAY, moment
from warehouse.sorting import GROUP_ROWS, write_sorted

TITLES = ("Ärende", "apple", "Zebra", "𝒳", "ｆｕｌｌ", "\u00ff", "", None)


def documents(count: int) -> pa.Table:
    """Rows in no order, with nulls, lists, moments, and ids whose order depends on how text is compared."""
    rows = [
        {
            "document_id": f"{TITLES[number % 7]}{number // 14}",
            "revision": 1 + number // 7 % 2,
            "is_current": bool(number % 2),
            "title": TITLES[number % 8],
            "edge_lines": [None, [], [number, -number]][number % 3],
            "received_at": moment() + timedelta(microseconds=number),
            "first_seen_at": moment(),
            "language_score": [None, 0.1, 1.0][number % 3],
            "views": [None, 2**40 + number][number % 2],
            **dict.fromkeys(("source_id", "receipt_id", "raw_id", "encoding", "uri", "annotator"), "x"),
            **dict.fromkeys(("part_no", "char_count", "word_count"), number),
            **{"kind": "text", "language": "en", "text": "word " * (number % 9), "text_sha256": "x"},
            "partition_day": DAY,
        }
        for number in range(count)
    ]
    random.Random(1).shuffle(rows)
    return from_rows(TABLES["documents"], rows)


def written(parts: list[pa.Table], folder: Path, table: str = "documents") -> bytes:
    folder.mkdir()
    places = [folder / f"{number}.parquet" for number in range(len(parts))]
    for part, place in zip(parts, places, strict=True):
        pq.write_table(part, place, compression="lz4")
    target = folder / "sorted"
    write_sorted(TABLES[table], places, TABLES[table].schema, target, folder)
    return target.read_bytes()


def test_disk_and_memory_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = documents(700)
    in_memory = written([rows], tmp_path / "memory")
    monkeypatch.setattr("warehouse.sorting._IN_MEMORY", 0)
    monkeypatch.setattr("warehouse.sorting._sorted_in_memory", None)  # not to be asked
    parts = [rows.slice(start, 150) for start in range(0, 700, 150)]
    assert written(parts, tmp_path / "disk") == in_memory
    order = pq.read_table(tmp_path / "disk" / "sorted", columns=["document_id", "revision"]).to_pylist()
    keys = [(row["document_id"].encode(), row["revision"]) for row in order]
    assert keys == sorted(keys)
    assert len(keys) == 700


def test_groups_of_rows_are_cut_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        {"document_id": f"{number % 9}", "revision": 1, "block_no": number, "role": "body", "start_char": 0,
         "end_char": 1, "raw_start_char": 0, "raw_end_char": 1, "language": "en", "annotator": "x",
         "partition_day": DAY}
        for number in range(GROUP_ROWS + 10)
    ]  # fmt: skip
    table = from_rows(TABLES["blocks"], rows)
    in_memory = written([table], tmp_path / "memory", "blocks")
    monkeypatch.setattr("warehouse.sorting._IN_MEMORY", 0)
    assert written([table.slice(9), table.slice(0, 9)], tmp_path / "disk", "blocks") == in_memory
    assert pq.read_metadata(tmp_path / "disk" / "sorted").num_row_groups == 2
