"""Raw objects as characters, read without the readers of texts: an audit must not trust what it audits.

Whole texts and JSON lines are decoded here anew. Where a container needs a parser of its own (messages of
Telegram, lists of records, web archives), the container's reader gives the texts.
"""

from __future__ import annotations

import codecs
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryFile
from weakref import finalize

import orjson

from pipeline.readers.containers.decode import marked_encoding
from pipeline.readers.containers.json_items import has_plain_text, read_item
from pipeline.readers.containers.json_lines import bounded_lines
from pipeline.readers.containers.records import container_of, read_records
from pipeline.readers.containers.streams import as_utf8, opened
from pipeline.readers.draft import Record
from warehouse import raw
from warehouse.paths import Home

RawText = Callable[[str, int | None, str], str]
_ABSENT = -1
_Numbered = Iterator[tuple[int, str, str]]
"""Records of a file in order: number, encoding, text."""


def raw_text(home: Home) -> RawText:
    """Return a function from (raw_id, record_no, encoding) to the text in which raw positions count.

    That is the decoded raw object, gzip undone, or with a record number the text of that record. A container
    is read once, at the first question about it; its texts are then kept in a temporary file. The function
    raises OSError, UnicodeDecodeError, IndexError or ValueError where there is no such text.
    """
    shelf = _Shelf()

    def read(raw_id: str, record_no: int | None, encoding: str) -> str:
        path = raw.existing(home, raw_id)
        if record_no is None:
            with opened(path) as stream:
                return stream.read().decode(encoding)
        if raw_id not in shelf:
            shelf.put(raw_id, _records(path))
        return shelf.take(raw_id, record_no, encoding)

    return read


def _records(path: Path) -> _Numbered:
    if container_of(path) == "json_lines":
        yield from _lines(path)
        return
    for item in read_records(path):
        if isinstance(item, Record) and item.number is not None:
            yield item.number, item.encoding, item.raw


def _lines(path: Path) -> _Numbered:
    """The texts of JSON lines. The parser is the reader's, as two differ on what they can read."""
    with opened(path) as stream:
        encoding = marked_encoding(stream.read(4))
    number = -1
    with opened(path) as stream:
        for line in bounded_lines(as_utf8(stream, encoding)):
            number += line is None or bool(line.strip())
            text = _text(line, number) if line else None
            if text is not None:
                yield number, encoding or "utf-8", text


def _text(line: bytes, number: int) -> str | None:
    try:
        value = orjson.loads(line.removeprefix(codecs.BOM_UTF8))
    except orjson.JSONDecodeError:
        return None
    if has_plain_text(value):
        return str(value["text"])
    item = read_item(value, "", "", number)
    return item.raw if isinstance(item, Record) else None


class _Shelf:
    """Texts of records in a temporary file, which goes with the object."""

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 - it is open as long as texts are asked for
        finalize(self, self._file.close)
        self._places: dict[str, tuple[array[int], array[int]]] = {}
        self._end = 0

    def __contains__(self, raw_id: str) -> bool:
        return raw_id in self._places

    def put(self, raw_id: str, records: _Numbered) -> None:
        """Keep the records of a raw object."""
        starts, sizes = array("q"), array("q")
        self._file.seek(self._end)
        for number, encoding, text in records:
            gap = number - len(starts)
            starts.extend([_ABSENT] * gap)
            sizes.extend([0] * gap)
            starts.append(self._end)
            sizes.append(self._file.write(f"{encoding}\n{text}".encode()))
            self._end += sizes[-1]
        self._places[raw_id] = starts, sizes

    def take(self, raw_id: str, number: int, encoding: str) -> str:
        """Return the text of a record; IndexError where there is none, ValueError for another encoding."""
        starts, sizes = self._places[raw_id]
        if not 0 <= number < len(starts) or starts[number] == _ABSENT:
            raise IndexError(f"raw object {raw_id} has no record {number} with a text")
        self._file.seek(starts[number])
        found, _, text = self._file.read(sizes[number]).decode().partition("\n")
        if found != encoding:
            raise ValueError(f"record {number} of raw object {raw_id} is in {found}, not in {encoding}")
        return text
