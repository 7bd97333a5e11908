"""Characters that nobody sees, or that other characters stand for: classes of them, and quick tests."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

import regex

INVISIBLE: Final = (
    r"\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    r"\ufff9-\ufffb\ufffe"
)
"""Characters that carry nothing a reader sees, for use inside a character class."""

JOINERS: Final = r"\u200c\u200d"
"""Joiners: they shape Arabic and Indic words and emoji, and do nothing between other characters."""

BLANK: Final = rf"[\s{INVISIBLE}]"
"""White space and characters that nobody sees."""

LIGATURE: Final = r"\ufb00-\ufb06\ufb13-\ufb17"
"""Ligatures of Latin and Armenian letters, for use inside a character class."""

_BASIC: Final = 0x10000


def _composing() -> frozenset[str]:
    """Characters that Unicode composes with the one before them: accents, and vowels of Hangul."""
    parts = (unicodedata.decomposition(chr(code)).split() for code in range(_BASIC))
    seconds = {chr(int(part[1], 16)) for part in parts if len(part) == 2 and not part[0].startswith("<")}
    jamo = {chr(code) for code in (*range(0x1161, 0x1176), *range(0x11A8, 0x11C3))}
    return frozenset(seconds | jamo)


COMPOSING: Final = _composing()
"""Characters that can become one with the character before them (Unicode NFC)."""


def _odd(besides: str) -> re.Pattern[str]:
    """Class of characters that cleaning has to look at; `re` finds such a class far faster than `regex`.

    It holds none beyond the first 65,536: with them `re` would be slow for all.
    """
    listed = regex.compile(rf"[\s{INVISIBLE}{JOINERS}{LIGATURE}&]")
    basic = (c for c in map(chr, range(_BASIC)) if c not in besides)
    odd = [c for c in basic if c in COMPOSING or listed.match(c)]
    return re.compile(f"[{''.join(map(re.escape, odd))}]")


ODD: Final = _odd(" ")
"""A character that may not stay as it is; a single space is none."""

ODD_WITHIN: Final = _odd(" \n")
"""The same, but for line ends."""
