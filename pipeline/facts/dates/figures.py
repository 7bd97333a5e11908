"""Dates in figures: "2025-05-09", "9.5.2025", "09/05/25"."""

from __future__ import annotations

import re
from typing import Final

from pipeline.facts.dates.calendar import day_of
from pipeline.facts.dates.partial import Partial

_MARK: Final = re.compile(r"[./-] ?")
_CENTURY_TURNS: Final = 50
"""Years of two figures from here on are of the last century."""
_MONTH_FIRST: Final = frozenset({"en"})


def in_figures(text: str) -> Partial | None:
    """Return the date that figures say, day first unless only the month can be; None where it is none."""
    parts = [int(part) for part in _MARK.split(text.rstrip(".").strip()) if part]
    if len(parts) == 2:
        return Partial("date", parts[1], parts[0]) if 1 <= parts[1] <= 12 else None
    if len(parts) != 3:
        return None
    if parts[0] > 31:
        return Partial("date", parts[1], parts[2], parts[0])
    day, month, year = parts
    return Partial(
        "date", month, day, whole_year(year) if len(text.rstrip(".")[-3:].strip("./- ")) < 3 else year
    )


def in_order(partial: Partial, text: str, language: str) -> Partial | None:
    """Return a date in figures read in the order of a language; open where English leaves day and month so.

    A date that the calendar does not have is none.
    """
    year, month, day = partial.year, partial.number, partial.day
    if year is None or re.match(r"\d{4}", text):
        return partial
    day_first, month_first = day_of(year, month, day), day_of(year, day, month)
    is_open = language in _MONTH_FIRST and "." not in text
    if is_open and day_first and month_first and day != month:
        return Partial("date", month, day, year, is_open=True)
    if day_first:
        return partial
    return Partial("date", day, month, year) if month_first and is_open else None


def whole_year(year: int) -> int:
    """Return the year that two figures stand for."""
    return year + (1900 if year >= _CENTURY_TURNS else 2000)
