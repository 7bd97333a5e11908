"""What an HTTP answer holds: transfer and content encodings undone within bounds, and read as characters."""

from __future__ import annotations

import codecs
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Final

import brotli
import regex
from warcio.bufferedreaders import ChunkedDataReader
from warcio.recordloader import ArcWarcRecord

from pipeline.readers.containers.decode import decode
from pipeline.readers.containers.limits import LONGEST_TEXT, MOST_ENCODED, UnreadableError, too_large
from pipeline.readers.containers.streams import GZIP, Tape, gunzip, stream_of
from pipeline.readers.draft import Refusal

_TEXT: Final = regex.compile(
    r"text/(?!css|(?:x-)?(?:java|ecma|type)script|dns|calendar|x-)[\w.+-]+|application/(?:[\w.-]+\+)?x(?:ht)?ml|"
)
_CHARSET: Final = regex.compile(r"charset\s*=\s*[\"']?\s*(?P<label>[\w.:-]+)", regex.IGNORECASE)
_CHARACTERS: Final = regex.compile(
    r"(?:cp|iso|mac|koi|kz|utf-(?:16|32)|big5|gb|euc|shift|johab|hz|tis|hp-roman).*"
)
"""Names of codecs that stand for the characters of a page, unlike `hex` or `punycode`."""

_LATIN: Final = frozenset({"iso8859-1", "ascii"})
"""Names under which pages come in windows-1252 (WHATWG Encoding Standard)."""


def is_text(essence: str) -> bool:
    """Whether a media type (small letters, no parameters) is one of texts; also where there is none."""
    return _TEXT.fullmatch(essence) is not None


def body_of(record: ArcWarcRecord) -> bytes:
    """Return the bytes of a page. Raises UnreadableError where they are broken or too many."""
    headers = record.http_headers
    stream = record.raw_stream
    if headers and "chunked" in (headers.get_header("Transfer-Encoding") or "").lower():
        stream = ChunkedDataReader(stream)
    data = bytes(stream.read(MOST_ENCODED + 1))
    names = (headers.get_header("Content-Encoding") or "") if headers else ""
    for name in reversed(names.lower().split(",")):
        data = _UNDO.get(name.strip(), _unknown if name.strip() in _OTHERS else bytes)(data)
    if len(data) > MOST_ENCODED:
        raise UnreadableError(too_large("page"))
    return data


def _gunzipped(data: bytes) -> bytes:
    """Crawlers that undo an encoding leave its header, so the bytes have the last word."""
    if not data.startswith(GZIP):
        return data
    return stream_of(gunzip(Tape(BytesIO(data)))).read(MOST_ENCODED + 1)


def _inflated(data: bytes) -> bytes:
    """Deflate with the header of zlib, as the standard asks, or without, as some servers send it."""
    for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        try:
            return zlib.decompressobj(wbits=bits).decompress(data, MOST_ENCODED + 1)
        except zlib.error:
            continue
    return _as_is(data, "deflate")


def _unbrotlied(data: bytes) -> bytes:
    try:
        return bytes(brotli.Decompressor().process(data, output_buffer_limit=MOST_ENCODED + 1))
    except brotli.error:
        return _as_is(data, "brotli")


def _as_is(data: bytes, name: str) -> bytes:
    try:
        data.decode()
    except UnicodeDecodeError as error:
        detail = f"The {name} compression of this page is broken. Fetch the page again."
        raise UnreadableError(Refusal("page", "broken_compression", detail)) from error
    return data


def _unknown(_: bytes) -> bytes:
    detail = "This page is compressed in a way that is not read here (Zstandard, compress)."
    raise UnreadableError(Refusal("page", "unsupported_compression", detail))


_OTHERS: Final = frozenset({"zstd", "compress", "x-compress"})
_UNDO: Final[dict[str, Callable[[bytes], bytes]]] = {
    "gzip": _gunzipped,
    "x-gzip": _gunzipped,
    "deflate": _inflated,
    "br": _unbrotlied,
}


def text_of(body: bytes, media_type: str) -> tuple[str, str] | Refusal:
    """Return (text, encoding) of a page: UTF-8 if it is that, else as its header says, else as found."""
    decoded = _as_told(body, media_type) or decode(body)
    is_long = not isinstance(decoded, Refusal) and len(decoded[0]) > LONGEST_TEXT
    return too_large("page") if is_long else decoded


def _as_told(body: bytes, media_type: str) -> tuple[str, str] | None:
    name = _codec(media_type)
    is_wide = name.startswith("utf-")
    is_escaping = name.startswith(("iso2022", "hz"))
    if not name or (b"\0" in body and not is_wide) or (_is_utf8(body) and not is_wide and not is_escaping):
        return None
    try:
        return body.decode(name), name
    except UnicodeError:
        return None


def _codec(media_type: str) -> str:
    """Name, as Python knows it, of the encoding that a header names; empty where it names none."""
    told = _CHARSET.search(media_type)
    try:
        name = codecs.lookup(told["label"]).name if told else ""
    except LookupError:
        return ""
    if name in _LATIN:
        return "cp1252"
    return name if _CHARACTERS.fullmatch(name) else ""


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return True
