"""Raw objects as characters, read without the readers: an audit must not trust what it audits."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

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

    def read(raw_id: str, record_no: int | None, encoding: str) -> str:
        if record_no is None:
            return raw.load(home, raw_id).decode(encoding)
        return _record_text(raw.path(home, raw_id), offsets(raw_id)[record_no], encoding)

    return read


def _record_offsets(path: Path) -> list[int]:
    offsets, position = [], 0
    with path.open("rb") as lines:
        for line in lines:
            if line.strip():
                offsets.append(position)
            position += len(line)
    return offsets


def _record_text(path: Path, offset: int, encoding: str) -> str:
    with path.open("rb") as lines:
        lines.seek(offset)
        record = json.loads(lines.readline().decode(encoding).removeprefix("\ufeff"))
    return str(record["text"])
