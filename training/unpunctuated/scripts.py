"""Serbian in Latin letters written again in Cyrillic ones, as it is read in both."""

from __future__ import annotations

from typing import Final

from training.unpunctuated.tokens import Token

_PAIRS: Final = {"lj": "љ", "nj": "њ", "dž": "џ"}
_LETTERS: Final = str.maketrans("abvgdđežzijklmnoprstćufhcčš", "абвгдђежзијклмнопрстћуфхцчш")


def in_cyrillic(stream: list[Token]) -> list[Token]:
    """Return the tokens with their words in Cyrillic letters; what has none there stays."""
    return [row._replace(word=_written(row.word)) for row in stream]


def _written(word: str) -> str:
    for latin, cyrillic in _PAIRS.items():
        word = word.replace(latin, cyrillic)
    return word.translate(_LETTERS)
