"""Ranges whose both ends carry a unit: 5 % – 7 %, €1m-€2m, between 5 km and 7 km, 1.5m to 2m people.

"It rose from 20 % to 30 %" tells of a change, and its ends are two amounts.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.facts.amounts.behind import letter_behind, letter_scale, money_scale, unit_behind
from pipeline.facts.amounts.lists import words
from pipeline.facts.amounts.measure import Measure, Read
from pipeline.facts.amounts.ranges import MINUS, linked, lower_value, sign_size
from pipeline.facts.amounts.units import Unit, sign_before
from pipeline.facts.numbers import Number, number_at
from pipeline.facts.tokens import Token, adjacent, folded_at


def with_upper(
    found: Sequence[Token], measure: Measure, number: Number, language: str, lexicon: str
) -> Measure:
    """Return the measure with an upper end that has the same unit of its own; as it is where none follows.

    `number` is that of the measure. Of money it shares the scale of the upper end: between £5 and £7m.
    """
    start = 0 if measure.value_to is not None else _start(found, measure, lexicon)
    below = bool(start) and folded_at(found, start) in MINUS and adjacent(found, start + 1)
    start = start + below + sign_size(found, start + below, lexicon) if start else 0
    upper = number_at(found, start, language) if 0 < start < len(found) else None
    unit = _unit(found, upper, lexicon) if upper and not upper.is_weak else None
    if upper is None or unit is None or unit.code != measure.unit:
        return measure
    high = upper.value * unit.factor * (-1 if below else 1)
    low = _lower(measure, number, upper._replace(value=high, scale=upper.scale * unit.factor), unit)
    if high <= low:
        return measure
    return measure._replace(last=unit.last, value=round(low, 6), value_to=round(high, 6))


def _lower(measure: Measure, number: Number, high: Number, unit: Unit) -> float:
    """The value of the lower end: in a sum of money without a scale, with that of the upper one."""
    is_plain = unit.is_money and measure.value == number.value
    return lower_value(number, high) if is_plain else measure.value


def _unit(found: Sequence[Token], number: Number, lexicon: str) -> Unit | None:
    sign = sign_before(found, number.first, lexicon)
    if sign is None:
        return unit_behind(found, _alone(number), lexicon)
    scale = money_scale(found, number, number.last)
    return Unit(number.last + 1 if scale else number.last, sign[1], scale or 1.0)


def _alone(number: Number) -> Read:
    return Read(number.first, number.last, number, number.value, None, is_open=False, floor=0)


def _start(found: Sequence[Token], measure: Measure, lexicon: str) -> int:
    """Where the upper end may begin, past an article: entre el 20 % y el 30 %; 0 where none does."""
    start = linked(found, measure.first, measure.last, lexicon, has_unit=True)
    return start + (folded_at(found, start) in words(lexicon, "end_article")) if start else 0


def with_letters(
    found: Sequence[Token], number: Number, language: str, lexicon: str
) -> tuple[Number, Number] | None:
    """Return both ends of a range of which a letter scales the lower: 1.5m to 2m people, 1m–2 million homes.

    None where the letter behind the upper end is a unit, as in "2 m to 5 m waves", or none is there.
    """
    low = _scaled(number, letter_scale(found, _alone(number), lexicon))
    if low is None or sign_before(found, number.first, lexicon):
        return None
    start = linked(found, low.first, low.last, lexicon)
    high = number_at(found, start, language) if 0 < start < len(found) else None
    if high is not None and high.scale == 1:
        high = _scaled(high, _scale_of(found, high, lexicon))
    return (low, high) if high is not None and high.value > low.value else None


def _scale_of(found: Sequence[Token], number: Number, lexicon: str) -> float | None:
    """The scale of a letter behind a number, where a phrase or a unit follows it."""
    unit = unit_behind(found, _alone(number), lexicon)
    if unit is None:
        return letter_behind(found, _alone(number), lexicon)
    return letter_scale(found, _alone(number), lexicon) if unit.last > number.last + 1 else None


def _scaled(number: Number, scale: float | None) -> Number | None:
    if scale is None:
        return None
    return number._replace(last=number.last + 1, value=round(number.value * scale, 6), scale=scale)
