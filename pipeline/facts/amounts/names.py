"""Numbers that measure and count nothing: in names, codes, titles, dimensions, and angles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from pipeline.facts.amounts.lists import after, before, words
from pipeline.facts.amounts.nouns import is_month
from pipeline.facts.amounts.ranges import DASHES
from pipeline.facts.amounts.units import SHARES, TIMES, Unit, sign_before
from pipeline.facts.numbers import Number
from pipeline.facts.tokens import Token, adjacent, folded_at

if TYPE_CHECKING:
    from pipeline.facts.amounts.measure import Measure

_TIMES_SIGNS: Final = frozenset("x×х✕*")
"""Signs of dimensions: 3 x 5 metres; the third is Cyrillic."""
_LENGTHS: Final = frozenset({"m", "cm", "mm", "km", "[ft_i]", "[in_i]", "[yd_i]"})
_LAST_DAY: Final = 31
_OPEN: Final = frozenset("\"'«„“”‘‚»")
_CLOSE: Final = frozenset("\"'»“”’‘«")
_MINUTE: Final = frozenset("′'’")
_PLURAL: Final = frozenset({"en", "fr", "es"})
"""Languages whose plural tells zero deaths from zero tolerance."""
_YEARS: Final = range(1900, 2100)
_NEAR: Final = 3
_ENDS: Final = frozenset(".;:!?")
_MILLION: Final = 1e6


def is_name(found: Sequence[Token], number: Number, lexicon: str) -> bool:
    """Return whether the number is part of a name or a code: F-16, Article 5, 24/7, +46 8, 3 x 5 metres."""
    return (
        _is_absurd(number)
        or (number.scale > 1 and before(found, number.first, lexicon, "part") > 0)
        or _is_glued(found, number, lexicon)
        or _is_labelled(found, number.first, lexicon)
        or _is_dimension(found, number)
        or _is_day(found, number, lexicon)
    )


def _is_absurd(number: Number) -> bool:
    """Whether millions of millions are written, as where a text has lost a blank: 2026350 billion."""
    return number.scale >= _MILLION and number.value / number.scale >= _MILLION


def _is_glued(found: Sequence[Token], number: Number, lexicon: str) -> bool:
    first, sign = number.first, folded_at(found, number.first - 1)
    money = sign_before(found, first, lexicon)
    if adjacent(found, first):
        glued = found[first - 1].sort != "sign" and money is None
        if glued or sign in "/#@_:^" or (sign in DASHES and adjacent(found, first - 1)):
            return True
        if sign == "~" and adjacent(found, first - 1) and found[first - 2].sort == "number":
            return True
    if not (number.in_digits and adjacent(found, number.last)):
        return False
    after_it = folded_at(found, number.last)
    return after_it in ":@_^" or (after_it == "/" and money is None)


def _is_labelled(found: Sequence[Token], first: int, lexicon: str) -> bool:
    """Whether a label stands before the number; "no", which also denies, is one only with a full stop."""
    labels, sign = words(lexicon, "label"), folded_at(found, first - 1)
    dotted = sign in (".", "°") and folded_at(found, first - 2) in labels
    return dotted or (sign in labels and sign not in words(lexicon, "not"))


def _is_dimension(found: Sequence[Token], number: Number) -> bool:
    """Whether a sign of multiplication joins the number with another: 3 x 5."""
    before_it, after_it = folded_at(found, number.first - 1), folded_at(found, number.last)
    factor = number.first > 1 and before_it in _TIMES_SIGNS and found[number.first - 2].sort == "number"
    times = number.last + 1 < len(found) and after_it in _TIMES_SIGNS
    return factor or (times and found[number.last + 1].sort == "number")


def _is_day(found: Sequence[Token], number: Number, lexicon: str) -> bool:
    """Whether an English month without a day of its own stands before the number: September 11 attacks."""
    if lexicon != "en" or not number.in_digits or number.scale != 1 or number.value > _LAST_DAY:
        return False
    if not is_month(found, number.first - 1, lexicon) or number.first < 2:
        return is_month(found, number.first - 1, lexicon)
    near = found[number.first - 2]
    return near.sort != "number" and near.folded not in words(lexicon, "month_own")


def is_side(found: Sequence[Token], number: Number, unit: Unit, lexicon: str) -> bool:
    """Return whether a length is one side of a surface whose other side has no unit: 3 by 5 metres."""
    by = unit.code in _LENGTHS and folded_at(found, number.first - 1) in words(lexicon, "by")
    return by and number.first > 1 and found[number.first - 2].sort == "number"


def is_angle(found: Sequence[Token], number: Number, unit: Unit, lexicon: str) -> bool:
    """Return whether degrees are those of a map or of a turn, not of warmth: 79 degrees north, 10° 15′."""
    if unit.code != "Cel" or _is_scaled(found, unit):
        return False
    is_turn = after(found, unit.last, lexicon, "direction") or after(found, unit.last, lexicon, "angle")
    if is_turn or _is_item(found, number, unit, lexicon):
        return True
    if unit.last + 1 < len(found) and found[unit.last].sort == "number":
        return folded_at(found, unit.last + 1) in _MINUTE and adjacent(found, unit.last + 1)
    for place in range(number.first, max(0, number.first - _NEAR), -1):
        if before(found, place, lexicon, "angle"):
            return True
        if found[place - 1].sort == "sign":
            return False
    return False


def _is_item(found: Sequence[Token], number: Number, unit: Unit, lexicon: str) -> bool:
    """Whether French or Spanish "1°" is an ordinal: before "of", or where an item of a list begins."""
    if lexicon not in ("fr", "es") or number.value % 1 or found[unit.last - 1].text != "°":
        return False
    after_it = found[unit.last] if unit.last < len(found) else None
    opens = number.first == 0 or found[number.first - 1].text in _ENDS
    is_head = opens and after_it is not None and after_it.text[:1].isupper()
    return is_head or (after_it is not None and after_it.folded in words(lexicon, "of"))


def _is_scaled(found: Sequence[Token], unit: Unit) -> bool:
    """Whether the unit names Celsius, Latin or Cyrillic: °C, °С, degrees Celsius."""
    own = folded_at(found, unit.last - 1)[:1]
    return unit.last > 1 and (own in ("c", "C", "ц", "℃") or found[unit.last - 1].text == "С")


def is_title(found: Sequence[Token], measure: Measure, lexicon: str) -> bool:
    """Return whether a time or a count is a name: all that two marks hold, or a unit with a capital.

    What somebody says stands between marks too: after a colon, or before a comma or a dash.
    """
    if measure.unit is not None and measure.unit not in TIMES:
        return lexicon != "de" and _is_small_money(found, measure) and _is_capital(found, measure)
    is_named = lexicon != "de" and measure.unit is not None and _is_capital(found, measure)
    return is_named or (_is_marked(found, measure) and not _is_said(found, measure))


def _is_marked(found: Sequence[Token], measure: Measure) -> bool:
    """Whether marks hold a time, or a count whose noun has a capital, and nothing else."""
    first, last, opening = measure.first - 1, measure.last, found[measure.first].text[0]
    if first < 0 or folded_at(found, first) not in _OPEN or folded_at(found, last) not in _CLOSE:
        return False
    if measure.counted and not found[measure.counted[0]].text[0].isupper():
        return False
    return opening.isdecimal() or opening.isupper()


def _is_said(found: Sequence[Token], measure: Measure) -> bool:
    before_it, after_it = folded_at(found, measure.first - 2), folded_at(found, measure.last + 1)
    return before_it == ":" or after_it == "," or after_it in DASHES


def _is_small_money(found: Sequence[Token], measure: Measure) -> bool:
    """Whether hundredths of a currency are meant: 50 cents."""
    return measure.unit not in SHARES and found[measure.last - 1].folded in ("cent", "cents")


def _is_capital(found: Sequence[Token], measure: Measure) -> bool:
    """Whether the unit has a capital that is no symbol's or heading's: on 60 Minutes last night."""
    own = found[measure.last - 1].text
    if not (own[:1].isupper() and own[1:].islower() and len(own) > 2) or measure.last - measure.first < 2:
        return False
    near = (measure.first - 1, measure.last)
    sides = [found[place].text for place in near if 0 <= place < len(found) and found[place].sort == "word"]
    return bool(sides) and all(side.islower() for side in sides)


def is_countable(found: Sequence[Token], number: Number, lexicon: str) -> bool:
    """Return whether a number may count: from two on, or none at all, and no year.

    Swedish "den 3 gången" is the third time.
    """
    if lexicon == "sv" and number.in_digits and folded_at(found, number.first - 1) in ("den", "det"):
        return False
    if number.value < 1.5 and number.scale == 1:
        return found[number.first].text == "0" or (number.value == 0 and lexicon in _PLURAL)
    is_year = number.in_digits and number.scale == 1 and number.value in _YEARS and number.value % 100 != 0
    return (
        not (is_year and len(found[number.first].text) == 4)
        or before(found, number.first, lexicon, "about") > 0
        or _are_persons(found, number, lexicon)
    )


def _are_persons(found: Sequence[Token], number: Number, lexicon: str) -> bool:
    """Whether a number like a year counts people: "1999 people fled", but not "in 1999 people fled"."""
    opens = folded_at(found, number.first - 1) not in words(lexicon, "stop")
    return opens and folded_at(found, number.last) in words(lexicon, "persons")
