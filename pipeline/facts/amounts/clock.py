"""Times of day and years that look like so many: à 14 heures, 10 h 30, с 9 до 17 часов, 988 года."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.facts.amounts.lists import after, words
from pipeline.facts.amounts.ranges import DASHES
from pipeline.facts.amounts.units import Unit, unit_at
from pipeline.facts.numbers import Number, number_at
from pipeline.facts.tokens import Token, folded_at

_LATEST: Final = 24
_MINUTES: Final = 60
_HUNDRED, _THOUSAND = 100, 1000
_MINUTE: Final = frozenset({"min", "мин", "m", "м"})
"""Signs of minutes, Latin and Cyrillic; the letters, which are those of metres, only after hours."""
_YEARS: Final = range(1900, 2100)
_ONE_YEAR: Final = {"ru": ("год", "году", "года", "годом"), "uk": ("рік", "року", "році", "роком")}
"""Forms of the year that whole numbers from five on do not take."""
_OF: Final = frozenset({"de", "d"})


def is_clock(found: Sequence[Token], number: Number, unit: Unit, low: float, lexicon: str) -> bool:
    """Return whether hours are a time of day, by the words and numbers around them."""
    if unit.code != "h" or low > _LATEST:
        return unit.code == "h" and _is_military(number)
    word = folded_at(found, number.first - 1)
    if word in words(lexicon, "clock") and not _is_journey(found, unit, lexicon):
        return True
    is_with = folded_at(found, unit.last - 1).endswith(("ами", "ями"))
    if (word in words(lexicon, "clock_from") and not is_with) or after(found, unit.last, lexicon, "daytime"):
        return True
    return _has_minutes(found, unit) or _is_span(found, number, unit, lexicon)


def _is_military(number: Number) -> bool:
    """Whether hours are counted in hundreds beyond ten, in words: nineteen hundred hours."""
    in_hundreds = not number.in_digits and number.scale == _HUNDRED and number.value % _HUNDRED == 0
    return in_hundreds and _THOUSAND < number.value <= _LATEST * _HUNDRED


def is_weekday(found: Sequence[Token], unit: Unit, lexicon: str) -> bool:
    """Return whether a short name of a unit is that of a weekday, before another: Swedish "9–17 mån–fre"."""
    if folded_at(found, unit.last - 1) not in words(lexicon, "weekday"):
        return False
    to, other = folded_at(found, unit.last), folded_at(found, unit.last + 1)
    return (to in DASHES or to in words(lexicon, "range")) and other in words(lexicon, "weekday")


def _is_journey(found: Sequence[Token], unit: Unit, lexicon: str) -> bool:
    """Whether "de" follows: à trois heures de route."""
    return lexicon == "fr" and folded_at(found, unit.last) in _OF


def _has_minutes(found: Sequence[Token], unit: Unit) -> bool:
    """Whether two digits follow the sign of hours: 10 h 30."""
    if folded_at(found, unit.last - 1) not in ("h", "ч") or unit.last >= len(found):
        return False
    minutes = found[unit.last].text
    is_unit = folded_at(found, unit.last + 1) in _MINUTE
    return len(minutes) == 2 and minutes.isdecimal() and int(minutes) < _MINUTES and not is_unit


def _is_span(found: Sequence[Token], number: Number, unit: Unit, lexicon: str) -> bool:
    """Whether the unit stands at both ends, or the first tells: de 9 h à 17 h, с 9 до 17 часов."""
    if folded_at(found, unit.last) in words(lexicon, "clock_to"):
        other = number_at(found, unit.last + 1, lexicon) if unit.last + 1 < len(found) else None
        return other is not None and _is_hour(found, other.last, lexicon, in_digits=other.in_digits)
    to, hour = folded_at(found, number.first - 1), _is_hour(found, number.first - 2, lexicon, in_digits=True)
    if to in words(lexicon, "clock_to"):
        return hour
    start = folded_at(found, number.first - (4 if hour else 3))
    return to in words(lexicon, "range") and start in words(lexicon, "clock_from")


def _is_hour(found: Sequence[Token], place: int, lexicon: str, *, in_digits: bool) -> bool:
    unit = unit_at(found, place, lexicon, after_digits=in_digits) if place >= 0 else None
    return unit is not None and unit.code == "h" and unit.last == place + 1


def is_minute(found: Sequence[Token], number: Number) -> bool:
    """Return whether a number is the minutes of a time of day: the 30 of "10 h 30"."""
    if not number.in_digits or number.first < 2 or folded_at(found, number.first - 1) not in ("h", "ч"):
        return False
    is_unit = folded_at(found, number.last) in ("min", "мин")
    return found[number.first - 2].sort == "number" and not is_unit and number.value < _MINUTES


def is_year(found: Sequence[Token], number: Number, unit: Unit, lexicon: str) -> bool:
    """Return whether "2025 года", "2025 г" or "в 988 году" is meant."""
    if unit.code in ("a", "g") and number.value in _YEARS:
        return folded_at(found, unit.last - 1) in words(lexicon, "of_year")
    if unit.code != "a" or number.value % 1 or not number.in_digits:
        return False
    several = number.value % 10 in (0, 5, 6, 7, 8, 9) or number.value % 100 in range(11, 15)
    return several and folded_at(found, unit.last - 1) in _ONE_YEAR.get(lexicon, ())
