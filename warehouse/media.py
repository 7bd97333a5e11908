"""Media type of bytes: by their first characters, then by the name they came under."""

from __future__ import annotations

import codecs
from pathlib import PurePosixPath

HEAD = 4096
"""Bytes that `guess` looks at."""

BINARY = "application/octet-stream"

_MAGIC = (
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"\x1f\x8b", "application/gzip"),
    (b"\x28\xb5\x2f\xfd", "application/zstd"),
    (b"PAR1", "application/vnd.apache.parquet"),
    (b"SQLite format 3\0", "application/vnd.sqlite3"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"\x1a\x45\xdf\xa3", "video/webm"),
    (b"{\\rtf", "application/rtf"),
)
_OPENINGS = (
    ("webvtt", "text/vtt"),
    ("<!doctype html", "text/html"),
    ("<html", "text/html"),
    ("<?xml", "application/xml"),
)
_NAMES = {
    ".csv": "text/csv",
    ".htm": "text/html",
    ".html": "text/html",
    ".json": "application/json",
    ".jsonl": "application/x-ndjson",
    ".md": "text/markdown",
    ".ndjson": "application/x-ndjson",
    ".srt": "application/x-subrip",
    ".tsv": "text/tab-separated-values",
    ".vtt": "text/vtt",
    ".xml": "application/xml",
}
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def guess(head: bytes, name: str) -> str:
    """Return the media type of bytes that begin with `head` and arrived as `name`.

    Text whose form the bytes do not tell is typed by the name, else `text/plain`; bytes with a NUL and no
    known beginning are `application/octet-stream`; no bytes are `application/x-empty`.
    """
    if not head:
        return "application/x-empty"
    for magic, media_type in _MAGIC:
        if head.startswith(magic):
            return media_type
    marked = any(head.startswith(mark) for mark, _ in _MARKS)
    if b"\0" in head and not marked:
        return BINARY
    return _text_type(head, name)


def _text_type(head: bytes, name: str) -> str:
    encoding = next((encoding for mark, encoding in _MARKS if head.startswith(mark)), "utf-8")
    opening = head.decode(encoding, "ignore").lstrip("\ufeff \t\r\n").casefold()
    for start, media_type in _OPENINGS:
        if opening.startswith(start):
            return media_type
    return _NAMES.get(PurePosixPath(name).suffix.casefold(), "text/plain")
