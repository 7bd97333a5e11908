"""From a number to what it says: money, a measured quantity, a share, or a count of something."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from pipeline.facts.amounts.clock import is_clock, is_minute, is_year
from pipeline.facts.amounts.lists import after, before, words
from pipeline.facts.amounts.names import is_angle, is_countable, is_name, is_side, is_title
from pipeline.facts.amounts.nouns import counted, is_month
from pipeline.facts.amounts.ranges import DASHES, is_score, link_after, lower_value, upper
from pipeline.facts.amounts.rates import rate_at
from pipeline.facts.amounts.units import SHARES, TIMES, Unit, short_scale, sign_before, suffix_at, unit_at
from pipeline.facts.numbers import Bound, Number, number_at, phrase_at
from pipeline.facts.numerals import numerals
from pipeline.facts.tokens import Token, adjacent, folded_at

_ARTICLES: Final = frozenset({"sv", "de", "fr", "es"})
"""Languages whose word for one is the article."""
_HEAD_FIRST: Final = frozenset({"fr", "es"})
_INFLECTED: Final = frozenset("ти ми х ю ть рох мя ма ох тьох".split())
"""Endings of case after digits: 15-ти."""
_LETTERS: Final = frozenset("kKmMbB")
"""Scales that may stand before the name of any unit: 3m tonnes."""
_OLDEST: Final = 120


class Measure(NamedTuple):
    """An amount in tokens [first, last): its unit, or the tokens of what is counted."""

    first: int
    last: int
    value: float
    value_to: float | None
    unit: str | None
    counted: tuple[int, int] | None = None
    bound: Bound | None = None
    is_open: bool = False
    """Whether digits carry a plus: 300+."""


class Read(NamedTuple):
    """A number or a range as read: its value in the unit to come."""

    first: int
    last: int
    number: Number
    low: float
    high: float | None
    is_open: bool
    floor: int
    """The token before which another amount ended."""


def measure_at(
    found: Sequence[Token], number: Number, floor: int, language: str, lexicon: str
) -> Measure | None:
    """Return what a number says; None where it is a name, a date, an ordinal or measures nothing.

    Signs before token `floor` belong to another amount.
    """
    if is_name(found, number, lexicon) or is_month(found, number.last, lexicon) or is_minute(found, number):
        return None
    high = upper(found, number, language, lexicon)
    if is_score(found, number, language) if high is None else is_month(found, high.last, lexicon):
        return None
    last = (high or number).last
    is_plus = folded_at(found, last) == "+" and adjacent(found, last)
    inner = after(found, last, lexicon, "inner_about")
    number = number._replace(bound="about") if inner else number
    low = lower_value(number, high) if high else number.value
    read = Read(
        number.first, last + is_plus + inner, number, low, high.value if high else None, is_plus, floor
    )
    measure = _read(found, read, language, lexicon)
    return None if measure is None or is_title(found, measure, lexicon) else measure


def _read(found: Sequence[Token], read: Read, language: str, lexicon: str) -> Measure | None:
    money, unit = _money(found, read, lexicon), _unit(found, read, lexicon)
    if money is not None:
        return _rated(found, money, lexicon)
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
    if sign is None or sign[0] < read.floor:
        return None
    first, code = sign
    scale = short_scale(found, read.last) if read.last < len(found) and read.number.scale == 1 else None
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
    return measure if measure.value_to is not None else _with_upper(found, measure, language, lexicon)


def _is_unmeasured(found: Sequence[Token], read: Read, unit: Unit, lexicon: str) -> bool:
    """Whether a number with a unit is a time of day, a year, an angle, a side of a surface or an article."""
    return (
        is_clock(found, read.number, unit, read.high or read.low, lexicon)
        or is_year(found, read.number, unit, lexicon)
        or is_angle(found, read.number, unit, lexicon)
        or is_side(found, read.number, unit, lexicon)
        or _is_article(found, read, unit, lexicon)
    )


def _unit(found: Sequence[Token], read: Read, lexicon: str) -> Unit | None:
    """The unit after a number, past a letter that scales, a hyphen, "of" or a word such as "more"."""
    place, digits = read.last, read.number.in_digits
    if place >= len(found):
        return None
    scale = short_scale(found, place) if digits else None
    unit = unit_at(found, place + 1, lexicon, after_digits=False) if scale else None
    if scale and unit and (unit.is_money or found[place].text in _LETTERS):
        return unit._replace(factor=unit.factor * scale)
    if scale and found[place].text in "mMbB" and lexicon == "en" and _counts(found, place + 1, lexicon, read):
        return None
    if found[place].text in DASHES and adjacent(found, place) and adjacent(found, place + 1):
        return None if _is_ordinal(found, read) else _hyphened(found, place + 1, lexicon)
    unit = unit_at(found, place, lexicon, after_digits=digits)
    if unit is None and adjacent(found, place) and digits and (code := suffix_at(found, place, lexicon)):
        return Unit(place + 1, code)
    return unit or _after_link(found, place, lexicon, read)


def _is_ordinal(found: Sequence[Token], read: Read) -> bool:
    """Whether tens in words before "-second" are an ordinal: the fifty-second session."""
    is_tens = not read.number.in_digits and read.low % 10 == 0 and read.low % 100 >= 20
    return is_tens and folded_at(found, read.last + 1) == "second"


def _hyphened(found: Sequence[Token], place: int, lexicon: str) -> Unit | None:
    code = suffix_at(found, place, lexicon)
    if code:
        return Unit(place + 1, code)
    unit = unit_at(found, place, lexicon, after_digits=False)
    if unit and unit.code == "a" and folded_at(found, unit.last + 1) in ("old", "olds"):
        return unit._replace(last=unit.last + 2)
    return unit


def _after_link(found: Sequence[Token], place: int, lexicon: str, read: Read) -> Unit | None:
    word = folded_at(found, place)
    if word in words(lexicon, "of") and (read.number.scale > 1 or read.number.bound):
        quote = lexicon == "fr" and folded_at(found, place + 1) in ("'", "’")
        return unit_at(found, place + 1 + quote, lexicon, after_digits=False)
    if word in words(lexicon, "filler"):
        return unit_at(found, place + 1, lexicon, after_digits=False)
    return None


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
    glued = (
        before_it in ("-", "−", "–")
        and adjacent(found, measure.first)
        and not adjacent(found, measure.first - 1)
    )
    if not glued and not (before_it in words(lexicon, "minus") and measure.unit == "Cel"):
        return measure
    return measure._replace(first=measure.first - 1, value=-measure.value)


def _with_upper(found: Sequence[Token], measure: Measure, language: str, lexicon: str) -> Measure:
    """The measure with an upper end that repeats the unit: 5 % – 7 %."""
    start = link_after(found, measure.first, measure.last, lexicon)
    number = number_at(found, start, language) if 0 < start < len(found) else None
    if number is None:
        return measure
    unit = unit_at(found, number.last, lexicon, after_digits=number.in_digits)
    if unit is None or unit.code != measure.unit or number.value * unit.factor <= measure.value:
        return measure
    return measure._replace(last=unit.last, value_to=round(number.value * unit.factor, 6))


def _count(found: Sequence[Token], read: Read, lexicon: str) -> Measure | None:
    if _is_ratio(found, read, lexicon):
        return None
    scale = _letter(found, read, lexicon)
    place = read.last + 1 if scale else _past_ending(found, read, lexicon)
    if place is None or not is_countable(found, read.number, lexicon):
        return None
    span = _counts(found, place, lexicon, read)
    if span is None:
        return None
    unit = _unit_in(found, span, lexicon)
    if unit:
        return _measure(read, unit._replace(last=span[1]))
    return _measure(read, Unit(span[1], "", scale or 1.0))._replace(unit=None, counted=span)


def _letter(found: Sequence[Token], read: Read, lexicon: str) -> float | None:
    """The scale of a letter between number and phrase: 3.2m children."""
    has_letter = lexicon == "en" and read.number.in_digits and read.last < len(found)
    return short_scale(found, read.last) if has_letter and found[read.last].text in "mMbB" else None


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


def _counts(found: Sequence[Token], place: int, lexicon: str, read: Read) -> tuple[int, int] | None:
    number = read.number
    is_mass = number.scale > 1 or number.bound is not None
    return counted(found, place, lexicon, read.high or number.value, is_mass=is_mass)
