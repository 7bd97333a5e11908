"""A file as a stream of bytes, gzip undone, with never more than a piece of it in memory."""

from __future__ import annotations

import codecs
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from pipeline.readers.containers.limits import UnreadableError
from pipeline.readers.draft import Refusal

GZIP: Final = b"\x1f\x8b\x08"
"""How a gzip member begins (RFC 1952; 8 is the only method there is)."""

PIECE: Final = 1 << 18
_LAYERS: Final = 2
_FREE: Final = 64_000_000
"""Bytes that compressed bytes may become before their ratio is looked at."""

_STEEPEST: Final = 200
"""Text shrinks to a twentieth, the most repetitive logs to a hundredth, a bomb to a thousandth."""


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


class Tape:
    """A stream that can be looked at ahead and wound back.

    `position` counts the bytes taken, `wound` those that were put back.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._buffer = b""
        self._at = 0
        self.position = 0
        self.wound = 0

    def ahead(self, size: int) -> bytes:
        """Return all bytes at hand without taking them: at least `size` unless the stream ends before."""
        self._fill(size)
        return self._buffer[self._at :]

    def peek(self, size: int) -> bytes:
        """Return the next `size` bytes without taking them, fewer where the stream ends before."""
        self._fill(size)
        return self._buffer[self._at : self._at + size]

    def take(self, size: int) -> bytes:
        """Take and return the next `size` bytes, fewer where the stream ends before."""
        pieces = []
        while size > 0 and self._fill(1):
            data = self._buffer[self._at : self._at + size]
            pieces.append(data)
            size -= len(data)
            self._move(len(data))
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    def skip(self, size: int) -> int:
        """Go past `size` bytes without keeping them; return how many there were."""
        left = size
        while left > 0 and (there := self._fill(1)):
            self._move(min(left, there))
            left -= min(left, there)
        return size - left

    def line(self, limit: int) -> bytes:
        """Take and return the bytes to the next line feed with it, `limit` at most."""
        while (found := self._buffer.find(b"\n", self._at, self._at + limit)) < 0:
            known = len(self._buffer) - self._at
            if known >= limit or self._fill(known + 1) == known:
                return self.take(limit)
        return self.take(found + 1 - self._at)

    def push(self, data: bytes) -> None:
        """Put bytes back, to be taken next."""
        self._buffer, self._at = data + self._buffer[self._at :], 0
        self.position -= len(data)
        self.wound += len(data)

    def _fill(self, size: int) -> int:
        """Read on until `size` bytes are at hand or the stream ends; return how many there are."""
        while len(self._buffer) - self._at < size and (more := self._stream.read(PIECE)):
            self._buffer, self._at = self._buffer[self._at :] + more, 0
        return len(self._buffer) - self._at

    def _move(self, size: int) -> None:
        self._at += size
        self.position += size


def stream_of(pieces: Iterator[bytes]) -> BinaryIO:
    """Return the bytes of an iterator as a buffered file."""
    return io.BufferedReader(Pieces(pieces), PIECE)


@contextmanager
def opened(path: Path, damage: list[Refusal] | None = None) -> Iterator[BinaryIO]:
    """Open a file for reading, gzip undone (twice if need be) where its first bytes say that it is gzip.

    Reading raises UnreadableError where compression is broken; with `damage` that is noted there instead, and
    the next member is read.
    """
    with path.open("rb") as file:
        stream: BinaryIO = file
        for _ in range(_LAYERS):
            tape = Tape(stream)
            is_gzip = tape.peek(len(GZIP)) == GZIP
            stream = stream_of(gunzip(tape, damage) if is_gzip else _rest(tape))
        yield stream


def _rest(tape: Tape) -> Iterator[bytes]:
    while piece := tape.take(PIECE):
        yield piece


def gunzip(tape: Tape, damage: list[Refusal] | None = None) -> Iterator[bytes]:
    """Yield what the gzip members of a stream hold; padding and rubbish after the last one are left out.

    Raises UnreadableError where the bytes break or where few become very many. With `damage` a broken member
    is noted there instead, and the next that can be found is read.
    """
    begun = tape.position
    made = 0
    while tape.peek(len(GZIP)) == GZIP:
        try:
            for piece in _member(tape):
                made += len(piece)
                if made > max(_FREE, _STEEPEST * (tape.position - begun)):
                    raise UnreadableError(_bomb(made, tape.position - begun))
                yield piece
        except zlib.error as error:
            problem = _broken(tape.position, str(error))
            if damage is None:
                raise UnreadableError(problem) from error
            damage.append(problem)
            _find_member(tape)


def _member(tape: Tape) -> Iterator[bytes]:
    member = zlib.decompressobj(wbits=31)
    while not member.eof:
        data = tape.ahead(1)
        piece = member.decompress(data, PIECE)
        tape.skip(len(data) - len(member.unused_data if member.eof else member.unconsumed_tail))
        if not data and not piece:
            raise zlib.error("the compressed bytes end too early")
        yield piece


def _find_member(tape: Tape) -> None:
    tape.skip(1)
    while (found := (data := tape.ahead(len(GZIP))).find(GZIP)) < 0 and data:
        tape.skip(max(len(data) - len(GZIP) + 1, 1))
    tape.skip(max(found, 0))


def _broken(position: int, why: str) -> Refusal:
    detail = f"The gzip compression is broken here ({why}). Fetch the file again, as it was cut or changed."
    return Refusal(f"byte {position} of the compressed file", "broken_compression", detail)


def _bomb(made: int, taken: int) -> Refusal:
    detail = (
        f"{taken:,} compressed bytes have become {made:,} so far, which no text does: this looks like a "
        "decompression bomb. If it is not, unpack it and send what it holds."
    )
    return Refusal("whole file", "too_large", detail)


def as_utf8(stream: BinaryIO, encoding: str | None) -> BinaryIO:
    """Return a stream of UTF-8 without its mark for one in `encoding` (null: UTF-8).

    Reading raises UnreadableError where bytes are not valid in `encoding`; those of UTF-8 are not looked at.
    """
    return stream_of(_recoded(stream, encoding) if encoding else _unmarked(stream))


def _unmarked(stream: BinaryIO) -> Iterator[bytes]:
    yield stream.read(PIECE).removeprefix(codecs.BOM_UTF8)
    while piece := stream.read(PIECE):
        yield piece


def _recoded(stream: BinaryIO, encoding: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)()
    position = 0
    try:
        while piece := stream.read(PIECE):
            yield decoder.decode(piece).encode()
            position += len(piece)
        yield decoder.decode(b"", final=True).encode()
    except UnicodeError as error:
        detail = f"Not valid {encoding}: {error}. Save the file again in UTF-8 and send it once more."
        raise UnreadableError(Refusal(f"after byte {position}", "bad_encoding", detail)) from error
