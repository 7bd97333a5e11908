"""Whether a reading is a date: "may", "mars" and "morgen" are mostly other words."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from pipeline.facts.dates import months
from pipeline.facts.dates.durations import is_ahead, is_whole
from pipeline.facts.dates.place import SIGNS, Place
from pipeline.facts.dates.years import is_year

_ERA_REACH: Final = 4
_PARTICIPLES: Final = frozenset({"fr", "es"})
"""Lexica of languages whose word for "past" is that of "spent" too."""
_ADJECTIVES: Final = frozenset({"ru", "uk", "sh"})
"""Lexica of languages that write "Black Friday" without capitals too."""
_GLUE: Final = frozenset("@#_")
"""Signs that make what touches them a name: "@2024", "#Monday", "may_2024"."""


def holds(place: Place) -> bool:
    """Whether what stands in and around a reading speaks for a date."""
    if _is_before_christ(place) or _is_in_name(place):
        return False
    check = _CHECKS.get(place.piece.rule)
    return check is None or check(place)


def _is_before_christ(place: Place) -> bool:
    """Whether the year of a reading, or one that it leaves unread, is before the common era."""
    after = place.tokens[place.piece.last : place.piece.last + _ERA_REACH]
    codes = "".join(token.code for token in after)
    return codes.lstrip("pdny6kAYO").startswith("x")


def _is_in_name(place: Place) -> bool:
    """Whether a reading is part of a handle, a hashtag or a file name."""
    before, after = place.before(), place.after
    is_led = before.form in _GLUE and before.end == place.own[0].start
    is_emphasis = before.form == "_" and not place.text[max(0, before.start - 1) : before.start].isalnum()
    if is_led and is_emphasis:
        return False
    return is_led or (after.form in _GLUE and after.start == place.own[-1].end)


def _is_weekday(place: Place) -> bool:
    own, before = place.own, place.before()
    if len(own) > 1 or own[0].code == "K":
        return own[0].code != "w" or len(own[0].form) > 3
    if before.code == "v" or before.form in place.known.words.get("every", ()):
        return False
    is_holiday = before.code == "!" and place.known.name in _ADJECTIVES
    if is_holiday or (
        place.is_capital(before) and (before.code == "!" or before.form in place.known.words.get("title", ()))
    ):
        return False
    if before.form == "the" and place.is_capital(place.after) and place.is_content(place.after):
        return False
    if own[0].code == "w":
        return len(own[0].form) > 3 and own[0].form[-1] in "уy" and before.code in "Xb"
    return True


def _is_century(place: Place) -> bool:
    one = place.own[0]
    return one.code != "d" or len(place.own) == 3 or int(one.value) >= 10


def _is_decade(place: Place) -> bool:
    own, before = place.own, place.before()
    name = place.known.name
    if own[0].code != "T":
        return name in ("fr", "es") and before.code not in "dneyk"
    if int(own[0].value) >= 1000:
        return True
    if name == "sh" and own[0].form.endswith("im"):
        return len(own) > 1
    if name == "en":
        return before.form in ("the", "early", "late", "mid", "'", "’")
    return int(own[0].value) >= 30 or len(own) > 1 or name not in ("ru", "uk", "sh")


def _is_half(place: Place) -> bool:
    """Of "the first half": only where the word means half a year, unless a year is told."""
    return len(place.own) > 2 or place.own[-1].form in place.known.words.get("half_year", ())


def _is_season(place: Place) -> bool:
    own = place.own
    if len(own) > 1 or own[0].code == "g":
        return True
    if place.after.code == "O" and place.known.name == "en":
        return False
    if own[0].code == "S" and place.known.name in ("ru", "uk", "sh"):
        return True
    if own[0].form == "vår" and (place.is_content(place.after) or place.before().form != "i"):
        return False
    if place.before().code == "&" and place.before(2).code in "Ss":
        return place._replace(piece=place.piece._replace(first=place.piece.first - 2)).follows(
            "before_season"
        )
    return place.follows("before_season") or place.before().code == "E"


def _is_week_number(place: Place) -> bool:
    return place.known.name == "sv" or place.own[0].code == "J"


def _is_figures(place: Place) -> bool:
    token = next(token for token in place.own if token.code == "I")
    text = token.value
    if re.search(r"(?:\d{4})", text):
        return True
    is_full = re.fullmatch(r"\d\d([./])\d\d\1\d\d", text) is not None and not text.count("-")
    return is_full or (place.before().code in "XOb" and "-" not in text)


def _is_day_number(place: Place) -> bool:
    text = place.own[-1].value
    if len(place.own) > 1:
        return True
    is_range = place.after.code in "b-" and place.second_after.code == "Z"
    if place.known.name in ("en", "") or (place.before().code not in "XOb" and not is_range):
        return False
    if place.after.form in SIGNS or place.is_content(place.after):
        return False
    return "/" in text or text.endswith(".") or (len(text) == 5 and place.known.name in ("ru", "uk"))


def _is_lone_day(place: Place) -> bool:
    """Of "on the 9th", "am 9.", "le 9", "9-го": not before what it may count, nor in "le 5 à 7"."""
    name, one, after = place.known.name, place.own[0], place.after
    is_counting = place.is_content(after) and (name != "de" or place.is_capital(after))
    is_score = after.code == "b" and len(after.form) == 1 and place.second_after.code in "dn"
    if after.code in "-O/#%CQHM" or is_counting or is_score:
        return False
    if name in ("ru", "uk"):
        return one.code == "o" and one.form.endswith("го")
    if not place.follows("day_after") or after.form == "por" or after.form in SIGNS:
        return False
    return one.code in {"en": "or", "de": "d"}.get(name, "do") and (
        name != "de" or len(place.own) == 2 or one.code == "r"
    )


def _is_relative(place: Place) -> bool:
    one = place.own[0]
    if one.code != "z":
        return True
    return not place.is_capital(one) and not place.follows("not_before_day")


def _is_rolling(place: Place) -> bool:
    """Of "los pasados tres años": not of a participle, as in "han pasado tres años"."""
    one = place.own[0]
    if one.code != "B" or place.known.name not in _PARTICIPLES or int(one.value) >= 0:
        return True
    return place.before().code in "XOLE"


_CHECKS: Final[dict[str, Callable[[Place], bool]]] = {
    "day_month": months.is_day_of_month, "days": months.is_day_of_month,
    "day_list": months.is_day_of_month, "month_day": months.is_month_day,
    "month": months.is_month, "year_month": months.is_year_month,
    "year_month_day": months.is_year_month_day, "weekday": _is_weekday, "ahead": is_ahead, "ago": is_whole,
    "rolling": _is_rolling, "unit": _is_rolling,
    "century": _is_century, "half": _is_half, "decade": _is_decade, "season": _is_season,
    "week_number": _is_week_number,
    "year": is_year, "figures": _is_figures, "day_number": _is_day_number, "ordinal": _is_lone_day,
    "relative": _is_relative,
}  # fmt: skip
