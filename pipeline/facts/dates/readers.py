"""What the tokens of each rule of the grammar say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from pipeline.facts.dates.figures import in_figures
from pipeline.facts.dates.partial import Partial
from pipeline.facts.dates.tokens import Token

Read = Partial | tuple[Partial, Partial] | None
"""One date, the two ends of a range, or none."""


def _one(part: Sequence[Token], codes: str) -> Token | None:
    return next((token for token in part if token.code in codes), None)


def _value(part: Sequence[Token], codes: str, default: int = 0) -> int:
    token = _one(part, codes)
    return int(token.value) if token else default


def _year(part: Sequence[Token]) -> tuple[int | None, int | None]:
    """The year of a tail, or how many years from the document's it is."""
    own = _one(part, "yk16")
    if own:
        return int(own.value), None
    return None, _value(part, "LBGlV") if _one(part, "A") or _one(part, "V") else None


def _days(part: Sequence[Token]) -> Read:
    year, shift = _year(part)
    month = _value(part, "Mm")
    found = [int(token.value) for token in part if token.code in "dore"][:2]
    first, last = (Partial("date", month, day, year, shift) for day in found)
    return (first, last) if found[0] < found[1] else None


def _day_month(part: Sequence[Token]) -> Read:
    year, shift = _year(part)
    side = _sign(_value(part, "LBl")) if year is None and shift is None else 0
    is_open = _one(part, "6") is not None
    return Partial("date", _value(part, "Mm"), _value(part, "dore"), year, shift, side=side, is_open=is_open)


def _figures(part: Sequence[Token]) -> Read:
    token = _one(part, "IZ")
    return in_figures(token.value) if token else None


def _numbered(part: Sequence[Token]) -> Read:
    return Partial("date", 0, _value(part, "dore"))


def _month(part: Sequence[Token]) -> Read:
    year, shift = _year(part)
    side = _value(part, "LBl") if year is None and shift is None else 0
    shift = 0 if side == 0 and shift is None and _one(part, "LBl") and year is None else shift
    return Partial("month", _value(part, "Mm"), year=year, year_shift=shift, side=_sign(side))


def _sign(value: int) -> int:
    return (value > 0) - (value < 0)


def _weekday(part: Sequence[Token]) -> Read:
    number = _value(part, "WwK") if _one(part, "WwK") else 6
    side = -1 if _one(part, "K") else _value(part, "LBl")
    unit = _one(part, "U")
    if unit:
        return Partial("weekday", number, shift=side) if unit.value == "week" else None
    return Partial("weekday", number, side=_sign(side))


def _sunday(part: Sequence[Token]) -> Read:
    """Of Serbian "nedelja": alone, in the accusative, it is Sunday, with "last" a week."""
    if len(part) == 1:
        return Partial("weekday", 6) if part[0].form.endswith("u") else None
    return Partial("unit", unit="week", shift=int(part[0].value))


def _count(part: Sequence[Token]) -> int:
    return _value(part, "den", 1)


def _unit_name(part: Sequence[Token]) -> str:
    token = _one(part, "APUQCNc")
    return "year" if token is None else {"A": "year", "Q": "quarter", "C": "century", "N": "week"}.get(
        token.code, token.value
    )  # fmt: skip


def _ago(part: Sequence[Token]) -> Read:
    plural = _one(part, "P")
    if plural and not _one(part, "den"):
        return None
    return Partial("unit", unit=_unit_name(part), shift=-_count(part)) if _count(part) < 5000 else None


def _ahead(part: Sequence[Token]) -> Read:
    found = _ago(part)
    return Partial("unit", unit=found.unit, shift=-(found.shift or 0)) if isinstance(found, Partial) else None


def _rolling(part: Sequence[Token]) -> Read:
    side, count = _sign(_value(part, "LBGl")), _count(part)
    unit = _unit_name(part)
    if not side or count > 5000 or unit in ("century", "weekend"):
        return None
    if unit == "fortnight":
        unit, count = "week", count * 2
    return Partial("rolling", unit=unit, shift=side * count)


def _quarter(part: Sequence[Token]) -> Read:
    year, shift = _year(part)
    number = _value(part, "dorRq") or (4 if _value(part, "LBG") < 0 else 1)
    return Partial("quarter", number, year=year, year_shift=shift) if number <= 4 else None


