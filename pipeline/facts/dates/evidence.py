"""Whether a reading is a date: "may", "mars" and "morgen" are mostly other words."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from pipeline.facts.dates.place import SIGNS, Place
from pipeline.facts.dates.tokens import Token
from pipeline.facts.dates.years import is_timed, is_year

_CAPITAL_MONTHS: Final = frozenset({"en", "de"})
_MODAL: Final = frozenset("be have not also well still only or never".split())


def holds(place: Place) -> bool:
    """Whether what stands in and around a reading speaks for a date."""
    after = place.after
    if after.code == "x" or (after.code == "p" and place.second_after.code == "x"):
        return False
    check = _CHECKS.get(place.piece.rule)
    return check is None or check(place)


def _is_sure_month(place: Place) -> bool:
    """Of a day with its month: "the second may be late" is none."""
    month = next(token for token in place.own if token.code in "Mm")
    if month.code == "M" or place.known.name != "en" or len(month.form) < 3:
        return True
    if place.is_capital(month) or any(token.code in "OykLV" for token in place.own):
        return True
    return not place.is_content(place.after) and place.after.form not in _MODAL


def _is_month_day(place: Place) -> bool:
    """Of "May 20": not "in May 20 people"."""
    if any(token.code in "yk" for token in place.own):
        return True
    word = next(token for token in place.own if token.code in "dore")
    if word.code in "de" and place.is_content(place.after):
        return place.before().form == "on" and word.code == "d"
    return _is_sure_month(place)


def _is_month(place: Place) -> bool:
    own = place.own
    month = next(token for token in own if token.code in "Mm")
    if any(token.code in "yk" for token in own):
        return True
    if month.code == "m":
        return month.form in place.known.words.get("month?", ()) and _is_doubtful_month(place, month)
    return len(own) > 1 or _is_lone_month(place, month)


def _is_doubtful_month(place: Place, month: Token) -> bool:
    """Of "May", "march", "mars", "лютий": behind a preposition of time, or with "last"; never a name."""
    if place.known.name in _CAPITAL_MONTHS:
        capital = place.is_capital(month) or place.case == "lower"
        if len(place.own) > 1:
            return capital or place.follows("before_month")
        if place.before().form == "the":
            return place.is_capital(month) and not place.is_capital(place.after)
    elif place.is_capital(month) and place.case != "upper":
        return False
    return len(place.own) > 1 or place.follows("before_month") or place.before().code in "bE"


def _is_lone_month(place: Place, month: Token) -> bool:
    """A month alone; "August Weber" is a person, and so is "Марта"."""
    if place.known.name in _CAPITAL_MONTHS:
        return is_timed(place) or not (place.is_capital(place.after) and place.is_content(place.after))
    if place.case == "upper" or not place.is_capital(month):
        return True
    return is_timed(place) and not place.is_capital(place.after)


def _is_weekday(place: Place) -> bool:
    own, before = place.own, place.before()
    if len(own) > 1 or own[0].code == "K":
        return own[0].code != "w" or len(own[0].form) > 3
    if before.code == "v" or before.form in place.known.words.get("every", ()):
        return False
    if before.code == "!" and place.is_capital(before):
        return False
    if own[0].code == "w":
        return len(own[0].form) > 3 and own[0].form[-1] in "уy" and before.code in "Xb"
    return True


def _is_ahead(place: Place) -> bool:
    """Of "in three days": not of what happened within them."""
    past = place.known.words.get("past", frozenset())
    from_ = max(0, place.piece.first - 6)
    return not any(token.form in past for token in place.tokens[from_ : place.piece.first])


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
    if name == "en":
        return before.form in ("the", "early", "late", "mid", "'", "’")
    return int(own[0].value) >= 30 or len(own) > 1 or name not in ("ru", "uk", "sh")


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
    """Of "on the 9th", "am 9.", "le 9", "9-го": not before what it may count."""
    name, one, after = place.known.name, place.own[0], place.after
    is_counting = place.is_content(after) and (name != "de" or place.is_capital(after))
    if after.code in "-O/#%CQH" or is_counting:
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


_CHECKS: Final[dict[str, Callable[[Place], bool]]] = {
    "day_month": _is_sure_month, "days": _is_sure_month, "month_day": _is_month_day, "month": _is_month,
    "weekday": _is_weekday, "ahead": _is_ahead, "century": _is_century, "decade": _is_decade,
    "season": _is_season, "week_number": _is_week_number, "year": is_year, "figures": _is_figures,
    "day_number": _is_day_number, "ordinal": _is_lone_day, "relative": _is_relative,
}  # fmt: skip
