"""Words of a text with their places, and the forms under which words are compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

import regex

# A word is letters, marks, digits. An apostrophe or a colon ends it: "Russia's", "FN:s" hold the bare name.
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
# Never a name: addresses, e-mail, handles, host names. Looked for from the start of a run of letters only, so
# that a megabyte without a space is read once and not once from each letter.
_ADDRESS = regex.compile(
    r"(?:https?://|www\.)\S+|(?<!\S)\S+@\S+|@\w+(?:\.\w+)*"
    r"|(?=\w)(?<!\w-*(?:\.-*)?)(?:[\w-]++\.){1,127}(?:com|org|net|info|int|gov|edu|io|[a-z]{2})\b(?:/\S*)?"
)
_PLAIN = str.maketrans({"đ": "dj", "ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "ё": "е"})
_MARKS = re.compile(r"([a-z])[\u0300-\u036f]+")


class Word(NamedTuple):
    """A word with its place in the text, in code points."""

    text: str
    start: int
    end: int


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words of `text[start:end]` in order, without those of addresses."""
    stop = len(text) if end is None else end
    found: list[Word] = []
    position = start
    for address in _ADDRESS.finditer(text, start, stop):
        found += _words(text, position, address.start())
        position = address.end()
    return found + _words(text, position, stop)


def _words(text: str, start: int, stop: int) -> list[Word]:
    return [Word(match.group(), match.start(), match.end()) for match in _WORD.finditer(text, start, stop)]


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """Return a word in lower case, Latin letters without diacritics. May be longer than the word."""
    lower = word.lower()
    if lower.isascii():
        return lower
    spread = unicodedata.normalize("NFD", lower.translate(_PLAIN))
    return unicodedata.normalize("NFC", _MARKS.sub(r"\1", spread))


def key(name: str) -> str:
    """Return the folded words of a name, joined by spaces."""
    if name.isascii() and name.replace(" ", "").isalpha():
        return name.lower()
    return " ".join(map(fold, _WORD.findall(name)))


def gap(text: str) -> str:
    """Return what a stretch between two words means for a name.

    That is " " for space, hyphen or full stop, "'" for an apostrophe, the marks themselves otherwise; a
    paragraph end is never inside a name.
    """
    if "\n\n" in text:
        return "\n"
    marks = re.sub(r"[\s.\u00ad_‐‑-]+", "", text)
    return "'" if marks in ("'", "’", "ʼ", "`") else marks or " "
