"""Words as the recogniser sees them: cut from the text, and described by hashed pieces and a shape.

A word is described by itself and its character n-grams, each hashed to a row of one table (Bojanowski et al.
2017, "Enriching Word Vectors with Subword Information"), all in lower case; the capitals are its shape.
"""

from __future__ import annotations

from typing import Final, NamedTuple
from zlib import crc32

import regex

ROWS: Final = 1 << 17
"""Rows of the table of pieces."""
LONGEST: Final = 24
"""Letters of a word that are looked at."""
_SIZES: Final = (3, 4, 5)
# A run of letters, digits and marks, or one mark of punctuation. "Russia's" is three, so that a name ends
# where it ends; "U.S." is four, and the network learns that they are one name.
_WORD: Final = regex.compile(r"[\p{L}\p{M}\p{N}_]+|[^\s\p{C}]")

LOWER, TITLE, UPPER, MIXED, NUMBER, MARK, INITIAL, UNCASED = range(8)
SHAPES: Final = 16
"""Shapes: the eight sorts, after a space or not."""


class Word(NamedTuple):
    """A word with its place in the text, in code points."""

    text: str
    start: int
    end: int


def cut(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words and marks of `text[start:end]` in order."""
    stop = len(text) if end is None else end
    return [Word(found.group(), found.start(), found.end()) for found in _WORD.finditer(text, start, stop)]


def shape(word: str) -> int:
    """Return the sort of a word by its capitals."""
    first = word[0]
    if first.isdigit():
        return NUMBER
    if not first.isalpha():
        return MARK
    if word.islower():
        return LOWER
    if len(word) == 1:
        return INITIAL if word.isupper() else UNCASED
    if word.isupper():
        return UPPER
    return TITLE if first.isupper() and word[1:].islower() else MIXED if word != word.lower() else UNCASED


def pieces(lower: str) -> list[int]:
    """Return the table's rows for a word in lower case: its own, then those of its n-grams."""
    marked = f"<{lower[:LONGEST]}>"
    grams = [marked[at : at + size] for size in _SIZES for at in range(len(marked) - size + 1)]
    grams += [marked[:2], marked[:3] + "*", "*" + marked[-3:], "*" + marked[-2:]]
    return [crc32(("=" + lower).encode()) % ROWS, *(crc32(gram.encode()) % ROWS for gram in grams)]
