"""JSON lines: one record a line, each read by itself, so that a bad one costs no other."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO, Final

import orjson

from pipeline.readers.containers.json_items import read_item
from pipeline.readers.containers.limits import MOST_BYTES, too_large
from pipeline.readers.draft import Record, Refusal

_SKIPPED: Final = 1 << 20


def read_lines(stream: BinaryIO, encoding: str) -> Iterator[Record | Refusal]:
    """Yield the records of JSON lines in UTF-8. Records are numbered from 0, blank lines not counted.

    `encoding` is what the file is in, which the records carry.
    """
    number = 0
    for line_number, line in enumerate(bounded_lines(stream), start=1):
        place = f"line {line_number}"
        if line is None:
            yield too_large(place)
        elif line.strip():
            yield _record(line.removeprefix(codecs.BOM_UTF8), place, encoding, number)
        number += line is None or bool(line.strip())


def bounded_lines(stream: BinaryIO, limit: int = MOST_BYTES) -> Iterator[bytes | None]:
    """Yield lines with their ends, null for one of more than `limit` bytes, which is not kept in memory."""
    while line := stream.readline(limit + 1):
        is_long = len(line) > limit
        while is_long and line and not line.endswith(b"\n"):
            line = stream.readline(_SKIPPED)
        yield None if is_long else line


def _record(line: bytes, place: str, encoding: str, number: int) -> Record | Refusal:
    try:
        value = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        detail = f"Not a JSON object in UTF-8: {error}. Mend the line and send the file again."
        return Refusal(place, "bad_json", detail)
    return read_item(value, place, encoding, number)
