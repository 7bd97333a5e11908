"""Tokens back to text: spaces where print has them."""

from __future__ import annotations

from collections.abc import Iterable

_NO_SPACE_BEFORE = frozenset([*".,;:!?…)]}%»”", "...", "'s", "n't", "'re", "'ve", "'ll", "'d", "'m", "'"])
_NO_SPACE_AFTER = frozenset("([{«„“$£€#")
_PLAIN = {'"': '"', "``": '"', "''": '"'}


def join(tokens: Iterable[str]) -> str:
    """Join tokens as they would be printed; straight quotes open and close in turn, “ closes after „."""
    text, glued, is_open, low = "", True, False, False
    for token in tokens:
        mark = _PLAIN.get(token, token)
        is_quote = mark == '"'
        closes = (is_quote and is_open) or (low and mark == "“") or mark in _NO_SPACE_BEFORE
        text += mark if glued or closes else f" {mark}"
        glued = not closes and (is_quote or mark in _NO_SPACE_AFTER)
        is_open, low = is_open != is_quote, mark == "„" or (low and mark != "“")
    return text
