"""Raw objects as characters, read without the readers: an audit must not trust what it audits."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import orjson

from warehouse import raw
from warehouse.paths import Home

RawText = Callable[[str, int | None, str], str]


def raw_text(home: Home) -> RawText:
    """Return a function from (raw_id, record_no, encoding) to the text in which raw positions count.

    That is the decoded raw object or, with a record number, the `text` value of that JSON line, blank lines
    not counted. It raises OSError, UnicodeDecodeError, IndexError or ValueError where there is no such text.
    """

    @lru_cache(maxsize=4)
    def offsets(raw_id: str) -> list[int]:
        return _record_offsets(raw.path(home, raw_id))

    @lru_cache(maxsize=4)
    def lines(raw_id: str, encoding: str) -> list[bytes]:
        return [line.encode() for line in raw.load(home, raw_id).decode(encoding).split("\n")]

    def read(raw_id: str, record_no: int | None, encoding: str) -> str:
        if record_no is None:
            return raw.load(home, raw_id).decode(encoding)
        if encoding == "utf-8":
            return _text(_line_at(raw.path(home, raw_id), offsets(raw_id)[record_no]))
        # Wider encodings cannot be cut into lines byte by byte, so the whole is decoded.
        return _text([line for line in lines(raw_id, encoding) if line.strip()][record_no])

    return read


def _record_offsets(path: Path) -> list[int]:
    offsets, position = [], 0
    with path.open("rb") as lines:
        for line in lines:
            if line.strip():
                offsets.append(position)
            position += len(line)
    return offsets


def _line_at(path: Path, offset: int) -> bytes:
    with path.open("rb") as lines:
        lines.seek(offset)
        return lines.readline()


def _text(line: bytes) -> str:
    # The parser is the reader's, as two parsers differ on what they can read; the reading of it is not.
    return str(orjson.loads(line.removeprefix(codecs.BOM_UTF8))["text"])
