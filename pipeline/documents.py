"""One document as a stage sees it: text, blocks, stretches, and where its characters come from."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import repeat
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.stage import Tables
from pipeline.tables import TABLES
from pipeline.text import MappedText, Stretch

Row = dict[str, Any]
Places = npt.NDArray[np.int64]
_AT_ONCE: Final = 256


class Solid(NamedTuple):
    """Stretches that hold clean characters: bounds of each, clean and raw, and which are copies."""

    start: Places
    end: Places
    raw_start: Places
    raw_end: Places
    is_copy: npt.NDArray[np.bool_]


@dataclass(frozen=True)
class ShardMap:
    """The stretches of all documents of a shard, read at once for their places."""

    source_map: pa.Table

    @cached_property
    def _solid(self) -> tuple[Solid, Places]:
        """The solid stretches, and how many of them there are before each stretch."""
        names = ("start_char", "end_char", "raw_start_char", "raw_end_char")
        bounds = [_numbers(self.source_map.column(name)) for name in names]
        is_copy = pc.equal(self.source_map.column("transform"), "copy").to_numpy()
        solid = bounds[1] > bounds[0]
        before = np.concatenate(([0], np.cumsum(solid))).astype(np.int64)
        start, end, raw_start, raw_end = (bound[solid] for bound in bounds)
        return Solid(start, end, raw_start, raw_end, is_copy[solid]), before

    def solid(self, offset: int, length: int) -> Solid:
        """Return the solid ones among `length` stretches from `offset` on."""
        several, before = self._solid
        own = slice(before[offset], before[offset + length])
        return Solid(
            several.start[own],
            several.end[own],
            several.raw_start[own],
            several.raw_end[own],
            several.is_copy[own],
        )


@dataclass(frozen=True)
class Document:
    """One document: its row, and its blocks, labels and stretches in order.

    `shard` and the offset of its stretches there are given where many documents are read at once.
    """

    row: Row
    blocks: list[Row]
    source_map: pa.Table = field(default_factory=TABLES["source_map"].schema.empty_table)
    labels: list[Row] = field(default_factory=list)
    shard: tuple[ShardMap, int] | None = None

    @property
    def text(self) -> str:
        """Clean text."""
        return str(self.row["text"])

    @cached_property
    def stretches(self) -> list[Row]:
        """Rows of `source_map`."""
        rows: list[Row] = self.source_map.to_pylist()
        return rows

    @cached_property
    def mapped(self) -> MappedText:
        """The text with its map back to the raw characters."""
        return MappedText(self.text, tuple(_stretch(row) for row in self.stretches))

    @property
    def key(self) -> tuple[str, int]:
        """Document and revision."""
        return self.row["document_id"], self.row["revision"]

    @property
    def day(self) -> datetime.date | None:
        """Day of publication; None where it is not known."""
        published: datetime.datetime | None = self.row["published_at"]
        return published.date() if published else None

    def language_of(self, block: Row) -> str:
        """Return the language of a block: its own where that is known, else the document's."""
        own: str | None = block["language"]
        return str(self.row["language"]) if own in (None, "und") else str(own)

    @property
    def shared(self) -> Row:
        """Columns that every row of the document carries."""
        return {name: self.row[name] for name in ("document_id", "revision", "partition_day")}

    def places(self, starts: Sequence[int], ends: Sequence[int]) -> dict[str, Places]:
        """Return the four position columns of the clean spans [start, end), none of them empty, at once."""
        first, last = np.asarray(starts, np.int64), np.asarray(ends, np.int64)
        solid = self._solid
        head = np.searchsorted(solid.start, first, side="right") - 1
        tail = np.searchsorted(solid.start, last - 1, side="right") - 1
        raw_starts = solid.raw_start[head] + np.where(solid.is_copy[head], first - solid.start[head], 0)
        copied = solid.raw_start[tail] + last - solid.start[tail]
        raw_ends = np.where(solid.is_copy[tail], copied, solid.raw_end[tail])
        return {"start_char": first, "end_char": last, "raw_start_char": raw_starts, "raw_end_char": raw_ends}

    @cached_property
    def _solid(self) -> Solid:
        shard, offset = self.shard or (ShardMap(self.source_map), 0)
        return shard.solid(offset, len(self.source_map))


def documents(tables: Tables) -> Iterator[Document]:
    """Yield the documents of a shard, in the order of `documents`."""
    keys = units_of(tables["documents"])
    blocks = _lists(*_grouped(tables["blocks"], "block_no", keys))
    labels = _lists(*_grouped(tables["labels"], "label_no", keys)) if "labels" in tables else repeat([])
    source_map, bounds = _grouped(tables["source_map"], "stretch_no", keys)
    shard = ShardMap(source_map)
    rows = tables["documents"].to_pylist()
    for row, own, marks, (first, count) in zip(rows, blocks, labels, bounds, strict=False):
        yield Document(row, own, source_map.slice(first, count), list(marks), (shard, first))


def _lists(table: pa.Table, bounds: Sequence[tuple[int, int]]) -> Iterator[list[Row]]:
    """Yield the rows of each document, read for many documents at a time but not for all."""
    for start in range(0, len(bounds), _AT_ONCE):
        several = bounds[start : start + _AT_ONCE]
        offset = several[0][0]
        rows = table.slice(offset, several[-1][0] + several[-1][1] - offset).to_pylist()
        for first, count in several:
            yield rows[first - offset : first - offset + count]


def by_document(table: pa.Table, number: str, columns: Sequence[str]) -> dict[tuple[str, int], list[Row]]:
    """Return rows of a table, of the columns asked for, by `Document.key`, in the order of `number`."""
    found: dict[tuple[str, int], list[Row]] = {}
    keys = ("document_id", "revision")
    for row in table.sort_by(number).select([*keys, *columns]).to_pylist():
        found.setdefault((row["document_id"], row["revision"]), []).append(row)
    return found


def units_of(table: pa.Table) -> pa.Array:
    """Return the unit of work of each row: its document and revision as one string."""
    revision = pc.cast(table.column("revision"), pa.string())
    return pc.binary_join_element_wise(table.column("document_id"), revision, "@").combine_chunks()


def _grouped(table: pa.Table, number: str, keys: pa.Array) -> tuple[pa.Table, list[tuple[int, int]]]:
    """The rows in the order of `keys` and of their number, and (offset, length) of each key's."""
    place = pc.index_in(units_of(table), value_set=keys).fill_null(len(keys)).to_numpy(zero_copy_only=False)
    order = np.lexsort((_numbers(table.column(number)), place))
    if not np.array_equal(order, np.arange(len(order))):
        table, place = table.take(pa.array(order)), place[order]
    bounds = np.searchsorted(place, np.arange(len(keys) + 1))
    return table.combine_chunks(), [(int(a), int(b - a)) for a, b in zip(bounds, bounds[1:], strict=False)]


def _numbers(column: pa.ChunkedArray) -> Places:
    numbers: Places = column.to_numpy().astype(np.int64)
    return numbers


def _stretch(row: Row) -> Stretch:
    clean, raw = (row["start_char"], row["end_char"]), (row["raw_start_char"], row["raw_end_char"])
    return Stretch(*clean, *raw, row["transform"], row["cue_s"], row["cue_end_s"])
