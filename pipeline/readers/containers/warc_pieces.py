"""A web archive cut into its records, found again after a broken one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import regex

from pipeline.readers.containers.limits import MOST_ENCODED
from pipeline.readers.containers.streams import Tape

_LINE: Final = 1 << 16
_MOST_HEADERS: Final = 1 << 20
_MOST_BYTES: Final = MOST_ENCODED + _MOST_HEADERS
_GIST: Final = 1 << 16
_MOST_WOUND: Final = 10 * _MOST_BYTES
"""Bytes that are looked through again for records after lengths that lie; then a file is believed."""

_START: Final = regex.compile(rb"WARC/\d+\.\d+[ \t]*\r?\n")
_WITHIN: Final = regex.compile(rb"WARC/\d+\.\d+[ \t]*\r?\n(?=[A-Za-z-]+[ \t]*:)")
_LENGTH: Final = regex.compile(rb"\nContent-Length[ \t]*:[ \t]*(\d{1,18})[ \t]*\r?\n", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """One record as it stands in the file: where, its bytes, and what is wrong with it, if anything.

    `is_cut` where it is too large to be kept, and `data` is its beginning.
    """

    offset: int
    data: bytes
    problem: str | None = None
    is_cut: bool = False


def pieces(tape: Tape) -> Iterator[Piece]:
    """Yield the records of a web archive; offsets count the bytes of the unpacked file."""
    while line := tape.line(_LINE):
        offset = tape.position - len(line)
        if _START.match(line):
            yield _piece(tape, offset, line)
        elif line.strip():
            _find_start(tape)
            yield Piece(offset, b"", "no record begins here")


def _piece(tape: Tape, offset: int, first: bytes) -> Piece:
    head = _head(tape, first)
    length = _LENGTH.search(head) if head else None
    if head is None or length is None:
        _find_start(tape)
        return Piece(offset, b"", "its headers do not end" if head is None else "it does not tell its length")
    size = int(length[1])
    is_cut = size > _MOST_BYTES
    block = tape.take(_GIST if is_cut else size)
    there = len(block) + (tape.skip(size - _GIST) if is_cut else 0)
    if there == size and _is_end(tape):
        return Piece(offset, head + block, is_cut=is_cut)
    _wind_back(tape, block)
    why = "it is cut off" if there < size else "its length is wrong"
    return Piece(offset, b"", why)


def _head(tape: Tape, first: bytes) -> bytes | None:
    """Take the other header lines and the empty line that ends them; null where they have no such end."""
    lines, size = [first], 0
    while line := tape.line(_LINE):
        if _START.match(line):
            tape.push(line)
            return None
        lines.append(line)
        size += len(line)
        if not line.strip():
            return b"".join(lines)
        if size > _MOST_HEADERS:
            return None
    return None


def _is_end(tape: Tape) -> bool:
    """Whether a record may end here: at a line end, at another record, or at the end of the file."""
    after = tape.peek(5)
    return after.startswith((b"\r\n", b"\n")) or after in (b"", b"WARC/")


def _wind_back(tape: Tape, block: bytes) -> None:
    """Go to the next record, which a record of a wrong length may have swallowed."""
    after = tape.peek(_LINE)
    found = _WITHIN.search(block + after) if tape.wound < _MOST_WOUND else None
    if found and found.start() < len(block):
        tape.push(block[found.start() :])
    else:
        _find_start(tape)


def _find_start(tape: Tape) -> None:
    """Go to the next line that begins a record, or to the end."""
    while data := tape.ahead(_LINE):
        if _START.match(data):
            return
        found = data.find(b"\nWARC/")
        tape.skip(found + 1 if found >= 0 else max(len(data) - len(b"WARC/"), 1))
