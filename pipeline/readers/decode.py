"""From bytes to characters: one encoding for the whole object, or a refusal that names the byte."""

from __future__ import annotations

import codecs
from typing import Final

import regex
from charset_normalizer import from_bytes

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
_SAMPLE: Final = 65536
_COMMON: Final = ("cp1252", "cp1251", "cp1250", "koi8_r", "iso8859_5")


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
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data, encoding)
    if _looks_binary(data):
        return Refusal(
            "whole file", "binary", "The bytes are not text (control bytes, as in images or archives)."
        )
    decoded = _strict(data, "utf-8")
    if isinstance(decoded, Refusal) and not _is_mostly_utf8(data):
        return _guess(data) or decoded
    return decoded


def _strict(data: bytes, encoding: str) -> tuple[str, str] | Refusal:
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        detail = f"Not valid {encoding}: {error.reason}. Save the file again in UTF-8 and send it once more."
        return Refusal(f"byte {error.start}, line {line}", "bad_encoding", detail)


def _looks_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return b"\0" in sample or len(_CONTROL.findall(sample)) > _BINARY_SHARE * len(sample)


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether at least half of the bytes above ASCII form valid UTF-8 sequences."""
    sample = data[:_SAMPLE]
    return 2 * sum(map(len, _MULTIBYTE.findall(sample))) >= len(_HIGH.findall(sample))


def _guess(data: bytes) -> tuple[str, str] | None:
    """Read the bytes in the older encoding that gives the most orderly text; the commoner one wins a tie."""
    matches = list(from_bytes(data[:_SAMPLE], cp_exclusion=["utf_8", "utf_16", "utf_32"]))
    ranked = sorted(matches, key=lambda match: (match.chaos, -match.coherence, _rank(match.encoding)))
    for match in ranked:
        decoded = _strict(data, match.encoding)
        if not isinstance(decoded, Refusal):
            return decoded
    return None


def _rank(encoding: str) -> int:
    return _COMMON.index(encoding) if encoding in _COMMON else len(_COMMON)
