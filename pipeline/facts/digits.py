"""Numbers in digits read to values, by the habits of the language: "40 000", "1.000,5", "1'000", "2½".

A comma is the decimal mark everywhere but in English, and three digits after the other mark are thousands.
"1,500" is thousands in every language, for nobody ends a fraction in two zeros.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from pipeline.facts.tokens import lexicon_of

_WHOLE_POINT: Final = frozenset({"en"})
_GROUPS: Final = re.compile(r"\d{1,3}(?:([.,'’ \u00a0\u2009\u202f])\d{3})(?:\1\d{3})*")
_BLANKS: Final = re.compile(r"[ \u00a0\u2009\u202f'’]")
_SHORT: Final = re.compile(r"\.\d+|\d+(?:\.\d+)?[eE](?:\d|1\d)")
"""A fraction without its zero, and powers of ten: .5, 1e6."""
_DIGITS: Final = 18


def digits(text: str, language: str) -> float | None:
    """Return the value of a number in digits; None for what is no single number ("12.5.2025", "1,2,3")."""
    if len(text) > _DIGITS + 8:
        return None
    if not text[-1].isdigit() or not text.isascii():
        plain = _plain_digits(text)
        return _fraction(text) if plain is None else digits(plain, language)
    if _SHORT.fullmatch(text):
        return float(text) if len(text) <= _DIGITS else None
    if text.isdecimal():
        return float(text) if len(text) <= _DIGITS else None
    return _marked(text, "." if lexicon_of(language) in _WHOLE_POINT else ",")


def _plain_digits(text: str) -> str | None:
    """The number with blanks as ASCII; None where it holds a vulgar fraction or digits of another script."""
    plain = _BLANKS.sub(" ", text)
    return plain if plain.isascii() and plain != text else None


def _fraction(text: str) -> float | None:
    whole = text[:-1].strip()
    if not text[-1].isnumeric() or text[-1].isdigit() or (whole and not whole.isdecimal()):
        return None
    return (float(whole) if whole else 0.0) + round(unicodedata.numeric(text[-1]), 6)


def _marked(text: str, decimal: str) -> float | None:
    groups = _GROUPS.match(text)
    if groups and groups.end() == len(text) and _are_thousands(text, groups.group(1), decimal):
        return float(re.sub(r"\D", "", text))
    head, mark, tail = text.rpartition("," if text.rfind(",") > text.rfind(".") else ".")
    whole = re.sub(r"\D", "", head)
    single = head.isdecimal() or (_GROUPS.fullmatch(head) is not None and mark not in head)
    return float(f"{whole}.{tail}") if mark and single and tail.isdecimal() else None


def _are_thousands(text: str, mark: str, decimal: str) -> bool:
    """Whether digits in groups of three are thousands: not "1,250" where the comma is the decimal mark."""
    if text.startswith("0"):
        return False
    return mark != decimal or text.count(mark) > 1 or (decimal == "," and text.endswith("00"))
