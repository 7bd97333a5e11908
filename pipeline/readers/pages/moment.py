"""Moments as metadata writes them: ISO 8601 in full or in part, and the form of e-mail."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

import regex

_PARTIAL: Final = regex.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?![\d:])")
_FULL: Final = regex.compile(r"\d{4}-?\d\d-?\d\d[T ]\d\d(?P<minute>:?\d\d)?(?P<second>:?\d\d)?")
_DAY: Final = regex.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ]|$)")
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_YEARS: Final = range(1900, 2101)


def moment(text: str | None) -> tuple[datetime, str] | None:
    """Return a moment (UTC) and its precision, or null where the text holds none.

    A time of day without a zone could be off by hours, so only its day is taken. The moments that programs
    write for "unknown" (the years 1 and 9999, the beginning of 1970) are none.
    """
    if not text:
        return None
    found = _full(text.strip()) or _mail(text) or _partial(text.strip())
    return found if found and found[0].year in _YEARS and found[0] != _EPOCH else None


def _full(text: str) -> tuple[datetime, str] | None:
    match = _FULL.match(text)
    if match is None:
        return None
    try:
        found = datetime.fromisoformat(text)
        if found.tzinfo is None:
            return found.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=UTC), "day"
        precision = "second" if match["second"] else "minute" if match["minute"] else "hour"
        return found.astimezone(UTC), precision
    except (ValueError, OverflowError):
        return None


def _mail(text: str) -> tuple[datetime, str] | None:
    try:
        found = parsedate_to_datetime(text)
        return (found.astimezone(UTC), "second") if found.tzinfo else None
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _partial(text: str) -> tuple[datetime, str] | None:
    match = _PARTIAL.match(text) or _DAY.match(text)
    if match is None:
        return None
    year, month, day = match.groups()
    try:
        at = datetime(int(year), int(month or 1), int(day or 1), tzinfo=UTC)
    except ValueError:
        return None
    return at, "day" if day else "month" if month else "year"
