"""The declared normalisations: what may be done to raw characters, and how to do it again as a proof."""

from __future__ import annotations

from typing import Final

import regex

INVISIBLE: Final = r"\p{Cc}\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe"
"""Characters that carry nothing a reader sees, for use inside a character class."""

BLANK: Final = rf"[\s{INVISIBLE}]"
"""White space and characters that nobody sees."""

CUE: Final = regex.compile(rf"{BLANK}*[\[(]?(?:\d{{1,3}}:)?\d{{1,3}}:[0-5]\d(?:[.,]\d{{3}})?[\])]?{BLANK}*")
"""A time mark of a transcript (H:MM:SS or MM:SS, bare or in brackets) with the white space around it."""

_GAP: Final = regex.compile(rf"{BLANK}*")
_LICENCES: Final = {
    "space": (_GAP, " "),
    "break": (_GAP, "\n"),
    "paragraph": (_GAP, "\n\n"),
    "cue": (CUE, ""),
    "drop": (regex.compile(rf"[{INVISIBLE}]+"), ""),
}


def apply(transform: str, raw: str) -> str | None:
    """Return the clean characters that `transform` makes of `raw`, or None where it may not touch them."""
    if transform == "copy":
        return raw
    licence = _LICENCES.get(transform)
    if licence is None or licence[0].fullmatch(raw) is None:
        return None
    return licence[1]
