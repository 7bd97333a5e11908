"""What the words say of a date, and which days that is, given the day of the document.

Without that day what is not complete in the text stays open: never is today's date taken for it.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

from pipeline.facts.dates import calendar
from pipeline.facts.dates.calendar import Span

_GRANULARITY: Final = {
    "date": "day", "weekday": "day", "half": "range", "weekend": "range", "rolling": "range",
    "fortnight": "week",
}  # fmt: skip
_LEAP_YEARS: Final = 9
_WHOLE_YEARS: Final = frozenset({"year", "decade", "century"})


@dataclass(frozen=True, slots=True)
class Partial:
    """A date as far as the words give it.

    `kind` is date, weekday, month, quarter, half, season, year, decade, century, week, weekend, rolling or
    unit; `number` counts within the year (month, quarter, week), is 0..6 of weekdays, the first year of a
    decade, the century. `year_shift` is that of "May last year"; `shift` counts units from the document's
    ("last week", "three days ago"); `side` is -1 for the last before, 1 for the next after,
    0 for the nearest.
    """

    kind: str
    number: int = 0
    day: int = 0
    year: int | None = None
    year_shift: int | None = None
    unit: str = ""
    season: str = ""
    shift: int | None = None
    side: int = 0
    is_open: bool = False
    """Whether the figures leave open which is the day ("03/04/2025" in English)."""

    @property
    def granularity(self) -> str:
        """The granularity of the fact."""
        kind = self.unit if self.kind == "unit" else self.kind
        return _GRANULARITY.get(kind, kind)

    @property
    def method(self) -> str:
        """How the days are known: absolute, completed or relative."""
        if self.year is not None or self.kind == "century" or (self.kind == "decade" and self.number >= 1000):
            return "absolute"
        return "relative" if self.kind in ("weekday", "unit", "rolling") else "completed"


def is_valid(partial: Partial) -> bool:
    """Whether the calendar has such a date in some year."""
    if partial.year is not None:
        return partial.is_open or _in_year(partial, partial.year) is not None
    return partial.kind != "date" or calendar.day_of(2024, partial.number or 1, partial.day) is not None


def days(partial: Partial, day: datetime.date | None) -> Span | None:
    """Return the first and last day; None where that is open."""
    if partial.is_open:
        return None
    if partial.kind == "century":
        return calendar.months(partial.number * 100 - 99, 1, 1200)
    if partial.kind == "decade":
        first = _decade(partial.number, day)
        return calendar.months(first, 1, 120) if first is not None else None
    if partial.year is not None:
        return _in_year(partial, partial.year)
    return _from_day(partial, day) if day else None


def _decade(number: int, day: datetime.date | None) -> int | None:
    """The first year of a decade; of "the twenties" the last that has begun."""
    if number >= 100:
        return number
    if day is None:
        return 1900 + number if number >= 30 else None
    return max(year for year in (1900 + number, 2000 + number) if year <= max(day.year, 1999))


def _from_day(partial: Partial, day: datetime.date) -> Span | None:
    if partial.kind == "unit":
        return calendar.unit_at(partial.unit, day, partial.shift or 0)
    if partial.kind == "rolling":
        return calendar.rolling(partial.unit, day, partial.shift or 0)
    if partial.kind == "weekday":
        return _weekday(partial, day)
    if partial.year_shift is not None:
        return _in_year(partial, day.year + partial.year_shift)
    return _chosen(_instances(partial, day), day, partial.side)


def _weekday(partial: Partial, day: datetime.date) -> Span | None:
    if partial.shift is not None:
        week = calendar.unit_at("week", day, partial.shift)
        one = week[0] + datetime.timedelta(partial.number) if week else day
        return one, one
    ahead = (partial.number - day.weekday()) % 7
    if partial.side:
        ahead = (ahead or 7) if partial.side > 0 else ahead - 7
    elif ahead > 3:
        ahead -= 7
    one = day + datetime.timedelta(ahead)
    return one, one


def _instances(partial: Partial, day: datetime.date) -> Iterable[Span]:
    if partial.kind == "date" and not partial.number:
        around = (calendar.unit_at("month", day, shift) for shift in (-2, -1, 0, 1, 2))
        found = (calendar.day_of(span[0].year, span[0].month, partial.day) for span in around if span)
    else:
        years = range(day.year - _LEAP_YEARS, day.year + _LEAP_YEARS)
        found = (_in_year(partial, year) for year in years)
    return (span for span in found if span)


def _chosen(spans: Iterable[Span], day: datetime.date, side: int) -> Span | None:
    """The nearest span; the last before the day where `side` is -1, the first after it where it is 1."""
    wanted: Callable[[Span], bool] = {
        -1: lambda span: span[1] < day,
        0: lambda span: True,
        1: lambda span: span[0] > day,
    }.__getitem__(side)
    return min(filter(wanted, spans), key=lambda span: calendar.distance(span, day), default=None)


def _in_year(partial: Partial, year: int) -> Span | None:
    number = partial.number
    if partial.kind == "date":
        return calendar.day_of(year, number, partial.day)
    if partial.kind == "week":
        return calendar.week_of(year, number)
    if partial.kind == "season":
        return calendar.months(year, calendar.SEASONS[partial.season], 3)
    size = {"month": 1, "quarter": 3, "half": 6}.get(partial.kind)
    if size and not 1 <= number <= 12 // size:
        return None
    return calendar.months(year, (number - 1) * size + 1, size) if size else calendar.months(year, 1, 12)


def between(first: Partial, last: Partial, day: datetime.date | None) -> Span | None:
    """Return the days of a range; either end takes a year from the other."""
    if first.year is None and last.year is not None and first.year_shift is None:
        first = _lent(first, last, last.year, -1)
    elif last.year is None and first.year is not None and last.year_shift is None:
        last = _lent(last, first, first.year, 1)
    elif last.year_shift is not None and first.year_shift is None:
        first = replace(first, year_shift=last.year_shift)
    if day and _is_floating(first) and _is_floating(last):
        return _floating(first, last, day)
    spans = days(first, day), days(last, day)
    if spans[0] is None or spans[1] is None:
        return None
    return _ordered(spans[0], spans[1], last)


def _is_floating(partial: Partial) -> bool:
    """Whether a date within the year has none."""
    is_bare = partial.year_shift is None and not partial.side
    return is_bare and partial.method == "completed" and partial.number > 0


def _floating(first: Partial, last: Partial, day: datetime.date) -> Span | None:
    """The range that is nearest to the day as a whole."""
    found = []
    for year in range(day.year - 2, day.year + 3):
        begin = _in_year(first, year)
        ends = (_in_year(last, year), _in_year(last, year + 1))
        end = next((one for one in ends if one and begin and one[1] >= begin[0]), None)
        found += [(begin[0], end[1])] if begin and end else []
    return _chosen(found, day, 0)


def _ordered(first: Span, last: Span, partial: Partial) -> Span | None:
    """A range whose end, where it was filled in, is moved behind its beginning."""
    if last[1] >= first[0]:
        return first[0], last[1]
    if partial.kind == "weekday":
        return first[0], last[1] + datetime.timedelta(7)
    if partial.year is None and partial.kind not in _WHOLE_YEARS:
        later = _in_year(partial, last[0].year + 1)
        return (first[0], later[1]) if later else None
    return None


def _lent(partial: Partial, other: Partial, year: int, step: int) -> Partial:
    """A partial date with the year of the other end; "December to February 2025" begins in 2024."""
    if partial.kind in _WHOLE_YEARS or partial.kind in ("unit", "rolling", "weekday"):
        return partial
    own, others = _in_year(partial, year), _in_year(other, year)
    is_beyond = own is not None and others is not None and (others[0] - own[0]).days * step > 0
    return replace(partial, year=year + step if is_beyond else year)
