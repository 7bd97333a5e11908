"""What a stretch of text shows of its punctuation and case: counts, and nothing decided.

The ends of sentences settle most stretches, so they are counted apart from the rest, which costs more.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import regex

_STOPS: Final = ".!?…。！？؟۔।"
_MARKS: Final = rf"[{_STOPS}]"
_CLOSED: Final = rf"{_MARKS}[\"'”’»“)\]]*+(?:\s|\Z)|[。！？]"
_END: Final = regex.compile(_CLOSED)
_END_BEFORE_SMALL: Final = regex.compile(r"(?<=\p{L}{4})[.!?…]\s++\p{Ll}")
"""After four letters: fewer may be an abbreviation."""

_MARK: Final = regex.compile(r"[.,;:!?…](?=\s|\Z)|[。！？，、；：؟،؛۔।]")
_CAPITAL: Final = regex.compile(r"(?<![\p{L}\p{N}\p{M}'’])\p{Lu}")
_SMALL: Final = regex.compile(r"(?<![\p{L}\p{N}\p{M}'’])\p{Ll}")
_SHOUTED: Final = regex.compile(r"(?<!\p{L})\p{Lu}{2,}+(?!\p{L})")
_LINE: Final = regex.compile(r"\n\s*+")
_SMALL_LINE: Final = regex.compile(r"\n\s*+\p{Ll}")


class Ends(NamedTuple):
    """Counts of what ends sentences over one stretch."""

    words: int
    """Pieces between white space; scripts that set none between words have few."""
    marked: int
    """Marks that end sentences, with white space or the end of the stretch after them."""
    before_small: int
    """Those with a small letter after them, where a sentence would begin with a capital."""


class Letters(NamedTuple):
    """Counts of the other marks, of case and of lines over one stretch."""

    marks: int
    """Marks of any kind after a word, commas too."""
    capitals: int
    """Words that begin with a capital."""
    small: int
    """Words that begin with a small letter."""
    shouted: int
    """Words of two letters or more in capitals alone."""
    lines: int
    """Line breaks."""
    lines_small: int
    """Those with a small letter after them."""


def ends(text: str, start: int, end: int) -> Ends:
    """Return the counts of ends in text[start:end]."""
    marked = len(_END.findall(text, start, end))
    before_small = len(_END_BEFORE_SMALL.findall(text, start, end)) if marked else 0
    return Ends(len(text[start:end].split()), marked, before_small)


def has_end(text: str, start: int, end: int) -> bool:
    """Whether text[start:end], not empty, has a mark that ends a sentence."""
    return text[end - 1] in _STOPS or _END.search(text, start, end) is not None


def is_written(text: str, start: int, end: int) -> bool:
    """Whether more words have a capital than are shouted, or none has a case."""
    if not _SHOUTED.search(text, start, end):
        return bool(_CAPITAL.search(text, start, end)) or not _SMALL.search(text, start, end)
    found = letters(text, start, end)
    return found.capitals > found.shouted


def letters(text: str, start: int, end: int) -> Letters:
    """Return the other counts in text[start:end]."""
    patterns = (_MARK, _CAPITAL, _SMALL, _SHOUTED, _LINE, _SMALL_LINE)
    return Letters(*(len(pattern.findall(text, start, end)) for pattern in patterns))


def end_places(text: str, start: int, end: int) -> list[int]:
    """Return where text[start:end] has marks that end sentences: the places after them (code points)."""
    return [match.end() for match in _END.finditer(text, start, end)]
