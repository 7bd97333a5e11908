"""Neither 20 nor 30 schools: the first number shares the unit, or the noun, of the second."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.facts.amounts.lists import words
from pipeline.facts.amounts.ranges import lower_value
from pipeline.facts.amounts.read import Measure
from pipeline.facts.numbers import number_at
from pipeline.facts.tokens import Token, folded_at

_LONGEST: Final = 3
"""Tokens of the first number."""


def twin(found: Sequence[Token], measure: Measure, language: str, lexicon: str) -> Measure | None:
    """Return the measure between "neither" and "nor" before `measure`; None where there is none.

    Its span is the number alone; what is counted stands after the second.
    """
    last = measure.first - 1
    if folded_at(found, last) not in words(lexicon, "nor") or measure.value_to is not None:
        return None
    last -= folded_at(found, last - 1) == ","
    own = number_at(found, measure.first, language)
    for first in range(last - 1, max(0, last - 1 - _LONGEST), -1):
        number = number_at(found, first, language)
        if number and number.last == last and folded_at(found, first - 1) in words(lexicon, "neither"):
            factor = measure.value / own.value if own and own.value else 1.0
            value = (lower_value(number, own) if own else number.value) * factor
            return measure._replace(first=first, last=last, value=round(value, 6), bound=None, is_open=False)
    return None
