"""Dates in a text, as facts."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from pipeline.facts.dates.bounds import Dated, qualifier
from pipeline.facts.dates.context import begins, denials, is_negated
from pipeline.facts.dates.evidence import holds
from pipeline.facts.dates.figures import in_order
from pipeline.facts.dates.gate import may_hold
from pipeline.facts.dates.grammar import Piece, pieces_at
from pipeline.facts.dates.lexicon import Lexicon, lexicon, lexicon_name
from pipeline.facts.dates.numerals import with_numbers
from pipeline.facts.dates.old_years import with_old_years
from pipeline.facts.dates.partial import between, days, is_valid
from pipeline.facts.dates.place import NOTHING, Place, case_of
from pipeline.facts.dates.ranges import joined
from pipeline.facts.dates.tokens import Token, code_of, tokens
from pipeline.facts.fact import Fact

_BEGINS: Final = re.compile(
    "[MmWwKNSsgDzjTtIZyqVAUPQHCkJEi]|[dorne0LBGlF98fR](?=.{0,13}[MmAUPQHCTSsWwNuc])|(?<=[XOb])[dor]|o"
)
"""Where a date may begin; a number only before what makes it one, or behind a preposition or an article."""

_SAME_YEAR: Final = 4
"""Words of the longest phrase for "of the same year"."""


def find_dates(text: str, language: str, day: datetime.date | None) -> list[Fact]:
    """Return the dates in a sentence or paragraph, in order and without overlap.

    `day` is that of the document: it completes dates without a year and gives days to "last week". Without it
    such dates are facts with open days. Of languages without a lexicon only dates in figures are read.
    """
    name = lexicon_name(language)
    if not may_hold(text, name):
        return []
    known = lexicon(name)
    found = with_old_years(with_numbers(tokens(text, name), known), known)
    code = code_of(found)
    pieces = joined(list(_pieces(text, found, code, known, language)), found, code, known)
    denied = denials(found, known) if pieces else []
    return [fact for piece in pieces if (fact := _fact(text, piece, found, denied, known, day))]


def _pieces(text: str, found: Sequence[Token], code: str, known: Lexicon, language: str) -> Iterator[Piece]:
    place, case = 0, case_of(text)
    while begin := _BEGINS.search(code, place):
        piece = _piece_at(Place(text, found, NOTHING, known, case), code, begin.start())
        if piece is None:
            place = begin.start() + 1
            continue
        if piece.rule == "day_list" or _is_pair(piece, found, known):
            piece = _first_of_pair(piece, found)
        place = piece.last
        checked = _in_order(_elsewhere(_coming(piece, found, known), found, known), found, language)
        if checked and is_valid(checked.begin) and (checked.end is None or is_valid(checked.end)):
            yield checked


def _is_pair(piece: Piece, found: Sequence[Token], known: Lexicon) -> bool:
    """Whether two days of a month are two dates: "3 and 5 May", not "between 3 and 5 May"."""
    own = found[piece.first : piece.last]
    if piece.rule not in ("days", "month_days") or all(token.code != "&" for token in own):
        return False
    between = known.words.get("between", frozenset())
    return all(token.form not in between for token in found[max(0, piece.first - 3) : piece.first])


def _first_of_pair(piece: Piece, found: Sequence[Token]) -> Piece:
    marks = "," if piece.rule == "day_list" else "&"
    mark = next(place for place in range(piece.first, piece.last) if found[place].code == marks)
    return Piece(piece.first, mark, "day_month", piece.begin)


def _piece_at(around: Place, code: str, place: int) -> Piece | None:
    """The first reading at a place that holds."""
    for piece in pieces_at(code, place, around.tokens, around.known.name):
        if holds(around._replace(piece=piece)):
            return piece
    return None


def _coming(piece: Piece, found: Sequence[Token], known: Lexicon) -> Piece:
    """A season behind a word that sets it ahead: "till hösten"."""
    before = found[piece.first - 1].form if piece.first else ""
    if piece.rule == "season" and before in known.words.get("coming", ()) and piece.last - piece.first == 1:
        return piece._replace(begin=replace(piece.begin, side=1))
    return piece


def _elsewhere(piece: Piece, found: Sequence[Token], known: Lexicon) -> Piece:
    """A date whose year is another's: "in May of the same year" leaves the days open."""
    if piece.begin.kind not in ("date", "month") or piece.begin.year is not None:
        return piece
    behind = " ".join(token.form for token in found[piece.last : piece.last + _SAME_YEAR]) + " "
    is_other = any(behind.startswith(f"{form} ") for form in known.words.get("same_year", ()))
    return piece._replace(begin=replace(piece.begin, is_open=True)) if is_other else piece


