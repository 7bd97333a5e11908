"""JSON bytes made fit for a parser, piece by piece: endless strings are cut, Telegram's escapes mended."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Final

import regex

from pipeline.readers.containers.limits import MOST_BYTES, UnreadableError
from pipeline.readers.containers.streams import PIECE
from pipeline.readers.draft import Refusal

_ESCAPE: Final = regex.compile(rb"\\(?:x([0-9A-Fa-f]{2})|.)", regex.DOTALL)
_LONGEST_NUMBER: Final = 1000
_ENDLESS: Final = Refusal(
    "whole file", "bad_json", "It holds a number of very many digits, as no record has one."
)
_BEGUN: Final = regex.compile(rb"\\(?:x[^\"\\]?|u[0-9A-Fa-f]{0,3})?\Z")


def mended(stream: BinaryIO) -> Iterator[bytes]:
    r"""Yield JSON with `\x1b`, which Telegram Desktop writes for a control character, as `\u001b`.

    No piece ends inside of an escape.
    """
    rest = b""
    while piece := stream.read(PIECE):
        data = rest + piece
        begun = _begun(data)
        data, rest = data[:begun], data[begun:]
        yield _ESCAPE.sub(_mend, data) if b"\\x" in data else data
    yield rest


def _mend(escape: regex.Match[bytes]) -> bytes:
    return b"\\u00" + escape[1] if escape[1] else escape[0]


def _begun(data: bytes) -> int:
    """Where an escape begins that `data` does not end; its length where there is none."""
    found = _BEGUN.search(data, max(len(data) - 5, 0))
    if found is None:
        return len(data)
    before = data[: found.start() + 1]
    backslashes = len(before) - len(before.rstrip(b"\\"))
    return found.start() if backslashes % 2 else len(data)


def shortened(pieces: Iterator[bytes], limit: int = MOST_BYTES) -> Iterator[bytes]:
    """Yield JSON in pieces of whole strings, none of much more than `limit` bytes.

    A parser begins a string anew with each piece that does not end it. No text of that length is taken in, so
    none is taken in cut. Pieces must not end inside of an escape. Raises UnreadableError at endless digits.
    """
    held: list[bytes] = []
    length = 0
    for data in pieces:
        if not length and len(data) > _LONGEST_NUMBER and data.isdigit():
            raise UnreadableError(_ENDLESS)
        marks = data.replace(b"\\\\", b"..").replace(b'\\"', b"..") if b"\\" in data else data
        first = marks.find(b'"') if length else 0
        end = first if first >= 0 else len(data)
        held.append(data if length <= limit else data[end:])
        is_inside = (length > 0) != (marks.count(b'"') % 2 == 1)
        before = length if end == len(data) else 0
        length = before + len(data) - max(marks.rfind(b'"'), 0) if is_inside else 0
        if not is_inside:
            yield b"".join(held)
            held = []
    yield b"".join(held)
