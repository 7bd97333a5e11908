"""Writing files so that a reader, or a crash, never meets half of one."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def temporary(folder: Path) -> Iterator[Path]:
    """Give a fresh empty file in `folder`; it is removed at the end unless it was put elsewhere."""
    folder.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=folder)
    os.close(descriptor)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def put(source: Path, target: Path, mode: int = 0o644) -> None:
    """Move a file of the same file system to `target` in one step, on disk before and after."""
    target.parent.mkdir(parents=True, exist_ok=True)
    source.chmod(mode)
    _to_disk(source)
    source.replace(target)
    _to_disk(target.parent)


@contextmanager
def replacing(path: Path, mode: int = 0o644) -> Iterator[Path]:
    """Give a temporary path beside `path`; on success it takes the place of `path` in one step.

    On an exception `path` stays as it was.
    """
    with temporary(path.parent) as file:
        yield file
        put(file, path, mode)


def write_json(path: Path, content: object) -> None:
    """Write `content` as readable JSON with sorted keys, atomically."""
    with replacing(path) as file:
        text = json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True)
        file.write_text(text + "\n", encoding="utf-8")


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _to_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
