"""Days of the calendar's units: weeks from Monday to Sunday, northern seasons, centuries from 01 to 00."""

from __future__ import annotations

import calendar
import datetime
from typing import Final

Span = tuple[datetime.date, datetime.date]
"""First and last day."""

SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""The month in which each begins."""
_MONTHS: Final = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120}
_DAYS: Final = {"day": 1, "week": 7, "fortnight": 14}
_FIRST_YEAR, _LAST_YEAR = 1, 9998


def day_of(year: int, month: int, day: int) -> Span | None:
    """Return a day as a span; None where the calendar has no such day."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR or not 1 <= month <= 12:
        return None
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    one = datetime.date(year, month, day)
    return one, one


def months(year: int, month: int, count: int) -> Span | None:
    """Return `count` months from a month on; `month` may lie outside 1..12."""
    first, last = year * 12 + month - 1, year * 12 + month - 1 + count
    if not _FIRST_YEAR * 12 <= first < last <= _LAST_YEAR * 12:
        return None
    begins = datetime.date(first // 12, first % 12 + 1, 1)
    return begins, datetime.date(last // 12, last % 12 + 1, 1) - datetime.timedelta(1)


def unit_at(unit: str, day: datetime.date, shift: int) -> Span | None:
    """Return the calendar unit so many units from that which holds `day`; "last year" is -1."""
    try:
        return _unit_at(unit, day, shift)
    except OverflowError:
        return None


def _unit_at(unit: str, day: datetime.date, shift: int) -> Span | None:
    if unit == "day":
        one = day + datetime.timedelta(shift)
        return one, one
    if unit in ("week", "weekend", "fortnight"):
        size = 14 if unit == "fortnight" else 7
        monday = day - datetime.timedelta(day.weekday()) + datetime.timedelta(size * shift)
        return monday + datetime.timedelta(5 if unit == "weekend" else 0), monday + datetime.timedelta(6)
    if unit == "century":
        first = (day.year - 1) // 100 + shift
        return months(first * 100 + 1, 1, 1200)
    size = _MONTHS[unit]
    first = (day.year * 12 + day.month - 1) // size + shift
    return months(first * size // 12, first * size % 12 + 1, size)


def rolling(unit: str, day: datetime.date, count: int) -> Span | None:
    """Return so many units that end with `day`, or begin with it where `count` is positive."""
    try:
        return _rolling(unit, day, count)
    except OverflowError:
        return None


def _rolling(unit: str, day: datetime.date, count: int) -> Span | None:
    one = datetime.timedelta(1)
    if unit in _DAYS:
        other = day + datetime.timedelta(_DAYS[unit] * count)
    else:
        moved = _moved(day, _MONTHS.get(unit, 12) * count)
        if moved is None:
            return None
        other = moved
    return (other + one, day) if count < 0 else (day, other - one)


def _moved(day: datetime.date, count: int) -> datetime.date | None:
    """The same day so many months away, or the last of that month."""
    at = day.year * 12 + day.month - 1 + count
    if not _FIRST_YEAR * 12 <= at <= _LAST_YEAR * 12:
        return None
    last = calendar.monthrange(at // 12, at % 12 + 1)[1]
    return datetime.date(at // 12, at % 12 + 1, min(day.day, last))


def week_of(year: int, number: int) -> Span | None:
    """Return a week by its ISO 8601 number."""
    try:
        monday = datetime.date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return monday, monday + datetime.timedelta(6)


def distance(span: Span, day: datetime.date) -> int:
    """Return how many days a span is from a day; 0 where it holds it."""
    return max((span[0] - day).days, (day - span[1]).days, 0)
