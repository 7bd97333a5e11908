"""Which numbers in digits may measure or count something: a necessary test by one expression a language.

Most digits of posts and debates do not: addresses, times of day, years, days of a month, numbers of votes. A
number that stops at a mark has neither a unit nor a noun; only a sign of money or "aged" before it saves it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from pipeline.facts.amounts.lists import words
from pipeline.facts.amounts.nouns import months
from pipeline.facts.amounts.units import units

_ANY: Final = re.compile(r"\d+|[½⅓⅔¼¾]")
_BEFORE: Final = r"(?<![\w/#@:^])(?<!\S[-–—‑−])"
"""What does not stand before a number: a letter, a stroke, a hyphen that joins it with a name."""
_AFTER: Final = r"(?!\d{1,40}[:@_^])"
_STOPS: Final = r"(?!\d{1,40}(?:[.,]\d{1,40}){0,4}(?:\s*$|[.,;!?…)»]{1,3}(?:\s|$)))"
_LONGEST: Final = 16
"""Letters before a number in which its sign stands."""
_END: Final = r"(?![^\W\d_])"

Search = Callable[[str, int, int], re.Match[str] | None]
Match = Callable[[str, int], re.Match[str] | None]


def may_measure(text: str, lexicon: str) -> bool:
    """Return whether a number in digits stands in the text that a unit, a noun or a sign may stand by."""
    return any(may_say(text, one.start(), lexicon) for one in _ANY.finditer(text))


def may_say(text: str, place: int, lexicon: str) -> bool:
    """Return whether the number in digits that begins at `place` may measure or count something."""
    if _figure(lexicon)(text, place):
        return True
    return _sign(lexicon)(text, max(0, place - _LONGEST), place) is not None


@cache
def _figure(lexicon: str) -> Match:
    day = rf"\d{{1,2}}\s(?:de\s)?(?:{_either(months(lexicon))}){_END}"
    year = rf"(?:19|20)(?!00)\d\d\s(?:{_either(words(lexicon, 'of_year'))}){_END}"
    never = f"(?!{day})" + (f"(?!{year})" if words(lexicon, "of_year") else "")
    return re.compile(f"{_BEFORE}{_AFTER}{never}{_STOPS}\\d|[½⅓⅔¼¾]").match


@cache
def _sign(lexicon: str) -> Search:
    """Signs of money, and words of age, near the end of a stretch."""
    signs = (r"\s?".join(map(re.escape, key)) for key in units(lexicon).signs)
    ages = (rf"(?<![^\W\d_]){re.escape(word)}{_END}(?:\W{{1,3}}of)?" for word in words(lexicon, "age"))
    return re.compile(rf"(?:{'|'.join((*signs, *ages))})\W{{0,4}}$", re.IGNORECASE).search


def _either(forms: frozenset[str]) -> str:
    return "|".join(sorted(map(re.escape, forms), key=len, reverse=True))
