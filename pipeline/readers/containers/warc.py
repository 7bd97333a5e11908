"""Web archives (WARC, ISO 28500): each page that a crawl was answered with is a record.

The file is cut into records here, so that a broken one costs no other; warcio reads each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO, Final

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeadersParserException

from pipeline.readers.containers.limits import UnreadableError, too_large
from pipeline.readers.containers.payload import body_of, is_text, text_of
from pipeline.readers.containers.streams import Tape
from pipeline.readers.containers.warc_pieces import Piece, pieces
from pipeline.readers.draft import Facts, Record, Refusal

_SUMMED: Final = 12
_ANSWERS: Final = frozenset({"response", "resource", "conversion"})
_BAD: Final = (
    ArchiveLoadFailed,
    StatusAndHeadersParserException,
    StopIteration,
    EOFError,
    ValueError,
    AttributeError,
    TypeError,
)
"""What warcio raises on records that are none."""


def read_warc(stream: BinaryIO) -> Iterator[Record | Refusal]:
    """Yield the pages of a web archive whose compression is undone.

    Records are numbered from 0, those without a page among them. Pictures, programs and other bytes that are
    no text, redirections and revisits are told of at the end, counted by kind.
    """
    others: Counter[str] = Counter()
    pointers: Counter[str] = Counter()
    is_empty = True
    for number, piece in enumerate(pieces(Tape(stream))):
        item = _read_piece(piece, number, others, pointers)
        if item is not None:
            is_empty = False
            yield item
    yield from _summaries(others, pointers)
    if is_empty and not others and not pointers:
        yield Refusal("whole file", "empty", "This web archive holds no page. Nothing to do.")


def _read_piece(
    piece: Piece, number: int, others: Counter[str], pointers: Counter[str]
) -> Record | Refusal | None:
    place = f"record {number} at byte {piece.offset}"
    record = None if piece.problem else _parsed(piece.data)
    if record is None:
        why = piece.problem or "its headers cannot be read"
        detail = f"This record of the web archive is broken: {why}. Fetch it again; the others are read."
        return Refusal(place, "broken_record", detail)
    if piece.is_cut and is_text(_essence(record)):
        return too_large(place)
    return _read(record, place, number, others, pointers)


def _parsed(data: bytes) -> ArcWarcRecord | None:
    try:
        return next(iter(ArchiveIterator(BytesIO(data))))
    except _BAD:
        return None


def _read(
    record: ArcWarcRecord, place: str, number: int, others: Counter[str], pointers: Counter[str]
) -> Record | Refusal | None:
    """Read one record; null where it is none of a page, in which case it may be counted."""
    status = _status(record)
    if record.rec_type == "revisit" or 300 <= status < 400:
        pointers["revisits" if record.rec_type == "revisit" else "redirections"] += 1
        return None
    if record.rec_type not in _ANSWERS:
        return None
    uri = record.rec_headers.get_header("WARC-Target-URI")
    place = f"{place}, {uri:.200}" if uri else place
    if status >= 400:
        return Refusal(place, "http_error", f"The server answered {status}: an error page, no statement.")
    return _page(record, place, number, uri, others)


def _page(
    record: ArcWarcRecord, place: str, number: int, uri: str | None, others: Counter[str]
) -> Record | Refusal | None:
    essence = _essence(record)
    if not is_text(essence):
        others[essence or "unknown"] += 1
        return None
    try:
        body = body_of(record)
    except UnreadableError as error:
        return Refusal(place, error.refusal.reason, error.refusal.detail)
    decoded = text_of(body, _media_type(record))
    if isinstance(decoded, Refusal):
        if decoded.reason == "binary":
            others[essence or "unknown"] += 1
            return None
        return Refusal(f"{place}, {decoded.place}", decoded.reason, decoded.detail)
    return Record(*decoded, number, Facts(uri=uri), media_type=essence or None)


def _status(record: ArcWarcRecord) -> int:
    code = record.http_headers.get_statuscode() if record.http_headers else ""
    return int(code) if code.isascii() and code.isdigit() else 0


def _media_type(record: ArcWarcRecord) -> str:
    return str((record.http_headers or record.rec_headers).get_header("Content-Type") or "")


def _essence(record: ArcWarcRecord) -> str:
    return _media_type(record).partition(";")[0].strip().lower()


def _summaries(others: Counter[str], pointers: Counter[str]) -> Iterator[Refusal]:
    if others:
        detail = f"Records that are no text and are passed over: {_listed(others)}."
        yield Refusal("whole file", "not_text", f"{detail} Nothing to do unless statements stand in them.")
    if pointers:
        detail = f"Records without a text of their own, which point to others: {_listed(pointers)}."
        yield Refusal("whole file", "no_content", f"{detail} Nothing to do.")


def _listed(counts: Counter[str]) -> str:
    named = counts.most_common(_SUMMED)
    rest = counts.total() - sum(number for _, number in named)
    listed = ", ".join(f"{number:,} {name:.60}" for name, number in named)
    return f"{listed}, {rest:,} of other kinds" if rest else listed
