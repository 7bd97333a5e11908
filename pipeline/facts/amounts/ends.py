"""Ranges whose both ends carry a unit: 5 % – 7 %, €1m-€2m, between 5 km and 7 km.

"It rose from 20 % to 30 %" tells of a change, and its ends are two amounts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.facts.amounts.behind import money_scale, unit_behind
from pipeline.facts.amounts.changes import is_change
from pipeline.facts.amounts.lists import words
from pipeline.facts.amounts.ranges import DASHES, sign_size
from pipeline.facts.amounts.read import Measure, Read
from pipeline.facts.amounts.units import Unit, sign_before
from pipeline.facts.numbers import Number, number_at
from pipeline.facts.tokens import Token, adjacent, folded_at

_MINUS: Final = frozenset("-−–")


def with_upper(found: Sequence[Token], measure: Measure, language: str, lexicon: str) -> Measure:
    """Return the measure with an upper end that has the same unit of its own; as it is where none follows."""
    start = 0 if measure.value_to is not None else _start(found, measure, lexicon)
    below = bool(start) and folded_at(found, start) in _MINUS and adjacent(found, start + 1)
    start = start + below + sign_size(found, start + below, lexicon) if start else 0
    number = number_at(found, start, language) if 0 < start < len(found) else None
    unit = _unit(found, number, lexicon) if number and not number.is_weak else None
    if number is None or unit is None or unit.code != measure.unit:
        return measure
    high = number.value * unit.factor * (-1 if below else 1)
    return measure._replace(last=unit.last, value_to=round(high, 6)) if high > measure.value else measure


def _unit(found: Sequence[Token], number: Number, lexicon: str) -> Unit | None:
    sign = sign_before(found, number.first, lexicon)
    if sign is None:
        read = Read(number.first, number.last, number, number.value, None, is_open=False, floor=0)
        return unit_behind(found, read, lexicon)
    scale = money_scale(found, number, number.last)
    return Unit(number.last + 1 if scale else number.last, sign[1], scale or 1.0)


def _start(found: Sequence[Token], measure: Measure, lexicon: str) -> int:
    """Where the upper end may begin, past an article: entre el 20 % y el 30 %; 0 where none does."""
    first, last = measure.first, measure.last
    start = _linked(found, first, last, lexicon)
    return start + (folded_at(found, start) in words(lexicon, "end_article")) if start else 0


def _linked(found: Sequence[Token], first: int, last: int, lexicon: str) -> int:
    word = folded_at(found, last)
    if word in DASHES:
        return last + 1 if adjacent(found, last) == adjacent(found, last + 1) else 0
    if word in words(lexicon, "range") | words(lexicon, "soft_range"):
        return 0 if is_change(found, first, lexicon) else last + 1
    opening = first - 2 if folded_at(found, first - 1) in words(lexicon, "end_article") else first - 1
    is_between = folded_at(found, opening) in words(lexicon, "between")
    return last + 1 if is_between and word in words(lexicon, "and") else 0
