"""Ranges: "5–10", "between five and ten", "от 5 до 10", with a scale or unit that both ends share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.facts.amounts.changes import is_change
from pipeline.facts.amounts.lists import words
from pipeline.facts.amounts.units import sign_before
from pipeline.facts.numbers import Number, number_at
from pipeline.facts.tokens import Token, adjacent, folded_at

DASHES: Final = frozenset("-–—‑−")
_WIDEST_OR: Final = 2.0


def upper(found: Sequence[Token], number: Number, language: str, lexicon: str) -> Number | None:
    """Return the number that ends a range begun by `number`; None where none does."""
    linked = _linked(found, number.first, number.last, lexicon)
    size = sign_size(found, linked, lexicon) if linked else 0
    if size and found[number.last].sort == "word" and is_change(found, number.first - size, lexicon):
        return None
    start = linked + size
    high = number_at(found, start, language) if 0 < start < len(found) else None
    if high is None or high.is_weak or high.bound:
        return None
    low = lower_value(number, high)
    is_choice = folded_at(found, number.last) in words(lexicon, "or")
    if high.value <= low or (is_choice and high.value > low * _WIDEST_OR):
        return None
    return high


def lower_value(number: Number, high: Number) -> float:
    """Return the value of the lower end, with the scale of the upper if it has none: 5–10 million."""
    shared = number.value * high.scale
    return shared if number.scale == 1 < high.scale and shared < high.value else number.value


def is_score(found: Sequence[Token], number: Number, language: str) -> bool:
    """Return whether a dash joins the number with one that is not higher, as in results and phone numbers."""
    place = number.last
    if folded_at(found, place) not in DASHES or not (adjacent(found, place) and adjacent(found, place + 1)):
        return False
    return found[place + 1].sort == "number"


def _linked(found: Sequence[Token], first: int, last: int, lexicon: str) -> int:
    word = folded_at(found, last)
    if word in DASHES:
        return last + 1 if adjacent(found, last) == adjacent(found, last + 1) else 0
    if word in words(lexicon, "soft_range"):
        return 0 if is_change(found, first, lexicon) else last + 1
    is_neither = folded_at(found, first - 1) in words(lexicon, "neither")
    if word in words(lexicon, "range") or (word in words(lexicon, "or") and not is_neither):
        return last + 1
    if word in words(lexicon, "and") and folded_at(found, first - 1) in words(lexicon, "between"):
        return last + 1
    return 0


def sign_size(found: Sequence[Token], place: int, lexicon: str) -> int:
    """Return how many tokens from `place` on are a currency sign that stands before a number."""
    for size in (1, 2):
        sign = sign_before(found, place + size, lexicon) if place + size < len(found) else None
        if sign and sign[0] == place:
            return size
    return 0
