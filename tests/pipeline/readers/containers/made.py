"""Containers made from texts in the test itself: invented harbours, chats and crawls."""

from __future__ import annotations

import gzip
import json
import zlib
from pathlib import Path

import brotli

from pipeline.readers.containers.records import read_records
from pipeline.readers.draft import Record, Refusal


def items_of(folder: Path, content: str | bytes) -> list[Record | Refusal]:
    """Read bytes, or a text in UTF-8, as a file whose name says nothing."""
    path = folder / "x"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_records(path))


def texts(items: list[Record | Refusal]) -> list[str]:
    """Texts of the records among items."""
    return [item.raw for item in items if isinstance(item, Record)]


def reasons(items: list[Record | Refusal]) -> list[str]:
    """Reasons of the refusals among items."""
    return [item.reason for item in items if isinstance(item, Refusal)]


def message(number: int, *pieces: str | dict[str, str], **more: object) -> dict[str, object]:
    """Return a message as Telegram Desktop exports it, of these pieces of text."""
    plain = [{"type": "plain", "text": piece} if isinstance(piece, str) else piece for piece in pieces]
    return {
        "id": number,
        "type": "message",
        "date": "2024-05-02T12:30:05",
        "date_unixtime": "1714645805",
        "from": "Harbour office",
        "from_id": "channel1234",
        "text": list(pieces),
        "text_entities": plain,
        **more,
    }


def chat(*messages: dict[str, object], **more: object) -> dict[str, object]:
    """Return an export of one chat."""
    return {"name": "Harbour", "type": "public_channel", "id": 1234, "messages": list(messages), **more}


def as_exported(value: object) -> str:
    """Write JSON as Telegram Desktop does, over many lines."""
    return json.dumps(value, ensure_ascii=False, indent=1)


class Crawl:
    """A web archive in the making, written byte by byte as ISO 28500 has it."""

    def __init__(self, *, is_zipped: bool = False, version: str = "1.0") -> None:
        self._records: list[bytes] = []
        self._is_zipped = is_zipped
        self._version = version
        self.add("x.warc", "warcinfo", b"software: by hand\r\n", "application/warc-fields")

    def answer(
        self,
        uri: str,
        body: bytes,
        media_type: str = "text/html; charset=utf-8",
        status: str = "200 OK",
        **headers: str,
    ) -> Crawl:
        """Add an answer of a server."""
        told = [("Content-Type", media_type), *((n.replace("_", "-"), v) for n, v in headers.items())]
        head = "".join(f"{name}: {value}\r\n" for name, value in told)
        block = f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body
        return self.add(uri, "response", block, "application/http; msgtype=response")

    def add(self, uri: str, kind: str, block: bytes, media_type: str) -> Crawl:
        """Add a record of some kind."""
        head = (
            f"WARC/{self._version}\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\n"
            f"WARC-Date: 2024-05-02T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{len(self._records)}>\r\n"
            f"Content-Type: {media_type}\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        record = head.encode() + block + b"\r\n\r\n"
        self._records.append(gzip.compress(record) if self._is_zipped else record)
        return self

    def data(self) -> bytes:
        """Return the bytes of the archive."""
        return b"".join(self._records)


def crawl(*, is_zipped: bool = False, version: str = "1.0") -> Crawl:
    """Return a web archive with pages in many encodings, and with what is no page."""
    made = Crawl(is_zipped=is_zipped, version=version)
    made.answer("https://a.example/1", "<p>Färjan går igen.".encode())
    made.answer("https://a.example/2", gzip.compress(b"<p>Zipped."), Content_Encoding="gzip")
    made.answer("https://a.example/3", brotli.compress(b"<p>In brotli."), Content_Encoding="br")
    made.answer("https://a.example/4", zlib.compress(b"<p>Deflated."), Content_Encoding="deflate")
    made.answer("https://a.example/5", b"4\r\n<p>C\r\n7\r\nhunked.\r\n0\r\n\r\n", Transfer_Encoding="chunked")
    made.answer("https://a.example/6", "<p>Паром.".encode("cp1251"), "text/html; charset=windows-1251")
    made.answer("https://a.example/7", '<meta charset="koi8-r"><p>Паром снова.'.encode("koi8-r"), "text/html")
    made.answer("https://a.example/8.png", b"\x89PNG\r\n\0", "image/png")
    made.answer("https://a.example/9", b"<p>Not here.", status="404 Not Found")
    made.answer("https://a.example/10", b"<p>Moved.", status="301 Moved Permanently")
    made.add("https://a.example/1", "request", b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request")
    made.add("urn:text:1", "resource", b"A resource.", "text/plain")
    return made.add("https://a.example/1", "conversion", b"A conversion.", "text/plain")


PAGES = [
    "<p>Färjan går igen.",
    "<p>Zipped.",
    "<p>In brotli.",
    "<p>Deflated.",
    "<p>Chunked.",
    "<p>Паром.",
    '<meta charset="koi8-r"><p>Паром снова.',
    "A resource.",
    "A conversion.",
]
"""The texts of `crawl`, in order."""
