"""A file as a stream of bytes in UTF-8 or as they are, with gzip undone, never more than a piece in memory."""

from __future__ import annotations

import codecs
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from pipeline.readers.containers.limits import Unreadable
from pipeline.readers.draft import Refusal

GZIP: Final = b"\x1f\x8b\x08"
"""How a gzip member begins (RFC 1952; 8 is the only method there is)."""

PIECE: Final = 1 << 18
_LAYERS: Final = 2
_FREE: Final = 64_000_000
"""Bytes that compressed bytes may become before their ratio is looked at."""

_STEEPEST: Final = 200
"""Text shrinks to a twentieth, the most repetitive logs to a hundredth; a bomb to a thousandth."""


class Pieces(io.RawIOBase):
    """The bytes of an iterator as a file."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = b""

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill a buffer with the next bytes; 0 at the end."""
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._rest = piece
        size = min(len(buffer), len(self._rest))
        buffer[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size


def stream_of(pieces: Iterator[bytes]) -> BinaryIO:
    """Return the bytes of an iterator as a buffered file."""
    return io.BufferedReader(Pieces(pieces), PIECE)


@contextmanager
def opened(path: Path, damage: list[Refusal] | None = None) -> Iterator[BinaryIO]:
    """Open a file for reading, gzip undone (twice if need be); what kind it is, its first bytes say.

    Broken compression raises Unreadable; with `damage` it is noted there and the next member is read.
    """
    with path.open("rb") as file:
        stream: BinaryIO = io.BufferedReader(file.detach(), PIECE)
        for _ in range(_LAYERS):
            if _is_gzip(stream):
                stream = stream_of(gunzip(stream, damage))
        yield stream


def _is_gzip(stream: BinaryIO) -> bool:
    assert isinstance(stream, io.BufferedReader)
    return stream.peek(len(GZIP)).startswith(GZIP)


def gunzip(stream: BinaryIO, damage: list[Refusal] | None = None) -> Iterator[bytes]:
    """Yield what the gzip members of a stream hold, padding and rubbish after the last one left out.

    Raises Unreadable where the bytes break or where a few become very many. With `damage` broken members
    are noted there instead, and the next that can be found is read.
    """
    taken = made = 0
    member, data = zlib.decompressobj(wbits=31), stream.read(PIECE)
    while data:
        before = len(data)
        try:
            piece = member.decompress(data, PIECE)
            data = member.unused_data if member.eof else member.unconsumed_tail
        except zlib.error as error:
            _note(Refusal(f"byte {taken} of the compressed file", "broken_gzip", _broken(error)), damage)
            piece, data, member = b"", _next_member(data, stream), zlib.decompressobj(wbits=31)
        taken, made = taken + before - len(data), made + len(piece)
        if made > max(_FREE, _STEEPEST * taken):
            raise Unreadable(_bomb(taken, made))
        yield piece
        if member.eof:
            member, data = zlib.decompressobj(wbits=31), _begun(data, stream)
        data = data or stream.read(PIECE)
    yield from _last(member, taken, damage)


def _last(member: zlib._Decompress, taken: int, damage: list[Refusal] | None) -> Iterator[bytes]:
    """What a member still holds when the bytes are at their end, which it may not have reached."""
    while piece := member.decompress(member.unconsumed_tail, PIECE):
        yield piece
    if taken and not member.eof and member.decompress(b"\x1f") == b"" and _is_begun(member):
        _note(Refusal(f"byte {taken} of the compressed file", "broken_gzip", _CUT), damage)
