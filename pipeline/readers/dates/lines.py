"""Telling a date line ("Published 12 May 2026 | By …") from a line that mentions a date.

A line counts only when nothing stands in it but what date lines hold: the date, a time, a weekday, words for
publication, a place or author, views. One word more, and it is taken for prose, a field or an event.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

import regex

from pipeline.readers.dates import words
from pipeline.readers.dates.calendar import is_weekday
from pipeline.readers.dates.clock import Clock, find_clock, find_zone
from pipeline.readers.dates.grammar import Stamp, find_coarse, find_dates

_LONGEST: Final = 160
_STRONG: Final = regex.compile(r"\s*[|•·]\s*|\s+[–—-]+\s+")
_WEAK: Final = regex.compile(r"[\0,;()\[\]/]")
_WORD: Final = r"\p{Lu}[\p{L}\p{M}.'’-]*"
_SMALL: Final = r"(?:de|del|la|le|les|of|am|an|der|do|da|na|nad|sur|sous|di|upon|von|van|af|av|bin|al)"
_LEAD: Final = r"(?:(?i:by|av|af|von|par|por|г|м|гр|m|c)\.?\s+|[UVWВУ]\s+)"
NAME: Final = rf"{_LEAD}?{_WORD}(?:[ \u00a0-](?:{_WORD}|{_SMALL}(?=[ -]))){{0,3}}"
"""What can be a place or an author: a few words with capitals."""

_NAMED: Final = regex.compile(NAME)
_DONE_AT: Final = regex.compile(
    r"(?:Done|Given|Signed|Fait|Hecho|Geschehen|Совершено|Fatto|Feito|Utfärdat|Sporządzono)\s(?:at|in|à|en|zu|в|a|em|w)\s"
)
_SIGNED: Final = regex.compile(
    rf"(?:{NAME}\s+(?i:den|dnia|dne|dňa)|{_DONE_AT.pattern}{NAME}(?:\s(?:on|le|el|am|il|em))?)"
)
_TRAILING: Final = regex.compile(rf"\s(?:{words.CONNECTIVE.pattern})\s*$", regex.IGNORECASE)
_FINNISH: Final = regex.compile(r"\p{Lu}\p{L}+(?:ss[aä]|ll[aä])")

_YEAR_WITH_STOP: Final = frozenset({"sr", "hr", "bs", "sl", "hu", "und"})
"""Languages that write a full stop after the figures of a year."""

_PREPOSITION: Final = regex.compile(
    r"\s*(?:on|of|by|de|del|du|em|am|vom|om|op|от|від|на|в|у|u|v|w|à|ab|bis|til|till)\s"
)


@dataclass(frozen=True, slots=True)
class DateLine:
    """The date that a line gives, with its time of day, and what speaks for it.

    `evidence`: published (words for publication), field (a field named date), bare (nothing but the date),
    place (a place or author stands before the date).
    """

    stamp: Stamp
    clock: Clock | None
    evidence: str


@lru_cache(maxsize=64)
def date_line(line: str, language: str, *, is_byline: bool = False) -> DateLine | None:
    """Return the date that a line gives, if it is a date line. In a byline it may name its author anyhow."""
    if len(line) > _LONGEST or not any(char.isdigit() for char in line):
        return None
    if not find_dates(line, language) and not _is_field(line):
        return None
    text = words.ASIDE.sub(" | ", line)
    segments = [part for segment in _STRONG.split(text) for part in _parts(segment, language) if part.strip()]
    found = [_dated(segment, language) for segment in segments]
    for evidence in ("published", "field"):
        marked = [one for one in found if one and one.evidence == evidence]
        if marked:
            return marked[0] if len({one.stamp.at for one in marked}) == 1 else None
    dated = [one for one in found if one]
    is_plain = all(one or _is_plain(segment, language) for one, segment in zip(found, segments, strict=True))
    if len({one.stamp.at for one in dated}) != 1 or not (is_plain or is_byline):
        return None
    return min(dated, key=lambda one: one.stamp.order == "either")


def _parts(segment: str, language: str) -> Iterator[str]:
    """Cut a segment after each of its dates but the last, times included."""
    stamps = find_dates(segment, language)
    start = 0
    for stamp, following in pairwise(stamps):
        clock = find_clock(segment[stamp.end : following.start])
        end = stamp.end + (clock.end if clock and clock.start < 6 else 0)
        yield segment[start:end]
        start = end
    yield segment[start:]


def _dated(segment: str, language: str) -> DateLine | None:
    """The date of a segment that holds one and nothing strange."""
    stamps = find_dates(segment, language)
    coarse = find_coarse(segment, language) if not stamps and _is_field(segment) else None
    stamp = stamps[0] if stamps else coarse
    if stamp is None:
        return None
    is_published = words.PUBLISHED.search(segment) is not None
    if not is_published and words.UPDATED.search(segment):
        return None
    clock, rest = _clock(f"{segment[: stamp.start]}\0{segment[stamp.end :]}")
    has_field = words.FIELD.search(rest) is not None
    rest = words.FIELD.sub("", words.PUBLISHED.sub("", words.NUMBERED.sub(",", words.AUTHOR.sub(",", rest))))
    evidence = _evidence(rest, "published" if is_published else "field" if has_field else "", language)
    if not evidence or words.NOT.search(rest):
        return None
    if evidence not in {"published", "field"} and _is_wrapped(segment, stamp, language):
        return None
    return DateLine(stamp, clock, evidence)


def _is_wrapped(segment: str, stamp: Stamp, language: str) -> bool:
    """Whether a bare date looks like the end of a sentence that was broken into lines."""
    ends = segment[stamp.end - 2 : stamp.end]
    is_sentence_end = ends[-1:] == "." and ends[:1].isdigit() and language not in _YEAR_WITH_STOP
    return is_sentence_end or _PREPOSITION.match(segment) is not None


def _clock(rest: str) -> tuple[Clock | None, str]:
    """The time beside a date, with its zone, and what else is left."""
    clock = find_clock(rest)
    if clock is None:
        return None, rest
    rest = f"{rest[: clock.start]}\0{rest[clock.end :]}"
    apart = find_zone(rest) if clock.zone is None else None
    if apart is None:
        return clock, rest
    start, end, zone = apart
    return replace(clock, zone=zone), f"{rest[:start]} {rest[end:]}"


def _is_field(segment: str) -> bool:
    """Whether a segment says itself that it holds a date."""
    return bool(words.PUBLISHED.search(segment) or words.FIELD.search(segment))


def _evidence(rest: str, marked: str, language: str) -> str:
    """What speaks for the date, judged by what is left beside it; empty where something does not belong."""
    before, _, after = rest.partition("\0")
    *loose, glued = _WEAK.split(before)
    loose += _WEAK.split(after)
    names = [name for piece in loose if (name := _without_small(piece, language))]
    if len(names) > 2 or not all(_is_name(name) for name in names):
        return ""
    last = _without_small(_TRAILING.sub("", glued) if marked else glued, language)
    if not last or (marked and _NAMED.fullmatch(last)):
        return marked or ("place" if names else "bare")
    piece = glued.strip()
    if words.PRESS.fullmatch(piece):
        return marked or "bare"
    return marked or "place" if _SIGNED.fullmatch(piece) or _FINNISH.fullmatch(piece) else ""


def _is_name(piece: str) -> bool:
    """Whether a piece is a name, or a notice to the press with or without the name of who gave it."""
    notice = words.PRESS.match(piece)
    rest = piece[notice.end() :].strip() if notice else _DONE_AT.sub("", piece)
    return not rest or _NAMED.fullmatch(rest) is not None


def _without_small(piece: str, language: str) -> str:
    """A piece without weekdays; empty where only small words are left."""
    kept = [word for word in piece.split() if not is_weekday(word, language)]
    if all(words.CONNECTIVE.fullmatch(word.strip(".")) or word in {".", ":"} for word in kept):
        return ""
    return " ".join(kept).strip(". ")


def _is_plain(segment: str, language: str) -> bool:
    """Whether a segment without a date may stand in a date line: a name, kind of notice, time, nothing."""
    if words.UPDATED.search(segment):
        return True
    segment = words.NUMBER.sub("", words.NUMBERED.sub("", segment))
    if words.NOT.search(segment):
        return False
    clock = find_clock(segment)
    left = _without_small(segment[: clock.start] + segment[clock.end :] if clock else segment, language)
    return not left or _is_name(left)
