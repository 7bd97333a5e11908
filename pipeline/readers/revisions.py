"""Numbering revisions: a document that comes again and brings something new gets one more."""

from __future__ import annotations

import hashlib
import struct
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.stage import Tables
from pipeline.tables import TABLES, from_rows

Row = dict[str, Any]
_MARK = "@"
_KNOWN: Final = struct.Struct(">Iq16s")
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_TICK: Final = timedelta(microseconds=1)
_NEWS = ("text_sha256", "title", "language", "published_at")
# The address is not among them: records without one carry that of their file, which a daily file changes.


def arrival_id(document_id: str, receipt_id: str, record_no: int | None) -> str:
    """Identifier of a document as of one arrival, used until `assign` has numbered the revisions."""
    return f"{document_id}{_MARK}{receipt_id}:{record_no}"


class Numbering:
    """What is known of each document, from which the revisions of those that arrive follow."""

    def __init__(self, known: pa.Table) -> None:
        """Start from `known`, one row per revision already numbered.

        Columns: document_id, revision, text_sha256, title, language, published_at, received_at,
        first_seen_at.
        """
        rows = known.select(["document_id", "revision", "first_seen_at", *_NEWS]).to_pylist()
        self._latest = {
            row["document_id"]: _packed(row["revision"], row["first_seen_at"], _news(row))
            for row in sorted(rows, key=lambda row: row["revision"])
        }
        self._superseded: dict[tuple[str, int], datetime] = {}

    def assign(self, read: Tables) -> Tables:
        """Give revisions to freshly read documents and drop those that bring nothing new.

        `read` carries arrival ids in `document_id`. Documents are taken in the order of their receipt, and
        one part after the other; one whose text, title, language and date of publication are those of the
        latest revision is no new one. Rows of the other tables follow their document.
        """
        kept: dict[str, Row] = {}
        for row in sorted(read["documents"].to_pylist(), key=_order):
            numbers = self._number(row)
            if numbers:
                kept[row["document_id"]] = row | numbers
        documents = from_rows(TABLES["documents"], list(kept.values()))
        return {
            name: documents if name == "documents" else _follow(table, kept) for name, table in read.items()
        }

    def mark_current(self, documents: pa.Table) -> pa.Table:
        """Set `is_current` and `superseded_at` of documents from all that was numbered here.

        For tables that stand alone; a warehouse works both out over all days when it publishes.
        """
        rows = []
        for row in documents.to_pylist():
            superseded = self._superseded.get((row["document_id"], row["revision"]))
            rows.append(row | {"is_current": superseded is None, "superseded_at": superseded})
        return from_rows(TABLES["documents"], rows)

    def _number(self, row: Row) -> Row | None:
        document_id, news = row["document_id"].split(_MARK)[0], _news(row)
        revision, first_seen_at = 1, row["received_at"]
        if known := self._latest.get(document_id):
            before, first_seen_at, before_news = _unpacked(known)
            if before_news == news:
                return None
            revision = before + 1
            self._superseded[document_id, before] = row["received_at"]
        self._latest[document_id] = _packed(revision, first_seen_at, news)
        return {"document_id": document_id, "revision": revision, "first_seen_at": first_seen_at}


def _packed(revision: int, first_seen_at: datetime, news: bytes) -> bytes:
    """The latest revision of a document. There is one for each of a warehouse, so it is a few bytes."""
    return _KNOWN.pack(revision, (first_seen_at - _EPOCH) // _TICK, news)


def _unpacked(known: bytes) -> tuple[int, datetime, bytes]:
    revision, ticks, news = _KNOWN.unpack(known)
    return revision, _EPOCH + ticks * _TICK, news


def assign(read: Tables, known: pa.Table) -> Tables:
    """Number all that was read at once; see `Numbering`."""
    return Numbering(known).assign(read)


def _order(row: Row) -> tuple[Any, ...]:
    return row["received_at"], row["receipt_id"], row["record_no"] or 0, row["part_no"]


def _news(row: Row) -> bytes:
    """Digest of what makes a revision a new one."""
    return hashlib.blake2b(repr([row[name] for name in _NEWS]).encode(), digest_size=16).digest()


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
