"""From bytes to characters: one encoding for the whole object, or a refusal that names the byte."""

from __future__ import annotations

import codecs
from typing import Final

import regex

from pipeline.language import identify
from pipeline.readers.containers.alphabets import fitness
from pipeline.readers.draft import Refusal

_BOMS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HIGH: Final = bytes(range(0x80, 0x100))
_CONTROL: Final = bytes({*range(0x20), 0x7F} - {*b"\t\n\v\f\r\x1b"})
_BINARY_SHARE: Final = 0.02
_OLDER: Final = ("cp1252", "cp1251", "cp1250", "koi8_r", "iso8859_5", "cp866", "mac_cyrillic", "cp1254")
"""Encodings tried where the bytes are not UTF-8; of two that suit equally the earlier one is taken."""

_DECLARATION: Final = regex.compile(
    rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*(?P<html>[\w.:-]+)"
    rb"|<\?xml\b[^>]*?\bencoding\s*=\s*[\"'](?P<xml>[\w.:-]+)",
    regex.IGNORECASE,
)
_DECLARED_WITHIN: Final = 4096
_CHARSET: Final = regex.compile(
    r"(?:cp|windows|iso|latin|koi8|ibm|mac|x-mac|x-cp|gb|big5|euc|shift|sjis|x-sjis|ks_c|tis|us-ascii|ascii)"
)
_AS_BROWSERS: Final = {
    **dict.fromkeys(("iso-8859-1", "latin1", "us-ascii", "ascii", "iso8859-1"), "cp1252"),
    **{"iso-8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030", "ks_c_5601-1987": "cp949"},
    **{"euc-kr": "cp949", "shift_jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "tis-620": "cp874"},
    **{"x-mac-cyrillic": "mac_cyrillic", "x-cp1251": "cp1251"},
}
"""Names that browsers take for a wider encoding (WHATWG Encoding)."""

_ADDRESS: Final = regex.compile(r"https?://\S+|www\.\S+")
_CYRILLIC: Final = regex.compile(r"\p{Script=Cyrillic}+")
_BEYOND: Final = regex.compile(r"[^\x00-\x7f]")
_CONVINCING: Final = 0.4
_HEAD: Final = 2000


def decode(data: bytes) -> tuple[str, str] | Refusal:
    """Return (text, encoding name as Python knows it), or why the bytes are no text.

    UTF-8 first; UTF-16 and UTF-32 by their byte order mark; the encoding that HTML or XML declares, unless
    another suits the bytes and it does not; an older encoding where the bytes speak for one. Bytes that are
    UTF-8 but for a few places are refused with the first such place: guessing another encoding would turn
    every other accent into rubbish. A byte order mark of UTF-8 stays in the
    text as U+FEFF, so that positions count what a plain `bytes.decode("utf-8")` gives.
    """
    if not data.strip():
        return Refusal(
            "whole file", "empty", "The file holds no text. Nothing to do unless text was expected."
        )
    marked = marked_encoding(data)
    if marked:
        return _strict(data, marked)
    if _looks_binary(data):
        return Refusal(
            "whole file", "binary", "The bytes are not text (control bytes, as in images or archives)."
        )
    decoded = _strict(data, "utf-8")
    if isinstance(decoded, Refusal) and not _is_mostly_utf8(data):
        return _declared(data) or _guess(data) or decoded
    return decoded


def marked_encoding(head: bytes) -> str | None:
    """Return the encoding that a byte order mark of UTF-16 or UTF-32 in the first four bytes names."""
    return next((encoding for mark, encoding in _BOMS if head.startswith(mark)), None)


def _strict(data: bytes, encoding: str) -> tuple[str, str] | Refusal:
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        detail = f"Not valid {encoding}: {error.reason}. Save the file again in UTF-8 and send it once more."
        return Refusal(f"byte {error.start}, line {line}", "bad_encoding", detail)


def _looks_binary(data: bytes) -> bool:
    return b"\0" in data or _count(data, _CONTROL) > _BINARY_SHARE * len(data)


def _count(data: bytes, wanted: bytes) -> int:
    return len(data) - len(data.translate(None, wanted))


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether at least half of the bytes above ASCII form valid UTF-8 sequences."""
    return 2 * _count(data.decode("utf-8", "ignore").encode(), _HIGH) >= _count(data, _HIGH)


def _declared(data: bytes) -> tuple[str, str] | None:
    """Read the bytes as a page's `meta` or an XML declaration says; null where that fails."""
    match = _DECLARATION.search(data, 0, _DECLARED_WITHIN)
    name = (match["html"] or match["xml"]).decode("ascii").lower() if match else ""
    if not _CHARSET.match(name):
        return None
    try:
        encoding = codecs.lookup(_AS_BROWSERS.get(name, name)).name
    except LookupError:
        return None
    decoded = _strict(data, encoding)
    if isinstance(decoded, Refusal):
        return None
    is_tried = encoding in _OLDER and _suits(decoded[0]) < _CONVINCING
    return None if is_tried and _guess(data) else decoded


def _guess(data: bytes) -> tuple[str, str] | None:
    """Read the bytes in the older encoding whose letters suit the language best; null where none does."""
    read = {encoding: _strict(data, encoding) for encoding in _OLDER}
    texts = {encoding: found[0] for encoding, found in read.items() if not isinstance(found, Refusal)}
    suits = {encoding: _suits(text) for encoding, text in texts.items()}
    best = max(suits, key=lambda encoding: suits[encoding], default=None)
    return (texts[best], best) if best and suits[best] >= _CONVINCING else None


def _suits(text: str) -> float:
    return round(fitness(text, identify(_telling(text)).language), 2)


def _telling(text: str) -> str:
    """Part of a text that tells its language: without addresses and, if it is Cyrillic, Latin names."""
    plain = _ADDRESS.sub(" ", text[:_HEAD])
    cyrillic = " ".join(_CYRILLIC.findall(plain))
    return cyrillic if 2 * len(cyrillic) > len(_BEYOND.findall(plain)) else plain
