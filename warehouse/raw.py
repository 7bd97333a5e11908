"""Raw objects: the bytes as they arrived, named by their SHA-256, kept for ever."""

from __future__ import annotations

import hashlib
import io
import re
from pathlib import Path
from typing import BinaryIO

from warehouse.files import put, temporary
from warehouse.paths import Home

_CHUNK = 1 << 20
_NAME = re.compile(r"[0-9a-f]{64}")


def store(home: Home, data: bytes | Path) -> str:
    """Keep bytes, or the bytes of a file of any size, and return their SHA-256 in hexadecimal.

    Bytes already kept are not written again. Raises OSError when the file cannot be read.
    """
    with _opened(data) as stream:
        name = _copy(stream)
    return name if path(home, name).exists() else _write(home, data)


def path(home: Home, raw_id: str) -> Path:
    """Return where a raw object lies, whether or not it is there; ValueError when `raw_id` is no SHA-256."""
    if not _NAME.fullmatch(raw_id):
        raise ValueError(f"{raw_id!r} is no raw id: it takes 64 hexadecimal digits")
    return home.raw / raw_id[:2] / raw_id[2:4] / raw_id


def existing(home: Home, raw_id: str) -> Path:
    """Return where a raw object lies; FileNotFoundError names the object and the folder searched."""
    place = path(home, raw_id)
    if not place.exists():
        raise FileNotFoundError(
            f"raw object {raw_id} is not in {home.raw}: restore it from a copy of that folder"
        )
    return place


def load(home: Home, raw_id: str) -> bytes:
    """Return the bytes of a raw object; FileNotFoundError as `existing` raises it."""
    return existing(home, raw_id).read_bytes()


def _opened(data: bytes | Path) -> BinaryIO:
    return io.BytesIO(data) if isinstance(data, bytes) else data.open("rb")


def _write(home: Home, data: bytes | Path) -> str:
    # A file can change between two readings, so the name comes from the bytes that were written.
    with temporary(home.raw) as incoming:
        with _opened(data) as stream, incoming.open("wb") as out:
            name = _copy(stream, out)
        if not path(home, name).exists():
            put(incoming, path(home, name), mode=0o444)
    return name


def _copy(stream: BinaryIO, out: BinaryIO | None = None) -> str:
    digest = hashlib.sha256()
    while chunk := stream.read(_CHUNK):
        digest.update(chunk)
        if out:
            out.write(chunk)
    return digest.hexdigest()
