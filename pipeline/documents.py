"""One document as a stage sees it: text, blocks, stretches, and where its characters come from."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import Any

from pipeline.stage import Tables
from pipeline.text import MappedText, Stretch

Row = dict[str, Any]


@dataclass(frozen=True)
class Document:
    """Rows of one document, in order."""

    row: Row
    blocks: list[Row]
    stretches: list[Row]
    labels: list[Row] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Clean text."""
        return str(self.row["text"])

    @cached_property
    def mapped(self) -> MappedText:
        """The text with its map back to the raw characters."""
        return MappedText(self.text, tuple(_stretch(row) for row in self.stretches))

    @property
    def shared(self) -> Row:
        """Columns that every row of the document carries."""
        return {name: self.row[name] for name in ("document_id", "revision", "partition_day")}


def documents(tables: Tables) -> list[Document]:
    """Gather the rows of each document of a shard, in the order of `documents`."""
    blocks = _grouped(tables["blocks"].to_pylist(), "block_no")
    stretches = _grouped(tables["source_map"].to_pylist(), "stretch_no")
    labels = _grouped(tables["labels"].to_pylist(), "label_no") if "labels" in tables else {}
    return [
        Document(row, blocks.get(_key(row), []), stretches.get(_key(row), []), labels.get(_key(row), []))
        for row in tables["documents"].to_pylist()
    ]


def _key(row: Row) -> tuple[str, int]:
    return row["document_id"], row["revision"]


def _grouped(rows: list[Row], number: str) -> dict[tuple[str, int], list[Row]]:
    rows = sorted(rows, key=lambda row: (*_key(row), row[number]))
    return {key: list(group) for key, group in groupby(rows, key=_key)}


def _stretch(row: Row) -> Stretch:
    clean, raw = (row["start_char"], row["end_char"]), (row["raw_start_char"], row["raw_end_char"])
    return Stretch(*clean, *raw, row["transform"], row["cue_s"], row["cue_end_s"])
