"""What a chunk may be to the gaps beside it, as far as its own characters tell."""

from __future__ import annotations

from typing import Final

import regex

from pipeline.segment.abbreviations import is_listed
from pipeline.segment.chunks import BULLETS, is_marked, is_strong, parts

OPENS, MARKED, STRONG, SHORT, ELIDED, BULLET, LONE = 1, 2, 4, 8, 16, 32, 64
"""The start of a sentence without a mark before it, the end of one, its end by nature, a short or listed word
with a full stop, words left out, a bullet, marks that may belong to the chunk beside them."""

ODD: Final = ELIDED | BULLET

_ELISION: Final = regex.compile(r"[<\[(][.…]+[>\])]?|[.…]*[>\])]")
"""A chunk that stands for words left out, or a part of it where it is written with spaces ("<... >")."""

_CLOSING: Final = frozenset("?!.…:;,»)”")


def kind_of(chunk: str) -> int:
    """Return all that holds of a chunk but OPENS, which takes evidence."""
    if not chunk or chunk.isalpha():
        return 0
    is_lone = chunk[0] in _CLOSING or chunk[-1] == "«"
    return (LONE if is_lone else 0) | (0 if chunk[-1].isalnum() else _marks(chunk))


def _marks(chunk: str) -> int:
    if chunk in BULLETS:
        return BULLET
    if _ELISION.fullmatch(chunk):
        return MARKED | ELIDED
    if not is_marked(chunk):
        return 0
    return MARKED | (STRONG if is_strong(chunk) else 0) | (SHORT if _is_short(chunk) else 0)


def _is_short(chunk: str) -> bool:
    """Whether a chunk with a full stop may be an abbreviation or an initial; a number is neither."""
    word = parts(chunk)[1]
    return chunk[-1] == "." and word[-1:].isalpha() and (len(word) <= 3 or "." in word or is_listed(word))
