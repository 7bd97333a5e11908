"""Dates as they are written: words and figures, in one short line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Final

import regex

from pipeline.readers.dates.calendar import month

_YEAR: Final = r"(?P<year>(?:19|20)\d\d)(?!\d|[.,]\d)"
_DAY: Final = r"(?<![\p{L}\d./:,+-])(?P<day>\d{1,2})"
_ORDINAL: Final = r"(?:\.|st|nd|rd|th|er|re|º|°|-го|-е|-га)?"
_OF: Final = r"(?:(?:de|del|di|of|do)\s+|d['’]\s?)?"
_NAME: Final = r"(?P<month>\p{L}{3,12})\.?"
_AFTER: Final = (
    r"(?:[ \u00a0]?(?i:года?|году|г\.|г(?!\p{L})|року|р\.|р(?!\p{L})|годзе|r\.|roku|rok|godine|god\."
    r"|године|год\.|година)(?!\p{L}))?"
)
_FORMS: Final = tuple(
    regex.compile(form)
    for form in (
        rf"{_DAY}{_ORDINAL}\s*{_OF}{_NAME},?\s*{_OF}{_YEAR}\.?{_AFTER}",
        rf"{_DAY}(?P<mark>[-/]){_NAME}(?P=mark){_YEAR}(?![\w/-])",
        rf"(?<!\p{{L}}){_NAME}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"(?<![\w./:,+-]){_YEAR}\.?\s+(?:m\.\s|gada\s)?{_OF}{_NAME}\s+(?P<day>\d{{1,2}})(?!\d)\.?(?:\sd\.)?",
        r"(?<![\w./:,+-])(?P<year>(?:19|20)\d\d)(?P<mark>[-./])(?P<number>\d{1,2})(?P=mark)(?P<day>\d{1,2})"
        r"(?![\w/-]|[.,:]\d)(?P<clock>)",
        r"(?<![\w./:,+-])(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)(?=T\d\d:\d\d)(?P<clock>T)",
        rf"{_DAY}(?P<mark>[-./])\s?(?P<number>\d{{1,2}})(?P=mark)\s?{_YEAR}(?![\w/-])\.?{_AFTER}",
        rf"{_DAY}/(?P<number>\d{{1,2}})[ -]{_YEAR}(?![\w/-])",
        r"(?P<year>(?:19|20)\d\d)\s?年\s?(?P<number>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日",
    )
)
_MONTH_ONLY: Final = regex.compile(rf"(?<![\p{{L}}\d]){_NAME}\s*{_OF}{_YEAR}{_AFTER}")
_SHORT_YEAR: Final = regex.compile(rf"{_DAY}(?P<mark>\.)(?P<number>\d\d)\.(?P<year>\d\d)(?![\w.,:/-])")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date at characters [start, end), its first moment in UTC and its precision.

    `order` is set where figures leave open which is the day: "day" or "month" for the one that must stand
    first, "either" where both can; `other` is then the date with the month first.
    """

    start: int
    end: int
    at: datetime
    precision: str = "day"
    order: str | None = None
    other: datetime | None = None


@lru_cache(maxsize=64)
def find_dates(text: str, language: str) -> tuple[Stamp, ...]:
    """Return the whole dates in a short text, in order and without overlap."""
    found = sorted(
        (stamp for form in _FORMS for match in form.finditer(text) if (stamp := _stamp(match, language))),
        key=lambda stamp: (stamp.start, -stamp.end),
    )
    return tuple(_apart(found))


def find_coarse(text: str, language: str) -> Stamp | None:
    """Return a month with its year, or a date with a year of two figures, as only a field may hold them."""
    match = _SHORT_YEAR.search(text)
    if match:
        at = _moment(2000 + int(match["year"]), int(match["number"]), int(match["day"]))
        return Stamp(match.start(), match.end(), at) if at else None
    match = _MONTH_ONLY.search(text)
    number = month(match["month"], language) if match else None
    if match is None or number is None:
        return None
    at = datetime(int(match["year"]), number, 1, tzinfo=UTC)
    return Stamp(match.start(), match.end(), at, "month")


def _apart(found: list[Stamp]) -> Iterator[Stamp]:
    end = -1
    for stamp in found:
        if stamp.start >= end:
            yield stamp
            end = stamp.end


def _stamp(match: regex.Match[str], language: str) -> Stamp | None:
    groups = match.groupdict()
    year, day = int(match["year"]), int(match["day"])
    name = groups.get("month")
    number = month(name, language) if name else int(match["number"])
    if number is None:
        return None
    at = _moment(year, number, day)
    if name or groups.get("mark") not in {"/", "-"} or match.start("day") > match.start("year"):
        return Stamp(match.start(), match.end(), at) if at else None
    return _open(match, at, _moment(year, day, number))


def _open(match: regex.Match[str], day_first: datetime | None, month_first: datetime | None) -> Stamp | None:
    """A date in figures that end with the year."""
    place = match.span()
    if day_first and month_first:
        order = "either" if day_first != month_first else None
        return Stamp(*place, day_first, order=order, other=month_first)
    at = day_first or month_first
    return Stamp(*place, at, order="day" if day_first else "month") if at else None


def _moment(year: int, number: int, day: int) -> datetime | None:
    try:
        return datetime(year, number, day, tzinfo=UTC)
    except ValueError:
        return None
