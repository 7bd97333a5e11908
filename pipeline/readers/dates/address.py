"""Dates in addresses and file names.

Only where a whole part of the path, or the beginning or end of one, is a date. Long numbers are taken for
identifiers, folders of files for the order in which somebody stored them, and the moment in the address of a
web archive for the moment of capture.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

import regex

from pipeline.readers.dates.calendar import month
from pipeline.readers.dates.grammar import Stamp

_ARCHIVE: Final = regex.compile(r"https?://web\.archive\.org/web/\d+[a-z_]*/", regex.IGNORECASE)
_YEAR: Final = r"(?P<year>(?:19[89]|20\d)\d)"
_MONTH: Final = r"(?P<month>\d{1,2}|\p{L}{3,9})"
_PATH: Final = regex.compile(rf"/{_YEAR}/{_MONTH}/(?:(?P<day>\d{{1,2}})(?:/|$)|(?=[^/]*\p{{L}}))")
_COMPACT_PATH: Final = regex.compile(rf"/{_YEAR}(?P<month>\d\d)(?P<day>\d\d)/(?=[^/]*\p{{L}})")
_DASHED: Final = rf"{_YEAR}(?P<mark>[-_.])(?P<month>\d\d)(?P=mark)(?P<day>\d\d)"
_COMPACT: Final = rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)"
_BEGINS: Final = regex.compile(rf"{_DASHED}(?:$|[-_ ](?=\p{{L}}))|{_COMPACT}[-_ ](?=\p{{L}})")
_ENDS: Final = regex.compile(rf"(?<=\p{{L}}[-_ ]){_DASHED}$")
_SUFFIX: Final = regex.compile(r"\.\p{L}\w{0,4}$")
_NOT_DATED: Final = regex.compile(
    r"(?<!\p{L})(?:scan|export|backup|dump|download|screenshot|crawl|capture|until|deadline|from|to|due|v|version"
    r"|agenda|tender|events?|calendar|program(?:me)?)(?!\p{L})",
    regex.IGNORECASE,
)
_QUERY: Final = ("date", "published", "pubdate", "published_at", "publish_date")
_QUERY_DATE: Final = regex.compile(rf"(?:{_DASHED}|{_COMPACT})(?:T.*)?")
_MONTH_FIRST: Final = (".gov", ".mil", ".us")
_LONGEST: Final = 2000


def addressed(uri: str) -> Stamp | None:
    """Return the date that an address gives, to the day or month. Of a file only its name is looked at."""
    uri = _ARCHIVE.sub("", uri[:_LONGEST])
    parts = _split(uri)
    if parts is None:
        return None
    if parts.scheme not in {"http", "https"}:
        return _in_name(uri.replace("\\", "/").rsplit("/", 1)[-1])
    return _in_path(unquote(parts.path)) or _in_query(parts.query)


def order(uri: str | None) -> str | None:
    """Return which of day and month a site writes first, as far as its domain tells; null elsewhere."""
    parts = _split(uri or "")
    host = (parts.hostname or "") if parts else ""
    if host.endswith(_MONTH_FIRST):
        return "month"
    ending = host.rpartition(".")[2]
    is_country = (
        len(ending) == 2 and ending.isalpha() and ending not in {"io", "co", "tv", "me", "ai", "ca", "ph"}
    )
    return "day" if is_country else None


def _split(uri: str) -> SplitResult | None:
    try:
        parts = urlsplit(uri)
        _ = parts.hostname
    except ValueError:
        return None
    return parts


def _in_path(path: str) -> Stamp | None:
    if _NOT_DATED.search(path):
        return None
    for form in (_PATH, _COMPACT_PATH):
        found = [stamp for match in form.finditer(path, overlapped=True) if (stamp := _stamp(match))]
        if len(found) == 1:
            return found[0]
    for part in reversed(path.split("/")):
        stamp = _in_name(part)
        if stamp:
            return stamp
    return None


def _in_name(name: str) -> Stamp | None:
    """The date with which a part of a path or the name of a file begins or ends."""
    stem = _SUFFIX.sub("", name)
    if _NOT_DATED.search(stem.replace("_", " ")):
        return None
    matches = [match for match in (_BEGINS.match(stem), _ENDS.search(stem)) if match]
    return _stamp(matches[0]) if len(matches) == 1 else None


def _in_query(query: str) -> Stamp | None:
    values = parse_qs(query)
    for name in _QUERY:
        for value in values.get(name, ()):
            match = _QUERY_DATE.fullmatch(value)
            if match:
                return _stamp(match)
    return None


def _stamp(match: regex.Match[str]) -> Stamp | None:
    number = int(match["month"]) if match["month"].isdigit() else month(match["month"], "en")
    day = match["day"]
    if number is None:
        return None
    try:
        at = datetime(int(match["year"]), number, int(day or 1), tzinfo=UTC)
    except ValueError:
        return None
    return Stamp(match.start(), match.end(), at, "day" if day else "month")
