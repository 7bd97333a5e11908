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
MINUS: Final = frozenset("-−–")
"""Dashes that may stand for a minus."""
_WIDEST_OR: Final = 2.0
_LONGEST: Final = 3
"""Tokens of a number whose hyphen hangs."""


def upper(found: Sequence[Token], number: Number, language: str, lexicon: str) -> Number | None:
    """Return the number that ends a range begun by `number`; None where none does."""
    start = linked(found, number.first, number.last, lexicon)
    size = sign_size(found, start, lexicon) if start else 0
    if size and found[number.last].sort == "word" and is_change(found, number.first - size, lexicon):
        return None
    high = number_at(found, start + size, language) if 0 < start + size < len(found) else None
    if high is None or high.is_weak or high.bound:
        return None
    low = lower_value(number, high)
    is_choice = folded_at(found, start - 1) in words(lexicon, "or")
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


def linked(found: Sequence[Token], first: int, last: int, lexicon: str, *, has_unit: bool = False) -> int:
    """Return where the upper end of a range may begin whose lower end is [first, last); 0 where none does.

    A dash, "to", "or", or "and" after "between" links them, past a hyphen that hangs: five- to six-year-olds.
    `has_unit` says that the lower end has a unit of its own. Then "or" links nothing, nor does the "to" of a
    change: rose from 20 % to 30 %. Of "rose from 20 to 30 %", one unit for both, the words make a range.
    """
    word = folded_at(found, last)
    if word in DASHES and adjacent(found, last) and not adjacent(found, last + 1):
        start = _by_word(found, first, last + 1, lexicon, has_unit=False)
        if start:
            return start
    if word in DASHES:
        return last + 1 if adjacent(found, last) == adjacent(found, last + 1) else 0
    return _by_word(found, first, last, lexicon, has_unit=has_unit)


def _by_word(found: Sequence[Token], first: int, last: int, lexicon: str, *, has_unit: bool) -> int:
    word = folded_at(found, last)
    if word in words(lexicon, "range") or word in words(lexicon, "soft_range"):
        is_loose = has_unit or word in words(lexicon, "soft_range")
        return 0 if is_loose and is_change(found, first, lexicon) else last + 1
    opening = first - 1 - (folded_at(found, first - 1) in words(lexicon, "end_article"))
    if word in words(lexicon, "or"):
        return 0 if has_unit or folded_at(found, first - 1) in words(lexicon, "neither") else last + 1
    is_between = folded_at(found, opening) in words(lexicon, "between")
    return last + 1 if is_between and word in words(lexicon, "and") else 0


def hung(found: Sequence[Token], place: int, lexicon: str) -> Number | None:
    """Return the number whose hyphen hangs before a word that holds the upper end: fünf- bis sechsjährige."""
    hyphen = place - 2
    if folded_at(found, hyphen) not in DASHES or not adjacent(found, hyphen) or adjacent(found, place - 1):
        return None
    for first in range(hyphen - 1, max(-1, hyphen - 1 - _LONGEST), -1):
        number = number_at(found, first, lexicon)
        if number and number.last == hyphen and linked(found, first, hyphen, lexicon) == place:
            return number
    return None


def sign_size(found: Sequence[Token], place: int, lexicon: str) -> int:
    """Return how many tokens from `place` on are a currency sign that stands before a number."""
    for size in (1, 2):
        sign = sign_before(found, place + size, lexicon) if place + size < len(found) else None
        if sign and sign[0] == place:
            return size
    return 0
