"""Pairs of numbers of which only the second has the unit, or the noun, that both share.

Neither 20 nor 30 schools; fell from 30 to 20 euros; by 325 to 295 votes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.facts.amounts.changes import is_move
from pipeline.facts.amounts.lists import before, words
from pipeline.facts.amounts.measure import Measure
from pipeline.facts.amounts.ranges import lower_value
from pipeline.facts.numbers import Number, number_at
from pipeline.facts.tokens import Token, folded_at

_LONGEST: Final = 3
"""Tokens of the first number."""


def twin(found: Sequence[Token], measure: Measure, language: str, lexicon: str) -> Measure | None:
    """Return the measure of the first number of a pair whose second is `measure`; None where there is none.

    Its span is the number alone; what it measures or counts stands after the second.
    """
    last = measure.first - 1
    if measure.value_to is not None or not _is_link(folded_at(found, last), lexicon):
        return None
    link, last = last, last - (folded_at(found, last - 1) == ",")
    own = number_at(found, measure.first, language)
    for first in range(last - 1, max(-1, last - 1 - _LONGEST), -1):
        number = number_at(found, first, language)
        if number and number.last == last and _is_pair(found, number, link, measure, lexicon):
            factor = measure.value / own.value if own and own.value else 1.0
            value = (lower_value(number, own) if own else number.value) * factor
            return measure._replace(first=first, last=last, value=round(value, 6), bound=None, is_open=False)
    return None


def _is_link(word: str, lexicon: str) -> bool:
    return any(word in words(lexicon, sort) for sort in ("nor", "range", "change_to", "versus"))


def _is_pair(found: Sequence[Token], number: Number, link: int, measure: Measure, lexicon: str) -> bool:
    """Whether a number is the first of a pair, by the word before it or by what the second counts."""
    word = folded_at(found, link)
    if word in words(lexicon, "nor") and folded_at(found, number.first - 1) in words(lexicon, "neither"):
        return True
    if word in words(lexicon, "range") and is_move(found, number.first, lexicon):
        return True
    if word in words(lexicon, "change_to") and before(found, number.first, lexicon, "from"):
        return True
    is_vote = measure.counted is not None and found[measure.last - 1].folded in words(lexicon, "votes")
    return is_vote and word in words(lexicon, "versus")
