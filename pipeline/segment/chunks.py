"""What the splitter sees of a chunk: a word with the marks that stand at it, between two white spaces.

Five numbers for each chunk, by hashing (Weinberger et al. 2009, "Feature hashing"): its word, the word's last
letters, how it opens (marks, case, digits), how it closes (marks, length), and a place in a table that knows
how often a word is written small. The same function serves the training and the running.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import accumulate
from typing import Final
from zlib import crc32

import regex

MARKS: Final = frozenset(".!?…。！？؟:;")
"""Marks after which a sentence may end, whatever follows."""

STRONG: Final = frozenset(".!?…。！？؟")
"""Marks that end sentences by their nature."""

CLOSERS: Final = "\"'’”“»«)]}>*_"
"""What may stand between the mark and the white space."""

SIZES: Final = (8192, 2048, 1024, 1024, 1 << 18)
"""Number of places for each of the five features."""

BULLETS: Final = frozenset("•‣◦▪●■►▶")

_LONGEST: Final = 64
_CORE: Final = regex.compile(r"^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$", regex.DOTALL)
_DIGIT: Final = regex.compile(r"\p{N}")

_LONE: Final = re.compile(r"(?:[«‹„]\s++(?=\S))?+\S++(?:\s++[.?!…:;,»›)\]”]++(?!\S))*+")
_LONE_SIGNS: Final = (" ?", " !", " .", " …", " :", " ;", " ,", " »", "« ", " )", " ”", "\u00a0", "\u202f")
_SPACES: Final = re.compile(r"\s+")

Features = tuple[int, int, int, int, int]


def chunks_of(text: str, start: int, end: int) -> tuple[list[str], Callable[[int], int]]:
    """Return the chunks of text[start:end] and what tells where each ends.

    A mark that stands alone, as French sets it ("Qui ? « Nous ! »"), belongs to the chunk before it, a quote
    that opens to the one after it.
    """
    chunks = text[start:end].split()
    lengths = list(accumulate(map(len, chunks)))
    is_single = bool(lengths) and lengths[-1] + len(chunks) - 1 == end - start and not text[start].isspace()
    if is_single and not any(text.find(sign, start, end) >= 0 for sign in _LONE_SIGNS):
        return chunks, lambda number: start + lengths[number] + number
    chunks, ends = apart(text, start, end)
    return chunks, ends.__getitem__


def apart(text: str, start: int, end: int) -> tuple[list[str], list[int]]:
    """Return the chunks of text[start:end] and where each ends, whatever white space stands between them."""
    matches = list(_LONE.finditer(text, start, end))
    return [_SPACES.sub("", match[0]) for match in matches], [match.end() for match in matches]


def clip(chunk: str) -> str:
    """Return a chunk, without the middle where it is longer than any word."""
    return chunk if len(chunk) <= _LONGEST else chunk[: _LONGEST // 2] + chunk[-_LONGEST // 2 :]


@lru_cache(maxsize=1 << 16)
def features(chunk: str, is_german: bool) -> Features:
    """Return the five features of a chunk; German writes nouns large, so its words are counted apart."""
    opening, word, closing = parts(chunk)
    folded = word.casefold()[:30]
    if not word.isalpha():
        folded = _DIGIT.sub("0", folded)
    last = "d" if word[-1:].isdigit() else "u" if word[-1:].isupper() else ""
    return (
        _place("w" + folded, 0),
        _place("s" + folded[-3:], 1),
        _place(f"l{opening[:3]}|{_shape(word)}", 2),
        _place(f"t{closing[-4:]}|{min(len(word), 12)}{last}", 3),
        name_place(word, is_german),
    )


def parts(chunk: str) -> tuple[str, str, str]:
    """Return the marks before the word, the word, and those after it; all marks twice without a word."""
    if chunk.isalpha():
        return "", chunk, ""
    if chunk[:-1].isalpha() and not chunk[-1].isalnum():
        return "", chunk[:-1], chunk[-1]
    found = _CORE.match(chunk)
    opening, word, closing = found.groups() if found else ("", "", "")
    return (opening, word, closing) if word else (chunk, "", chunk)


def name_place(word: str, is_german: bool) -> int:
    """Return where the table of small and large writing keeps a word; 0 for what is no word."""
    if not word.isalpha():
        return 0
    return max(1, _place(("nde:" if is_german else "n") + word.lower(), 4))


def is_marked(chunk: str) -> bool:
    """Whether a sentence may end with a chunk by its marks."""
    bare = chunk.rstrip(CLOSERS)
    return bool(chunk) and (chunk[-1] in MARKS or bare[-1:] in MARKS) and (bool(bare) or chunk[-1] in MARKS)


def is_strong(chunk: str) -> bool:
    """Whether a chunk bears a mark that ends sentences by its nature."""
    return chunk.rstrip(CLOSERS)[-1:] in STRONG and bool(chunk.rstrip(CLOSERS))


def _place(text: str, feature: int) -> int:
    return crc32(text.encode("utf-8", "surrogatepass")) % SIZES[feature]


def _shape(word: str) -> str:
    if not word:
        return "0"
    if word.isdigit():
        return f"d{min(len(word), 5)}"
    first = "d" if word[0].isdigit() else "U" if word[0].isupper() else "l"
    inside = "" if word.isalpha() else "".join(mark for mark in ".:@/" if mark in word)
    if not word.isalpha() and any(c.isdigit() for c in word):
        return f"D{first}{inside}"
    case = "1" if len(word) == 1 else "U" if word.isupper() else "l" if word[1:].islower() else "x"
    return first + case + inside