def _half(part: Sequence[Token]) -> Read:
    year, shift = _year(part)
    number = _value(part, "dorR")
    shift = 0 if shift is None and _one(part, "A") else shift
    return Partial("half", number, year=year, year_shift=shift) if number <= 2 else None


def _century(part: Sequence[Token]) -> Read:
    number = _value(part, "dorRt")
    return Partial("century", number) if 1 <= number <= 22 else None


def _decade(part: Sequence[Token]) -> Read:
    century = _one(part, "C")
    if century:
        number = _value(part, "T") % 100 + _value(part, "dorR") * 100 - 100
        return Partial("decade", number)
    number = _value(part, "Tdnyke")
    unit = _one(part, "PU")
    if number % 10 or 100 <= number < 1000 or (unit and unit.value not in ("year", "decade")):
        return None
    return Partial("decade", number) if number >= 20 or _one(part, "T") else None


def _season(part: Sequence[Token]) -> Read:
    """A season; "this autumn" is that of the document's year, "this winter" the nearest, for it has two."""
    own = _one(part, "Ssg")
    assert own is not None
    name, _, shift = own.value.partition(":")
    year, year_shift = _year(part)
    side = _value(part, "LBl") if year is None and year_shift is None else 0
    side = _sign(side or int(shift or 0))
    is_this = _one(part, "LBl") is not None or shift == "0"
    if year is None and not side and is_this and name != "winter":
        year_shift = year_shift or 0
    return Partial("season", season=name, year=year, year_shift=year_shift, side=side)


def _unit(part: Sequence[Token]) -> Read:
    whole = _one(part, "i")
    if whole:
        name, _, number = whole.value.partition(":")
        return Partial("unit", unit=name, shift=int(number))
    unit, shift = _unit_name(part), _value(part, "LBl")
    return None if unit in ("day", "fortnight") else Partial("unit", unit=unit, shift=shift)


def _week_number(part: Sequence[Token]) -> Read:
    unit, year = _one(part, "U"), _one(part, "y")
    if unit and unit.value != "week":
        return None
    number = _value(part, "dn")
    return Partial("week", number, year=int(year.value) if year else None) if 1 <= number <= 53 else None


def _whole_year(part: Sequence[Token]) -> Read:
    year, plural = _one(part, "yk"), _one(part, "P")
    if year is None:
        return Partial("unit", unit="year", shift=_value(part, "V"))
    if plural and plural.value != "year":
        return None
    return Partial("year", year=int(year.value))


def _years(part: Sequence[Token]) -> Read:
    """Of "2024/25" and "2014–16"; "2010-12" is left, for it may be a month."""
    first, (mark, last) = next(token for token in part if token.code == "y"), part[-2:]
    year = int(first.value)
    end = year - year % 100 + int(last.value)
    is_month = mark.form == "-" and int(last.value) <= 12
    if part[-3].end != mark.start or mark.end != last.start or end <= year or is_month:
        return None
    return (Partial("year", year=year), Partial("year", year=end)) if end < year + 20 else None


def _end(part: Sequence[Token]) -> Read:
    single = _one(part, "j")
    unit = single.value if single else _unit_name(part)
    return Partial("unit", unit=unit, shift=0) if unit not in ("day", "weekend", "fortnight") else None


def _relative(part: Sequence[Token]) -> Read:
    return Partial("unit", unit="day", shift=int(part[0].value))


READERS: Final[dict[str, Callable[[Sequence[Token]], Read]]] = {
    "days": _days, "month_days": _days, "day_list": _day_month, "day_month": _day_month,
    "month_day": _day_month,
    "figures": _figures, "day_number": _figures, "numbered_day": _numbered, "ordinal": _numbered,
    "month": _month, "year_month": _month, "year_month_day": _day_month,
    "weekday": _weekday, "sunday": _sunday, "ago": _ago, "ahead": _ahead,
    "rolling": _rolling, "past_unit": _rolling, "quarter": _quarter, "half": _half,
    "century": _century, "decade": _decade,
    "season": _season, "unit": _unit, "week_number": _week_number, "year": _whole_year, "years": _years,
    "end": _end, "relative": _relative,
}  # fmt: skip
"""The reader of each rule by its name."""
