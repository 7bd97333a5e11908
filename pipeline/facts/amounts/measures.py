"""From a number to what it says: money, a measured quantity, a share, or a count of something."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.facts.amounts.behind import letter_behind, money_scale, phrase_behind, unit_behind
from pipeline.facts.amounts.changes import is_change
from pipeline.facts.amounts.clock import is_clock, is_minute, is_weekday, is_year
from pipeline.facts.amounts.ends import with_letters, with_upper
from pipeline.facts.amounts.lists import after, before, words
from pipeline.facts.amounts.measure import Measure, Read
from pipeline.facts.amounts.names import is_angle, is_countable, is_name, is_side, is_title
from pipeline.facts.amounts.nouns import is_month
from pipeline.facts.amounts.ranges import DASHES, MINUS, is_score, lower_value, upper
from pipeline.facts.amounts.rates import rate_at
from pipeline.facts.amounts.units import SHARES, TIMES, Unit, sign_before, unit_at
from pipeline.facts.numbers import Number, phrase_at
from pipeline.facts.numerals import numerals
from pipeline.facts.tokens import Token, adjacent, folded_at

_ARTICLES: Final = frozenset({"sv", "de", "fr", "es"})
"""Languages whose word for one is the article."""
_HEAD_FIRST: Final = frozenset({"fr", "es"})
_INFLECTED: Final = frozenset("ти ми х ю ть рох мя ма ох тьох".split())
"""Endings of case after digits: 15-ти."""
_AROUND: Final = 40
"""Tokens around points in which a match is spoken of."""
_OLDEST: Final = 120


def measure_at(
    found: Sequence[Token], number: Number, floor: int, language: str, lexicon: str
) -> Measure | None:
    """Return what a number says; None where it is a name, a date, an ordinal or measures nothing.

    Signs before token `floor` belong to another amount.
    """
    if is_name(found, number, lexicon) or is_month(found, number.last, lexicon) or is_minute(found, number):
        return None
    lettered = with_letters(found, number, language, lexicon)
    number, high = lettered or (number, upper(found, number, language, lexicon))
    if is_score(found, number, language) if high is None else is_month(found, high.last, lexicon):
        return None
    last = (high or number).last
    is_plus = folded_at(found, last) == "+" and adjacent(found, last)
    inner = after(found, last, lexicon, "inner_about")
    number = number._replace(bound="about") if inner else number
    low = lower_value(number, high) if high else number.value
    if high:
        number = number._replace(scale=max(number.scale, high.scale))
    read = Read(
        number.first, last + is_plus + inner, number, low, high.value if high else None, is_plus, floor
    )
    measure = _read(found, read, language, lexicon)
    return None if measure is None or is_title(found, measure, lexicon) else measure


def _read(found: Sequence[Token], read: Read, language: str, lexicon: str) -> Measure | None:
    money, unit = _money(found, read, lexicon), unit_behind(found, read, lexicon)
    if money is not None:
        rated = _rated(found, money, lexicon)
        return with_upper(found, rated, read.number, language, lexicon) if rated else None
    if unit is not None or _is_aged(found, read, lexicon):
        return _measured(found, read, unit, language, lexicon)
    return _count(found, read, lexicon)


def _rated(found: Sequence[Token], measure: Measure, lexicon: str) -> Measure | None:
    """The measure of money with what a stroke puts under it: $5/day."""
    rate = rate_at(found, Unit(measure.last, measure.unit or ""), lexicon)
    if rate is None:
        return None
    high = None if measure.value_to is None else measure.value_to * rate.factor
    return measure._replace(last=rate.last, value=measure.value * rate.factor, value_to=high, unit=rate.code)


def _money(found: Sequence[Token], read: Read, lexicon: str) -> Measure | None:
    """A currency sign before the number."""
    sign = sign_before(found, read.first, lexicon)
    if sign is None or sign[0] < read.floor or read.number.is_weak:
        return None
    first, code = sign
    scale = money_scale(found, read.number, read.last)
    last = read.last + 1 if scale else read.last
    return _measure(read, Unit(last, code, scale or 1.0))._replace(first=first)


def _measure(read: Read, unit: Unit) -> Measure:
    high = None if read.high is None else round(read.high * unit.factor, 6)
    low = round(read.low * unit.factor, 6)
    return Measure(read.first, unit.last, low, high, unit.code, None, read.number.bound, read.is_open)


def _measured(
    found: Sequence[Token], read: Read, unit: Unit | None, language: str, lexicon: str
) -> Measure | None:
    if unit is None:
        return _measure(read, Unit(read.last, "a"))
    rate = rate_at(found, unit, lexicon)
    if rate is None or _is_unmeasured(found, read, unit, lexicon):
        return None
    unit = rate
    measure = _with_half(found, _signed(found, _measure(read, unit), lexicon), unit, lexicon)
    return with_upper(found, measure, read.number, language, lexicon)


def _is_unmeasured(found: Sequence[Token], read: Read, unit: Unit, lexicon: str) -> bool:
    """Whether a number with a unit is a time of day, a year, an angle, a side of a surface or an article."""
    return (
        is_clock(found, read.number, unit, read.high or read.low, lexicon)
        or is_year(found, read.number, unit, lexicon)
        or is_weekday(found, unit, lexicon)
        or is_angle(found, read.number, unit, lexicon)
        or is_side(found, read.number, unit, lexicon)
        or _is_article(found, read, unit, lexicon)
    )


def _is_aged(found: Sequence[Token], read: Read, lexicon: str) -> bool:
    """Whether "aged" or "at the age of" says that years are meant."""
    start = read.first - (2 if folded_at(found, read.first - 1) == "of" else 1)
    return folded_at(found, start) in words(lexicon, "age") and read.low <= _OLDEST


def _is_article(found: Sequence[Token], read: Read, unit: Unit, lexicon: str) -> bool:
    """Whether "one" before a unit is an article, or part of "one day"."""
    if not read.number.is_weak or unit.code in SHARES or unit.is_money:
        return False
    return unit.code in TIMES if read.low == 0 else lexicon in _ARTICLES or unit.code == "d"


def _with_half(found: Sequence[Token], measure: Measure, unit: Unit, lexicon: str) -> Measure:
    """The measure with "and a half" after its unit: deux ans et demi."""
    half = phrase_at(found, measure.last, lexicon, "and_half")
    if not half or measure.value_to is not None:
        return measure
    return measure._replace(last=measure.last + half, value=measure.value + 0.5 * unit.factor)


def _signed(found: Sequence[Token], measure: Measure, lexicon: str) -> Measure:
    """The measure below zero where a minus stands before it."""
    before_it = folded_at(found, measure.first - 1)
    glued = before_it in MINUS and adjacent(found, measure.first) and not adjacent(found, measure.first - 1)
    if not glued and not (before_it in words(lexicon, "minus") and measure.unit == "Cel"):
        return measure
    return measure._replace(first=measure.first - 1, value=-measure.value)


def _count(found: Sequence[Token], read: Read, lexicon: str) -> Measure | None:
    if _is_ratio(found, read, lexicon):
        return None
    scale = letter_behind(found, read, lexicon)
    place = read.last + 1 if scale else _past_ending(found, read, lexicon)
    if place is None or not is_countable(found, read.number, lexicon):
        return None
    span = phrase_behind(found, place, lexicon, read)
    if span is None:
        return None
    unit = Unit(span[1], "pp") if _are_points(found, read, span, lexicon) else _unit_in(found, span, lexicon)
    if unit:
        return _measure(read, unit._replace(last=span[1]))
    return _measure(read, Unit(span[1], "", scale or 1.0))._replace(unit=None, counted=span)


def _are_points(found: Sequence[Token], read: Read, span: tuple[int, int], lexicon: str) -> bool:
    """Whether French "points" are of a share that changed: "elle a perdu 3 points", but not in a match."""
    if span[1] - span[0] != 1 or found[span[0]].folded not in words(lexicon, "points"):
        return False
    sport = words(lexicon, "sport")
    near = found[max(0, read.first - _AROUND) : read.first + _AROUND]
    return is_change(found, read.first, lexicon) and all(token.folded not in sport for token in near)


def _unit_in(found: Sequence[Token], span: tuple[int, int], lexicon: str) -> Unit | None:
    """The unit that is the head of a phrase with adjectives: two difficult years."""
    heads = range(*span) if lexicon in _HEAD_FIRST else (span[1] - 1,)
    several = (unit_at(found, place, lexicon, after_digits=False) for place in heads)
    return next((unit for unit in several if unit and unit.last <= span[1]), None)


def _is_ratio(found: Sequence[Token], read: Read, lexicon: str) -> bool:
    """Whether the number is the whole of a share, as in "one in five", or carries a sign."""
    if folded_at(found, read.first - 1) == "+":
        return True
    size = before(found, read.first, lexicon, "ratio")
    part = folded_at(found, read.first - size - 1) if size else ""
    return bool(part) and (part.isdecimal() or numerals(lexicon).of(part, "one", "cardinal") is not None)


def _past_ending(found: Sequence[Token], read: Read, lexicon: str) -> int | None:
    """Where the phrase begins after digits that carry an ending of case: "15-ти"; None after a code."""
    place = read.last
    if not read.number.in_digits or read.is_open or not adjacent(found, place):
        return place
    if found[place].sort == "word":
        return None
    if found[place].text not in DASHES or not adjacent(found, place + 1):
        return place
    is_ending = lexicon in ("ru", "uk") and folded_at(found, place + 1) in _INFLECTED
    return place + 2 if is_ending else None
