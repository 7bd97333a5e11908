"""Words of a text without their case and marks, and the numbers that stand for them in the model.

A word is known by hashes of itself and of its beginning and endings (fastText's idea, Bojanowski et al.
2017), so a word never met still shows its inflection, and no list of words is shipped. The same functions
make the training data, so what the model sees at work is what it learnt from.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple
from zlib import crc32

import regex

WORD_ROWS: Final = 1 << 14
AFFIX_ROWS: Final = 1 << 13
SLOTS: Final = 6
"""Rows of the table that one word adds up: two for the word, four for its affixes."""

_STRETCH: Final = regex.compile(r"[^\s—–]+")
_CORE: Final = regex.compile(r"[\p{L}\p{N}](?:.*[\p{L}\p{N}\p{M}])?", regex.DOTALL)
_DIGIT: Final = regex.compile(r"\p{Nd}")


class Word(NamedTuple):
    """A word and its place (code points); `end` includes the marks that cling to it."""

    text: str
    start: int
    end: int


def words(text: str, start: int, end: int) -> Iterator[Word]:
    """Yield what stands between white space in text[start:end] and has a letter or digit."""
    for match in _STRETCH.finditer(text, start, end):
        if core := _CORE.search(match.group()):
            yield Word(plain(core.group()), *match.span())


def plain(word: str) -> str:
    """Return a word as a recogniser without case would write it, every digit as 0."""
    return _DIGIT.sub("0", word.lower().replace("’", "'"))


@lru_cache(maxsize=1 << 16)
def rows(word: str) -> tuple[int, ...]:
    """Return the SLOTS rows of the table whose sum stands for a plain word."""
    hashes = (crc32(f"{kind}{part}".encode()) for kind, part in _parts(word))
    return tuple(
        value % WORD_ROWS if slot < 2 else WORD_ROWS + value % AFFIX_ROWS for slot, value in enumerate(hashes)
    )


def _parts(word: str) -> Iterator[tuple[str, str]]:
    yield "w", word
    yield "v", word
    yield "p", word[:3]
    for length in (2, 3, 4):
        yield f"s{length}", word[-length:]
