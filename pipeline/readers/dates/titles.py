"""Dates in a statement's own words: at the end of its title, or before its first sentence."""

from __future__ import annotations

from typing import Final

import regex

from pipeline.readers.dates import words
from pipeline.readers.dates.calendar import is_weekday
from pipeline.readers.dates.grammar import Stamp, find_dates
from pipeline.readers.dates.lines import NAME

_LONGEST_TITLE: Final = 400
_LONGEST_DATELINE: Final = 120
_LEAST_PROSE: Final = 20
_NAMED: Final = regex.compile(NAME)
_TAIL: Final = regex.compile(r"[\s.)\]»”\"]*")
_BEFORE: Final = regex.compile(r"(?:[,|:]|(?<=\s)[–—-])\s*$")
_PLACE: Final = regex.compile(
    rf"\s*\(?{NAME}(?:\s*,\s*{NAME})?(?:\s*,|\s*\(|\s+[–—-])\s*(?:(?:den|le|el|il|em)\s+)?"
)
_AGENCY: Final = r"(?:/[^/]{2,40}/|\([^()]{2,40}\))"
_DASH: Final = regex.compile(
    rf"\s*\)?\.?\s*(?:{_AGENCY}?\s*(?:–|—|--|-(?=\s))|{_AGENCY}\s*:)\s*(?=\p{{L}}|[\"“«„])"
)


def titled(title: str, language: str) -> Stamp | None:
    """Return the date at the end of a title that names words ("Remarks …, Oslo, 9 May 2026").

    Not one of a title that calls to something to come, and not the end of a range.
    """
    if len(title) > _LONGEST_TITLE:
        return None
    dates = find_dates(title, language)
    if not dates or not _TAIL.fullmatch(title, dates[-1].end):
        return None
    head = title[: dates[-1].start]
    if words.SPEECH.search(head) is None or words.NOTICE.search(head):
        return None
    return dates[-1] if _is_apart(head, language) else None


def _is_apart(head: str, language: str) -> bool:
    """Whether what stands before a date parts it from the words of the title."""
    _, bracket, inner = head.rpartition("(")
    if bracket and ")" not in inner:
        return all(_is_place(piece, language) for piece in inner.split(","))
    *kept, last = head.rstrip().rsplit(maxsplit=1) or [""]
    if kept and is_weekday(last.rstrip(","), language):
        head = kept[0]
    mark = _BEFORE.search(head)
    return mark is not None and not head[: mark.start()].rstrip()[-1:].isdigit()


def _is_place(piece: str, language: str) -> bool:
    kept = " ".join(word for word in piece.split() if not is_weekday(word, language) and not _is_small(word))
    return not kept or _NAMED.fullmatch(kept) is not None


def _is_small(word: str) -> bool:
    return word in {"den", "le", "el", "il", "em", "dnia"}


def dateline(line: str, language: str) -> Stamp | None:
    """Return the date after a place, before the first sentence ("VIENNA, May 12, 2026 – The …")."""
    if len(line) < _LEAST_PROSE:
        return None
    dates = find_dates(line[:_LONGEST_DATELINE], language)
    if (
        not dates
        or not _PLACE.fullmatch(line, 0, dates[0].start)
        or words.NOT.search(line, 0, dates[0].start)
    ):
        return None
    dash = _DASH.match(line, dates[0].end)
    return dates[0] if dash and len(line) - dash.end() >= _LEAST_PROSE else None
