"""Which container a file is, told by its first bytes and never by its name."""

from __future__ import annotations

from itertools import islice
from typing import BinaryIO, Final

import orjson
import regex

from pipeline.readers.containers.streams import GZIP
from pipeline.readers.draft import Refusal

_HEAD: Final = 1 << 17
_LOOKED_AT: Final = 20
_TAR: Final = (257, b"ustar")
_BLANK: Final = "\ufeff \t\r\n"
_OBJECT: Final = regex.compile(r'\{\s*["}].*\}', regex.DOTALL)
_OPENS_OBJECT: Final = regex.compile(r'\{\s*+["}]')
_OPENS_LIST: Final = regex.compile(r"\[\s*+(?:\{|\[\s*+\[)")
_WARC: Final = regex.compile(rb"\s*+WARC/\d")
_ARCHIVES: Final = (
    (GZIP, "a gzip archive in gzip archives"),
    (b"PK\x03\x04", "a ZIP archive, or an office document, which is one inside"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"BZh91AY&SY", "a bzip2 archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\x04\x22\x4d\x18", "an LZ4 archive"),
)
_DOCUMENTS: Final = (
    (b"%PDF-", "a PDF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "an RTF document"),
)


def form_of(stream: BinaryIO) -> str | Refusal:
    """Return what a stream of UTF-8 is: `warc`, `json_lines`, `json` or `text`, or why it is not read."""
    head = stream.read(_HEAD)
    if refusal := _foreign(head):
        return refusal
    if _WARC.match(head):
        return "warc"
    is_whole = len(head) < _HEAD
    text = head.decode("utf-8", "replace").lstrip(_BLANK)
    if _OPENS_LIST.match(text):
        return "json"
    if _are_objects(text, is_whole):
        return "json_lines"
    if _OPENS_OBJECT.match(text):
        return "json_lines" if "\n" not in text and _goes_on(stream) else "json"
    return "json" if text[:1] in ("[", "{") and is_whole and _is_json(text) else "text"


def _are_objects(text: str, is_whole: bool) -> bool:
    """Whether at least half of the first lines that are not blank look like JSON objects, and two are there.

    One bad line, be it the first, does not make JSON lines a text.
    """
    filled = (line.strip(_BLANK) for line in text.split("\n"))
    first = list(islice(filter(None, filled), _LOOKED_AT + 1))
    if len(first) < 2:
        return False
    is_cut = not is_whole and len(first) <= _LOOKED_AT
    good = sum(bool(_OBJECT.fullmatch(line)) for line in first[: len(first) - is_cut])
    good += is_cut and bool(_OPENS_OBJECT.match(first[-1]))
    return 2 * good >= len(first)


def _goes_on(stream: BinaryIO) -> bool:
    """Whether, after the line that a stream stands in, another line begins an object."""
    rest = b""
    while not rest and (piece := stream.read(_HEAD)):
        rest = piece.partition(b"\n")[1]
    rest = piece.partition(b"\n")[2] if rest else b""
    while rest.isspace() or (not rest and piece):
        rest = piece = stream.read(_HEAD)
    return rest.lstrip().startswith(b"{")


def _is_json(text: str) -> bool:
    try:
        orjson.loads(text)
    except orjson.JSONDecodeError:
        return False
    return True


def _foreign(head: bytes) -> Refusal | None:
    """Archives and other documents, which are not opened: what they hold comes by itself, under its name."""
    place, mark = _TAR
    if head[place:].startswith(mark):
        return _archive("a tar archive")
    name = next((name for magic, name in _ARCHIVES if head.startswith(magic)), None)
    if name:
        return _archive(name)
    name = next((name for magic, name in _DOCUMENTS if head.startswith(magic)), None)
    detail = f"This is {name}. Save its text as plain text or as a web page and send that."
    return Refusal("whole file", "unsupported_form", detail) if name else None


def _archive(name: str) -> Refusal:
    detail = f"This is {name}. Archives are not opened here: unpack it and send the files that it holds."
    return Refusal("whole file", "archive", detail)
