"""When a statement was published, from what is printed around it, its address and its own words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

import regex

from pipeline.readers.dates import address, titles, window
from pipeline.readers.dates.grammar import Stamp, find_dates
from pipeline.readers.dates.lines import DateLine, date_line
from pipeline.readers.dates.window import Place
from pipeline.readers.draft import Draft, Facts, Published

Resolve = Callable[[Stamp], datetime | None]

_DAY: Final = timedelta(days=1)
_OLDEST: Final = datetime(1900, 1, 1, tzinfo=UTC)
_OLDEST_UNMARKED: Final = datetime(1990, 1, 1, tzinfo=UTC)
"""Older dates without a word for publication are nearly always those of what is told."""

_EVIDENCE: Final = (("byline", "published"), ("field",), ("bare", "place"))
"""What speaks for a date line, strongest first."""

_OPENING: Final = regex.compile(r"(?:\p{L}{1,2}\.\s*)?\p{L}[\p{L}’'-]*\s*[,(]")
"""A place of one word: with more, a first line may be a title that names an event and its day."""

_FINE: Final = ("second", "minute", "hour", "day")
_FEWEST_LINES_ABOVE: Final = 8
_MOST_ABOVE: Final = 600
_MOST_BELOW: Final = 2
_BODY_LINES: Final = 3


def published(
    facts: Facts, uri: str | None, draft: Draft, language: str, received_at: datetime
) -> Published | None:
    """Return when a document was published; null where nothing says so well enough.

    What container or page said (`facts`) stands. Else the first of: a date line in the first or last lines,
    the address, the end of the title or the place and date before the first sentence. A coarse date (a month)
    gives way to a finer one within it. `received_at` only bounds: what is more than a day later is no date of
    publication. `uri` is the address of this document alone, not of a file with many.
    """
    if facts.published:
        return facts.published
    coarse = None
    for found in _candidates(facts, uri, draft, language, received_at + _DAY):
        if found.precision not in _FINE:
            coarse = coarse or found
        elif coarse is None or (found.at.year, found.at.month) == (coarse.at.year, coarse.at.month):
            return found
    return coarse


def _candidates(
    facts: Facts, uri: str | None, draft: Draft, language: str, latest: datetime
) -> Iterator[Published]:
    places = window.places(draft)
    resolve = _resolver(uri, language, places, latest)
    printed = _printed(draft, places, language, resolve) if places else None
    text = None
    if printed:
        text = _published(printed, resolve, "text" if printed.evidence == "place" else "page")
    if text and text.method == "page":
        yield text
    stamp = address.addressed(uri) if uri else None
    if stamp and stamp.at <= latest:
        yield Published(stamp.at, "address", stamp.precision)
    if text and text.method == "text":
        yield text
    yield from _own_words(facts, places, language, resolve)


def _own_words(facts: Facts, places: Iterable[Place], language: str, resolve: Resolve) -> Iterator[Published]:
    """Dates in the title and before the first sentence."""
    found = [titles.titled(title, language) for title in _titles(facts, places)]
    found += [
        titles.dateline(place.text, language)
        for place in places
        if place.is_head and place.number < _BODY_LINES
    ]
    for stamp in found:
        at = resolve(stamp) if stamp else None
        if stamp and at and at >= _OLDEST_UNMARKED:
            yield Published(at, "text", stamp.precision)


def _titles(facts: Facts, places: Iterable[Place]) -> list[str]:
    """The title, else a first line that may be one, as it ends with a bracket ("… (2 мая 2025 г.)")."""
    if facts.title:
        return [facts.title]
    return [place.text for place in places if place.is_head and not place.number and place.text.endswith(")")]


def _resolver(uri: str | None, language: str, places: Iterable[Place], latest: datetime) -> Resolve:
    """Return what gives the day of a date, or null where it is not known or too late.

    Where only figures stand and the language does not say which is the day (English), the country of the
    site says it, or another date of the same making.
    """

    def resolve(stamp: Stamp) -> datetime | None:
        at: datetime | None = stamp.at
        if stamp.order == "either" and language in {"en", "und"}:
            order = address.order(uri) or _order_of(places, language)
            at = stamp.at if order == "day" else stamp.other if order == "month" else None
        return at if at and _OLDEST <= at <= latest else None

    return resolve


def _order_of(places: Iterable[Place], language: str) -> str | None:
    found = {stamp.order for place in places for stamp in find_dates(place.text[:400], language)}
    found &= {"day", "month"}
    return next(iter(found)) if len(found) == 1 else None


def _printed(draft: Draft, places: Iterable[Place], language: str, resolve: Resolve) -> DateLine | None:
    """The date line among the first lines, or among the last; none where two contradict each other."""
    lines = [(place, found) for place in places if (found := _line(place, language)) and resolve(found.stamp)]
    marked = _EVIDENCE[:1] if window.is_notice(draft) else _EVIDENCE
    for kinds in marked:
        for is_head in (True, False):
            fitting = [
                found
                for place, found in lines
                if place.is_head == is_head and found.evidence in kinds and _may_stand(place, found, resolve)
            ]
            if fitting and len({resolve(found.stamp) for found in fitting}) > 1:
                return None
            if fitting and ("bare" not in kinds or not _is_chronicle(draft, fitting[0], language)):
                return fitting[0]
    return None


def _line(place: Place, language: str) -> DateLine | None:
    if place.role != "byline":
        return date_line(place.text, language)
    found = date_line(place.text, language, is_byline=True)
    return DateLine(found.stamp, found.clock, "byline") if found else None


def _may_stand(place: Place, found: DateLine, resolve: Resolve) -> bool:
    """Whether a date line stands where its evidence asks for: unmarked ones only at the very top or end."""
    if found.evidence not in {"bare", "place"}:
        return True
    at = resolve(found.stamp)
    if at is None or at < _OLDEST_UNMARKED:
        return False
    if found.evidence == "place" and place.is_head and not place.number and not _OPENING.match(place.text):
        return False
    if place.is_head:
        return place.number < _FEWEST_LINES_ABOVE and place.before <= _MOST_ABOVE
    return place.number < _MOST_BELOW


def _is_chronicle(draft: Draft, found: DateLine, language: str) -> bool:
    """Whether other lines of the text are dates too, so that they head its parts."""
    for line in window.heading_lines(draft.text.text):
        other = date_line(line, language)
        if other and other.evidence == "bare" and other.stamp.at != found.stamp.at:
            return True
    return False


def _published(found: DateLine, resolve: Resolve, method: str) -> Published | None:
    """The moment of a date line. A time without a zone is no known moment: only the day is kept."""
    at = resolve(found.stamp)
    if at is None:
        return None
    moment = found.clock.on(at) if found.clock and found.stamp.precision == "day" else None
    if moment and found.clock:
        return Published(moment, method, found.clock.precision)
    return Published(at, method, found.stamp.precision)
