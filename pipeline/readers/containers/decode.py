"""From bytes to characters: one encoding for the whole object, or a refusal that names the byte."""

from __future__ import annotations

import codecs
from typing import Final

import regex

from pipeline.language import identify_quickly
from pipeline.readers.containers.alphabets import fitness
from pipeline.readers.draft import Refusal

_BOMS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MULTIBYTE: Final = regex.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_HIGH: Final = regex.compile(rb"[\x80-\xff]")
_CONTROL: Final = regex.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_BINARY_SHARE: Final = 0.02
_OLDER: Final = ("cp1252", "cp1251", "cp1250", "koi8_r", "iso8859_5", "cp866", "mac_cyrillic", "cp1254")
"""Encodings tried where the bytes are not UTF-8; of two that suit equally the earlier one is taken."""

_ADDRESS: Final = regex.compile(r"https?://\S+|www\.\S+")
_CYRILLIC: Final = regex.compile(r"\p{Script=Cyrillic}+")
_BEYOND: Final = regex.compile(r"[^\x00-\x7f]")
_CONVINCING: Final = 0.4
_HEAD: Final = 2000


def decode(data: bytes) -> tuple[str, str] | Refusal:
    """Return (text, encoding name as Python knows it), or why the bytes are no text.

    UTF-8 first; UTF-16 and UTF-32 by their byte order mark; an older encoding where the bytes speak for
    one. Bytes that are UTF-8 but for a few places are refused with the first such place: guessing
    another encoding would turn every other accent into rubbish. A byte order mark of UTF-8 stays in the
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
        return _guess(data) or decoded
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
    return b"\0" in data or len(_CONTROL.findall(data)) > _BINARY_SHARE * len(data)


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether at least half of the bytes above ASCII form valid UTF-8 sequences."""
    return 2 * sum(map(len, _MULTIBYTE.findall(data))) >= len(_HIGH.findall(data))


def _guess(data: bytes) -> tuple[str, str] | None:
    """Read the bytes in the older encoding whose letters suit the language best; null where none does."""
    read = {encoding: _strict(data, encoding) for encoding in _OLDER}
    texts = {encoding: found[0] for encoding, found in read.items() if not isinstance(found, Refusal)}
    suits = {encoding: _suits(text) for encoding, text in texts.items()}
    best = max(suits, key=lambda encoding: suits[encoding], default=None)
    return (texts[best], best) if best and suits[best] >= _CONVINCING else None


def _suits(text: str) -> float:
    return round(fitness(text, identify_quickly(_telling(text)).language), 2)


def _telling(text: str) -> str:
    """Part of a text that tells its language: without addresses and, if it is Cyrillic, Latin names."""
    plain = _ADDRESS.sub(" ", text[:_HEAD])
    cyrillic = " ".join(_CYRILLIC.findall(plain))
    return cyrillic if 2 * len(cyrillic) > len(_BEYOND.findall(plain)) else plain
