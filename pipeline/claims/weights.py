"""How much a word says: its surprisal in bits, from counts of each language."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from pipeline.claims.lexicon import lexicon
from pipeline.claims.words import Word

FILE: Final = Path(__file__).with_name("frequencies.json")
"""Family of languages → bits → stems. See ATTRIBUTION.md."""
RARE: Final = 13.0
"""Bits of a word that is not listed."""
_LEAST: Final = 0.1
_COMMON: Final = 0.3
_SELF: Final = 0.8
"""Weight of "the government" and the like, which reports put for "we"."""
_NUMBER: Final = 9.0
_FLOOR: Final = 5.5
"""Bits that every running word has; only what a word says above it counts."""


@cache
def bits(family: str | None) -> dict[str, float]:
    """Return the surprisal of the common stems of a family of languages."""
    stored = json.loads(FILE.read_text(encoding="utf-8")).get(family, {}) if FILE.is_file() else {}
    return {word: float(bit) for bit, several in stored.items() for word in several.split()}


def weight(word: Word, family: str | None) -> float:
    """Return what a word weighs in a comparison: near to nothing for pronouns, most for rare words."""
    if word.value is not None and not word.is_weak:
        return _NUMBER - _FLOOR
    return _LEAST if word.is_filler else _of_form(word.form, word.stem, family)


@lru_cache(maxsize=200_000)
def _of_form(form: str, stem: str, family: str | None) -> float:
    lists = lexicon(family)
    if form in lists.shifts or form in lists.ignored:
        return _LEAST
    if lists.is_self(form):
        return _SELF
    return max(min(bits(family).get(stem, RARE), RARE) - _FLOOR, _COMMON)
