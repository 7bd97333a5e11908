"""The same sentences in other dress: Serbian in Cyrillic, quotes in the styles of other languages."""

from __future__ import annotations

from typing import Final

_CYRILLIC: Final = str.maketrans(
    "abvgdđežzijklmnoprstćufhcčšABVGDĐEŽZIJKLMNOPRSTĆUFHCČŠ",
    "абвгдђежзијклмнопрстћуфхцчшАБВГДЂЕЖЗИЈКЛМНОПРСТЋУФХЦЧШ",
)
_PAIRS: Final = {
    "lj": "љ",
    "nj": "њ",
    "dž": "џ",
    "Lj": "Љ",
    "Nj": "Њ",
    "Dž": "Џ",
    "LJ": "Љ",
    "NJ": "Њ",
    "DŽ": "Џ",
}

QUOTES: Final = (("«", "»"), ("„", "“"), ("»", "«"), ("“", "”"), ("„", "”"), ("”", "”"), ('"', '"'))
"""Pairs of quotes that open and close in one language or another."""


def cyrillic(text: str) -> str:
    """Return Serbian text in the other of its two scripts."""
    for latin, letter in _PAIRS.items():
        text = text.replace(latin, letter)
    return text.translate(_CYRILLIC)


def has_quotes(text: str) -> bool:
    """Whether a text has quotes that `restyled` would change."""
    return any(mark in text for mark in '"«„')


def restyled(text: str, style: tuple[str, str]) -> str:
    """Return a text with its quotes in another style; they open and close in turn."""
    for mark in "«»„“":
        text = text.replace(mark, '"')
    pieces = text.split('"')
    marks = [style[number % 2] for number in range(len(pieces) - 1)]
    return "".join(part for pair in zip(pieces, [*marks, ""], strict=True) for part in pair)
