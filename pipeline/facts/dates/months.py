"""Whether a name of a month is one: "may", "march", "mars" and "лютий" are mostly other words."""

from __future__ import annotations

from typing import Final

from pipeline.facts.dates.place import SIGNS, Place
from pipeline.facts.dates.tokens import Token
from pipeline.facts.dates.years import is_part, is_timed

_CAPITAL_MONTHS: Final = frozenset({"en", "de"})
_DOTTED: Final = frozenset({"de", "sh", ""})
"""Lexica of languages whose own writing puts a full stop behind the day."""
_MODAL: Final = frozenset("be have not also well still only or never".split())


def is_day_of_month(place: Place) -> bool:
    """Of a day with its month: not where a sentence ends between them, as in "the 25. December was cold"."""
    return _is_sure_month(place) and (place.known.name in _DOTTED or _is_one_sentence(place))


def _is_one_sentence(place: Place) -> bool:
    """Whether the full stop behind a day is that of "25. december", as others than Germans write it too."""
    own = place.own
    at = next(at for at, token in enumerate(own) if token.code in "Mm")
    if all(token.code != "p" for token in own[:at]):
        return True
    if not place.is_capital(own[at]) or any(token.code in _sure(place) for token in own):
        return True
    return place.before().code in "|(" or place.follows("day_after") or place.follows("before_day")


def _sure(place: Place) -> str:
    """Codes that make a date of a dotted day before a capital: a weekday; a year where months have one."""
    return "Wwyk1" if place.known.name in _CAPITAL_MONTHS else "Ww"


def _is_sure_month(place: Place) -> bool:
    """Of a day with its month: "the second may be late" is none."""
    month = _month_of(place)
    if month.code == "M" or place.known.name != "en" or len(month.form) < 3:
        return True
    if place.is_capital(month) or any(token.code in "Oyk16LV" for token in place.own):
        return True
    return not place.is_content(place.after) and place.after.form not in _MODAL


def _month_of(place: Place) -> Token:
    return next(token for token in place.own if token.code in "Mm")


def is_month_day(place: Place) -> bool:
    """Of "May 20" and "the May 20 speech": not "in May 20 people", "in June 2 million", "we may 5 times"."""
    if any(token.code in "yk1" for token in place.own):
        return True
    word = next(token for token in place.own if token.code in "dore")
    if word.code in "or":
        return _is_sure_month(place)
    if _is_amount(place.after):
        return False
    if not place.is_content(place.after):
        return _is_sure_month(place)
    return not _is_counting(place) and (place.is_capital(_month_of(place)) or _is_named_day(place))


def _is_amount(after: Token) -> bool:
    """Whether a number goes on in a scale, "2 million", or in a sign of money or share."""
    is_scale = after.code in "nk+" and after.form.isalpha() and after.value.strip("0") == "1"
    return after.code == "+" or is_scale or after.form in SIGNS


def _is_named_day(place: Place) -> bool:
    """Whether "on", an article or a genitive stands before, which a month alone has not."""
    is_genitive = place.before().form == "s" and place.before(2).form in ("'", "’")
    return is_genitive or place.follows("before_day") or place.follows("the")


def _is_counting(place: Place) -> bool:
    """Whether what stands behind a month is counted: "in May 20 ships", "since May 20 people"."""
    is_of_part = place.before().code == "O" and place.before(2).code == "E"
    if is_of_part or place.before().code in "LBE" or place.follows("before_month_only"):
        return True
    is_people = place.after.form in place.known.words.get("several", ())
    return is_people and place.follows("before_month") and not _is_named_day(place)


def is_month(place: Place) -> bool:
    """Of a month without a day."""
    own = place.own
    month = _month_of(place)
    if place.follows("title"):
        return False
    if any(token.code in "yk1" for token in own):
        return True
    if month.code == "m":
        return month.form in place.known.words.get("month?", ()) and _is_doubtful_month(place, month)
    return len(own) > 1 or _is_lone_month(place, month)


def is_year_month(place: Place) -> bool:
    """Of "2014 January", a year before its month: not "in 2014 May said", "the year 2014 may bring"."""
    month = _month_of(place)
    if is_part(place) or place.before().code in "!#" or not _is_dotted_year(place):
        return False
    if month.code == "M":
        return True
    if place.known.name in _CAPITAL_MONTHS and not (place.is_capital(month) or place.case):
        return False
    return not place.is_content(place.after) and place.after.form not in _MODAL


def _is_dotted_year(place: Place) -> bool:
    """Whether a full stop behind the year, where there is one, is that of a Croatian "2014. siječanj"."""
    own = place.own
    return own[1].code != "p" or (place.known.name == "sh" and not place.is_capital(own[2]))


def is_year_month_day(place: Place) -> bool:
    """Of "2014 January 5": not "in 2014 January 5 ships came"."""
    return is_year_month(place) and not place.is_content(place.after) and not _is_amount(place.after)


def _is_doubtful_month(place: Place, month: Token) -> bool:
    """Of "May", "march", "mars", "лютий": behind a preposition of time, or with "last"; never a name."""
    is_led = _is_led(place)
    if place.known.name in _CAPITAL_MONTHS:
        capital = place.is_capital(month) or place.case == "lower"
        if len(place.own) > 1:
            return capital or is_led
        if place.before().form == "the":
            return place.is_capital(month) and not place.is_capital(place.after)
    elif place.is_capital(month) and place.case != "upper":
        return False
    return len(place.own) > 1 or is_led or place.before().code in "bE"


def _is_led(place: Place) -> bool:
    """Whether a word before a month asks for one; "and" only where it joins it to another."""
    if place.before().code == "&":
        return place.before(2).code in "Mm"
    return place.follows("before_month")


def _is_lone_month(place: Place, month: Token) -> bool:
    """A month alone; "August Weber" is a person, and so is "Марта"."""
    if place.known.name in _CAPITAL_MONTHS:
        return is_timed(place) or not (place.is_capital(place.after) and place.is_content(place.after))
    if place.case == "upper" or not place.is_capital(month):
        return True
    return is_timed(place) and not place.is_capital(place.after)