def _in_order(piece: Piece, found: Sequence[Token], language: str) -> Piece | None:
    if piece.rule != "figures":
        return piece
    token = next(token for token in found[piece.first : piece.last] if token.code == "I")
    read = in_order(piece.begin, token.value, language)
    return piece._replace(begin=read) if read else None


def _fact(
    text: str,
    piece: Piece,
    found: Sequence[Token],
    denied: Sequence[int],
    known: Lexicon,
    day: datetime.date | None,
) -> Fact | None:
    span = between(piece.begin, piece.end, day) if piece.end else days(piece.begin, day)
    if span is None and _is_known(piece, day):
        return None
    first = piece.first if piece.begin.granularity == "day" else begins(found, piece.first)
    end = _end(text, piece, found, known)
    is_past = span is not None and day is not None and span[1] < day and _is_told(piece)
    is_ahead = span is None or day is None or span[0] > day
    bound = qualifier(found, Dated(first, piece.last, piece.rule == "relative", is_past, is_ahead), known)
    if piece.end and bound != "about":
        bound = None
    if first < piece.first or piece.rule == "end" or _is_near(piece, found, known):
        bound = bound or "about"
    return Fact(
        "date",
        found[first].start,
        end,
        qualifier=bound,
        is_negated=is_negated(found, first, denied, known),
        date_from=span[0] if span else None,
        date_to=span[1] if span else None,
        granularity="range" if piece.end else piece.begin.granularity,
        date_method=_method(piece),
    )


def _is_near(piece: Piece, found: Sequence[Token], known: Lexicon) -> bool:
    """Whether a date is rough by a word within it: "vor etwa zehn Jahren"."""
    own = found[piece.first : piece.last]
    return any(token.code == "^" and token.form in known.words.get("about", ()) for token in own)


def _is_known(piece: Piece, day: datetime.date | None) -> bool:
    """Whether open days mean that there is no such date, rather than that they cannot be told."""
    return day is not None and not piece.begin.is_open and not (piece.end and piece.end.is_open)


def _is_told(piece: Piece) -> bool:
    """Whether the words themselves tell which year or side a date is of, rather than the nearest."""
    begin = piece.begin
    return _method(piece) == "absolute" or min(begin.side, begin.shift or 0, begin.year_shift or 0) < 0


def _method(piece: Piece) -> str:
    methods = [one.method for one in (piece.begin, piece.end) if one]
    if "absolute" in methods:
        return "absolute"
    return "relative" if "relative" in methods else "completed"


def _end(text: str, piece: Piece, found: Sequence[Token], known: Lexicon) -> int:
    """Where a date ends: a full stop behind it belongs to it in "9 мая 2025 г." and in Croatian "2025."."""
    last = piece.last - 1
    while found[last].code == "p" and last > piece.first and not _is_own_stop(text, found, last, known):
        last -= 1
    return found[last].end


def _is_own_stop(text: str, found: Sequence[Token], place: int, known: Lexicon) -> bool:
    if found[place - 1].code == "Y":
        return len(found[place - 1].form) <= 2
    after = found[place + 1] if place + 1 < len(found) else None
    if known.name != "sh" or found[place - 1].code not in "ydIA" or after is None:
        return False
    return text[after.start].islower() or after.code in ",-"
