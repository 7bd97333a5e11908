"""Times of day with the zone that stands beside them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

import regex

_OFFSETS: Final = {
    **dict.fromkeys(("UTC", "GMT", "Z", "WET", "TU"), 0),
    **dict.fromkeys(("CET", "MEZ", "HNEC", "BST", "WEST"), 1),
    **dict.fromkeys(("CEST", "MESZ", "HAEC", "EET"), 2),
    **dict.fromkeys(("EEST",), 3),
    **dict.fromkeys(("SGT", "HKT", "AWST"), 8),
    **{"SAST": 2, "EAT": 3, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13},
    **{"EST": -5, "EDT": -4, "PST": -8, "PDT": -7, "MDT": -6, "CDT": -5},
}
"""Hours ahead of UTC. Names of several zones (IST, CST, MST) are passed over as not known."""

_PLACES: Final = {
    **dict.fromkeys(("msk", "мск", "moscow time", "по москве", "московского времени"), "Europe/Moscow"),
    **dict.fromkeys(("по московскому времени", "московское время"), "Europe/Moscow"),
    **dict.fromkeys(("kyiv time", "за київським часом", "за києвом", "по киеву"), "Europe/Kyiv"),
    **dict.fromkeys(("et", "eastern time", "new york time"), "America/New_York"),
    **dict.fromkeys(("pt", "pacific time"), "America/Los_Angeles"),
    **dict.fromkeys(("london time", "uk time"), "Europe/London"),
    **dict.fromkeys(("brussels time", "paris time", "heure de paris", "vienna time"), "Europe/Paris"),
}
"""Times named by place. Their offset is that of the day, as Moscow's changed in 2011 and 2014."""

_ZONE: Final = (
    r"(?P<zone>(?:UTC|GMT)\s?(?P<offset>[+−–-]\s?\d{1,2}(?::?\d{2})?)|(?P<offset>[+−-]\d{2}:?\d{2})"
    rf"|{'|'.join(sorted(_OFFSETS, key=len, reverse=True))}"
    rf"|(?i:{'|'.join(sorted(_PLACES, key=len, reverse=True))})|(?:IST|CST|MST|AST|BDT|PKT|TRT|GST|LT))"
)
_BEFORE: Final = (
    r"(?:(?i:at|kl\.?|klo|um|à|a las|às|alle ore|alle|ore|o godz\.|godz\.|o|u|w|v|ob|в|у|о|від)\s+)"
)
_CLOCK: Final = regex.compile(
    rf"(?<![\w.:/-])(?P<word>{_BEFORE})?(?P<hour>\d{{1,2}})"
    r"(?:(?P<mark>[:.]|\s?h\s?)(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d{1,6})?)?)?"
    r"(?:\s?(?P<half>(?i:[ap]\.?m\b\.?)))?(?P<after>\s?(?i:uhr|hrs|h|ч\.?|год\.))?"
    rf"(?:(?P<zone>Z)(?!\w)|(?![\w:/])(?:\s?\(?{_ZONE}(?![\w:/])\)?)?)"
)
_ALONE: Final = regex.compile(rf"\({_ZONE}\)|(?<=\0\s?){_ZONE}(?![\w:/])")


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day at characters [start, end). `zone` is null where none is printed."""

    start: int
    end: int
    hour: int
    minute: int
    second: int
    precision: str
    zone: tzinfo | None

    def on(self, day: datetime) -> datetime | None:
        """Return the moment in UTC on a day; null without a zone, as the moment is then not known."""
        if self.zone is None:
            return None
        local = day.replace(hour=self.hour, minute=self.minute, second=self.second, tzinfo=self.zone)
        return local.astimezone(UTC)


def find_clock(text: str) -> Clock | None:
    """Return the first time of day in a short text; a lone number is none.

    Nor is 14.05, unless a word or zone stands beside it, or nothing but a date (written as NUL) before it.
    """
    for match in _CLOCK.finditer(text):
        if _is_time(match):
            clock = _clock(match)
            if clock:
                return clock
    return None


def find_zone(text: str) -> tuple[int, int, tzinfo] | None:
    """Return start, end and zone where one stands apart from its time: in brackets, or after a date (NUL)."""
    match = _ALONE.search(text)
    found = zone(match) if match else None
    return (match.start(), match.end(), found) if match and found else None


def _is_time(match: regex.Match[str]) -> bool:
    if match["minute"] is None:
        return match["half"] is not None or (match["after"] or "").strip().casefold() == "uhr"
    is_alone = match.string[: match.start()].endswith("\0 ") and match.end() == len(match.string)
    return match["mark"] != "." or is_alone or any(match[n] for n in ("word", "after", "half", "zone"))


def _clock(match: regex.Match[str]) -> Clock | None:
    hour, minute, second = (int(match[name] or 0) for name in ("hour", "minute", "second"))
    if match["half"]:
        hour = hour % 12 + 12 * (match["half"][0] in "pP") if 1 <= hour <= 12 else 24
    if hour > 23 or minute > 59 or second > 59:
        return None
    precision = "second" if match["second"] else "minute" if match["minute"] else "hour"
    return Clock(match.start(), match.end(), hour, minute, second, precision, zone(match))


def zone(match: regex.Match[str]) -> tzinfo | None:
    """Return the time zone in the groups `zone` and `offset` of a match."""
    if match["offset"]:
        return _offset(match["offset"])
    name = match["zone"]
    if name in _OFFSETS:
        return timezone(timedelta(hours=_OFFSETS[name]))
    place = _PLACES.get((name or "").casefold())
    return ZoneInfo(place) if place else None


def _offset(text: str) -> tzinfo | None:
    digits = "".join(char for char in text if char.isdigit())
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
    ahead = timedelta(hours=int(hours), minutes=int(minutes))
    if ahead > timedelta(hours=14) or int(minutes) > 59:
        return None
    return timezone(ahead if text[0] == "+" else -ahead)
