"""Serbian from one alphabet to the other, and the Latin that Russian is written in for others."""

from __future__ import annotations

from typing import Final

_SERBIAN: Final[dict[str, str]] = dict(
    zip("абвгдђежзијклмнопрстћуфхцчш", "abvgdđežzijklmnoprstćufhcčš", strict=True), љ="lj", њ="nj", џ="dž"
)
_BACK: Final = {latin: letter for letter, latin in _SERBIAN.items()}
_PAIRS: Final = ("dž", "lj", "nj")
_ROMAN: Final = dict(
    zip("абвгдезийіїклмнопрстуфыэґ", "abvgdeziyiiklmnoprstufyeg", strict=True),
    ё="yo", ж="zh", х="kh", ц="ts", ч="ch", ш="sh", щ="shch", ъ="", ь="", ю="yu", я="ya", є="ye",
)  # fmt: skip


def to_latin(text: str) -> str:
    """Serbian Cyrillic, in small letters, in Serbian Latin."""
    return _spelled(text, _SERBIAN)


def to_cyrillic(text: str) -> str:
    """Serbian Latin, in small letters, in Serbian Cyrillic."""
    for pair in _PAIRS:
        text = text.replace(pair, _BACK[pair])
    return _spelled(text, {latin: letter for latin, letter in _BACK.items() if len(latin) == 1})


def romanised(text: str) -> str:
    """Russian, Ukrainian or Bulgarian, in small letters, as passports and news agencies spell it."""
    return _spelled(text, _ROMAN)


def _spelled(text: str, letters: dict[str, str]) -> str:
    return text.translate({ord(letter): other for letter, other in letters.items()})
