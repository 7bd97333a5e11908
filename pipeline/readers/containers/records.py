"""A file as a stream of records and refusals, one at a time, whatever its size and its container."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.readers.containers import json_documents, json_lines, warc
from pipeline.readers.containers.decode import decode, marked_encoding
from pipeline.readers.containers.forms import form_of
from pipeline.readers.containers.limits import LONGEST_TEXT, MOST_ENCODED, UnreadableError, too_large
from pipeline.readers.containers.streams import as_utf8, opened
from pipeline.readers.draft import Record, Refusal


def read_records(path: Path) -> Iterator[Record | Refusal]:
    """Yield the records of a file in order, refusals in their places; gzip is undone on the way.

    A file that is one text is one record without a number.
    """
    try:
        yield from _read(path)
    except UnreadableError as error:
        yield error.refusal


def container_of(path: Path) -> str | Refusal:
    """Return what a file is: `warc`, `json_lines`, `json` or `text`, or why it is not read."""
    encoding = _marked(path)
    try:
        with opened(path, []) as stream:
            return form_of(as_utf8(stream, encoding))
    except UnreadableError as error:
        if error.refusal.reason == "bad_encoding":
            return "text"  # whose reader names the place
        raise


def _read(path: Path) -> Iterator[Record | Refusal]:
    form = container_of(path)
    if isinstance(form, Refusal):
        yield form
    elif form == "warc":
        yield from _read_warc(path)
    elif form == "text":
        yield _read_text(path)
    else:
        yield from _read_json(path, form)


def _read_json(path: Path, form: str) -> Iterator[Record | Refusal]:
    encoding = _marked(path)
    read = json_lines.read_lines if form == "json_lines" else json_documents.read_documents
    with opened(path) as stream:
        yield from read(as_utf8(stream, encoding), encoding or "utf-8")


def _marked(path: Path) -> str | None:
    with opened(path, []) as stream:
        return marked_encoding(stream.read(4))


def _read_warc(path: Path) -> Iterator[Record | Refusal]:
    damage: list[Refusal] = []
    with opened(path, damage) as stream:
        yield from warc.read_warc(stream)
    yield from damage


def _read_text(path: Path) -> Record | Refusal:
    with opened(path) as stream:
        data = stream.read(MOST_ENCODED + 1)
    if len(data) > MOST_ENCODED:
        return too_large("whole file")
    decoded = decode(data)
    if isinstance(decoded, Refusal):
        return decoded
    return too_large("whole file") if len(decoded[0]) > LONGEST_TEXT else Record(*decoded)
