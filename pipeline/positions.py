"""The proof of positions: each row's span is found in clean and raw text, from the characters alone."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable
from typing import Any

import pyarrow as pa

from pipeline.text.transforms import apply

RawText = Callable[[str, int | None, str], str]
"""(raw_id, record_no, encoding) → decoded raw text."""

Key = tuple[str, int]
Proof = tuple[bool, bool]


def verify(
    spans: pa.Table, documents: pa.Table, source_map: pa.Table, raw_text: RawText, surface: str | None
) -> pa.Table:
    """Return one row per row of `spans`, in order: `text_matches` and `raw_matches`.

    `text_matches`: the span lies in the document's text and, where `surface` names a column, that
    column equals the characters there. `raw_matches`: undoing the declared transforms on the raw span
    gives the same characters. A row without its document fails both.
    """
    names = [name for name in ("start_char", "end_char", "raw_start_char", "raw_end_char", surface) if name]
    columns = [spans.column(name).to_pylist() for name in names]
    proofs: list[Proof] = [(False, False)] * spans.num_rows
    sources = _documents(documents)
    maps = _rows_by_document(source_map, ("raw_start_char", "raw_end_char", "transform"))
    for key, rows in _positions_by_document(spans).items():
        if key not in sources:
            continue
        text, place = sources[key]
        rebuild = _rebuilder(raw_text(*place), maps.get(key, []))
        for row in rows:
            proofs[row] = _prove(text, rebuild, *(column[row] for column in columns))
    return pa.table(
        {"text_matches": [a for a, _ in proofs], "raw_matches": [b for _, b in proofs]},
        schema=pa.schema([("text_matches", pa.bool_()), ("raw_matches", pa.bool_())]),
    )


def _prove(
    text: str,
    rebuild: Callable[[int, int], str | None],
    start: int,
    end: int,
    raw_start: int,
    raw_end: int,
    expected: str | None = None,
) -> Proof:
    inside = 0 <= start <= end <= len(text)
    found = text[start:end] if inside else ""
    return inside and expected in (None, found), inside and rebuild(raw_start, raw_end) == found


def _rebuilder(raw: str, stretches: list[tuple[int, int, str]]) -> Callable[[int, int], str | None]:
    """Return a function from a raw span to the clean characters that the declared transforms make of it."""
    made = [apply(transform, raw[start:end]) for start, end, transform in stretches]
    ends = [end for _, end, _ in stretches]
    starts = [start for start, _, _ in stretches]

    def rebuild(raw_start: int, raw_end: int) -> str | None:
        if not 0 <= raw_start <= raw_end <= len(raw):
            return None
        pieces: list[str] = []
        for index in range(bisect_right(ends, raw_start), bisect_left(starts, raw_end)):
            start, end, transform = stretches[index]
            if transform == "omit" and raw_start < end and start < raw_end:
                return None  # what was left out lies between blocks, never inside a row
            if transform == "copy":
                pieces.append(raw[max(start, raw_start) : min(end, raw_end)])
            elif made[index] is None or start < raw_start or end > raw_end:
                return None
            else:
                pieces.append(str(made[index]))
        return "".join(pieces)

    return rebuild


def _documents(documents: pa.Table) -> dict[Key, tuple[str, tuple[str, int | None, str]]]:
    names = ("document_id", "revision", "text", "raw_id", "record_no", "encoding")
    rows = zip(*(documents.column(name).to_pylist() for name in names), strict=True)
    return {
        (doc, revision): (text, (raw, record, encoding))
        for doc, revision, text, raw, record, encoding in rows
    }


def _rows_by_document(table: pa.Table, names: tuple[str, ...]) -> dict[Key, list[Any]]:
    grouped: dict[Key, list[Any]] = defaultdict(list)
    columns = [table.column(name).to_pylist() for name in ("document_id", "revision", *names)]
    for doc, revision, *values in zip(*columns, strict=True):
        grouped[(doc, revision)].append(tuple(values))
    return grouped


def _positions_by_document(table: pa.Table) -> dict[Key, list[int]]:
    grouped: dict[Key, list[int]] = defaultdict(list)
    keys = zip(table.column("document_id").to_pylist(), table.column("revision").to_pylist(), strict=True)
    for row, key in enumerate(keys):
        grouped[key].append(row)
    return grouped
