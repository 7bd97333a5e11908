"""One document as a stage sees it: text, blocks, stretches, and where its characters come from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from pipeline.stage import Tables

Row = dict[str, Any]


@dataclass(frozen=True)
class Document:
    """Rows of one document, in order."""

    row: Row
    blocks: list[Row]
    stretches: list[Row]

    @property
    def text(self) -> str:
        """Clean text."""
        return str(self.row["text"])

    @property
    def shared(self) -> Row:
        """Columns that every row of the document carries."""
        return {name: self.row[name] for name in ("document_id", "revision", "partition_day")}


def documents(tables: Tables) -> list[Document]:
    """Gather the rows of each document of a shard, in the order of `documents`."""
    blocks = _grouped(tables["blocks"].to_pylist(), "block_no")
    stretches = _grouped(tables["source_map"].to_pylist(), "stretch_no")
    return [
        Document(row, blocks.get(_key(row), []), stretches.get(_key(row), []))
        for row in tables["documents"].to_pylist()
    ]


def _key(row: Row) -> tuple[str, int]:
    return row["document_id"], row["revision"]


def _grouped(rows: list[Row], number: str) -> dict[tuple[str, int], list[Row]]:
    rows = sorted(rows, key=lambda row: (*_key(row), row[number]))
    return {key: list(group) for key, group in groupby(rows, key=_key)}


class RawPlaces:
    """Raw places of clean places, from the rows of `source_map`."""

    def __init__(self, stretches: list[Row]) -> None:
        self._solid = [row for row in stretches if row["end_char"] > row["start_char"]]
        self._starts = [row["start_char"] for row in self._solid]

    def span(self, start: int, end: int) -> Row:
        """The four position columns of the clean span [start, end), which must not be empty."""
        first, last = self._at(start), self._at(end - 1)
        return {
            "start_char": start,
            "end_char": end,
            "raw_start_char": first["raw_start_char"] + (start - first["start_char"]) * _is_copy(first),
            "raw_end_char": last["raw_start_char"] + end - last["start_char"]
            if _is_copy(last)
            else last["raw_end_char"],
        }

    def _at(self, position: int) -> Row:
        return self._solid[max(bisect_right(self._starts, position) - 1, 0)]


def _is_copy(row: Row) -> bool:
    return bool(row["transform"] == "copy")
