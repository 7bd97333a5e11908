"""The identity of a model's files."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path


@cache
def digest(folder: Path) -> str:
    """SHA-256 over names and bytes of all files of a model's folder; read once per process."""
    whole = hashlib.sha256()
    files = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    for file in sorted(files):
        whole.update(file.relative_to(folder).as_posix().encode() + b"\0")
        with file.open("rb") as content:
            whole.update(hashlib.file_digest(content, "sha256").digest())
    return whole.hexdigest()
