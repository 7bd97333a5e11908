"""Numbering revisions: a document that comes again and brings something new gets one more."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.stage import Tables
from pipeline.tables import TABLES, from_rows

Row = dict[str, Any]
_MARK = "@"
_NEWS = ("text_sha256", "title", "language", "published_at")
# The address is not among them: records without one carry that of their file, which a daily file changes.


def arrival_id(document_id: str, receipt_id: str, record_no: int | None) -> str:
    """Identifier of a document as of one arrival, used until `assign` has numbered the revisions."""
    return f"{document_id}{_MARK}{receipt_id}:{record_no}"


def assign(read: Tables, known: pa.Table) -> Tables:
    """Give revisions to freshly read documents and drop those that bring nothing new.

    `read` carries arrival ids in `document_id`. `known` has one row per revision already numbered:
    document_id, revision, text_sha256, title, language, published_at, received_at, first_seen_at. Documents
    are taken in the order of their receipt; one whose text, title, language and date of publication are
    those of the latest revision is no new one. Rows of the other tables follow their document.
    """
    latest = {row["document_id"]: row for row in sorted(known.to_pylist(), key=lambda row: row["revision"])}
    kept: dict[str, Row] = {}
    for row in sorted(read["documents"].to_pylist(), key=_order):
        arrival, document_id = row["document_id"], row["document_id"].split(_MARK)[0]
        before = latest.get(document_id)
        if before and all(before[name] == row[name] for name in _NEWS):
            continue
        kept[arrival] = latest[document_id] = row | {"document_id": document_id} | _numbers(row, before)
    documents = from_rows(TABLES["documents"], list(kept.values()))
    return {name: documents if name == "documents" else _follow(table, kept) for name, table in read.items()}


def mark_current(documents: pa.Table) -> pa.Table:
    """Set `is_current` and `superseded_at` of documents from the revisions in the table itself.

    For tables that stand alone; a warehouse works both out over all days when it publishes.
    """
    following: dict[str, datetime] = {}
    rows = []
    for row in sorted(documents.to_pylist(), key=lambda row: row["revision"], reverse=True):
        superseded = following.get(row["document_id"])
        rows.append(row | {"is_current": superseded is None, "superseded_at": superseded})
        following[row["document_id"]] = row["received_at"]
    return from_rows(TABLES["documents"], rows)


def _order(row: Row) -> tuple[Any, ...]:
    return row["received_at"], row["receipt_id"], row["record_no"] or 0, row["part_no"]


def _numbers(row: Row, before: Row | None) -> Row:
    if before is None:
        return {"revision": 1, "first_seen_at": row["received_at"]}
    return {"revision": before["revision"] + 1, "first_seen_at": before["first_seen_at"]}


def _follow(table: pa.Table, kept: dict[str, Row]) -> pa.Table:
    """Keep the rows of kept documents, with their document's id and revision."""
    if "document_id" not in table.column_names:
        return table
    place = pc.index_in(table.column("document_id"), value_set=pa.array(kept, pa.string()))
    mask = pc.is_valid(place)
    rows, place = table.filter(mask), place.filter(mask)
    for name in ("document_id", "revision"):
        values = pa.array([row[name] for row in kept.values()], table.schema.field(name).type)
        rows = rows.set_column(
            rows.schema.get_field_index(name), table.schema.field(name), values.take(place)
        )
    return rows
