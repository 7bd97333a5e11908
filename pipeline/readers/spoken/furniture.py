"""Lines that a video page prints around a statement, told by their form: counts, dates, buttons, players."""

from __future__ import annotations

from typing import Final

import regex

from pipeline.readers.dates.grammar import find_dates
from pipeline.readers.dates.lines import date_line
from pipeline.text.lines import TERMINAL, Line, is_terminated

_PLAYER: Final = regex.compile(
    r"[-–]?\d{1,2}(?::\d\d){1,2}\s*/\s*\d{1,2}(?::\d\d){1,2}(?:\s*\D{0,30})?|\d{1,2}(?::\d\d){1,2}"
)
"""What a player shows of its time: "0:00 / 12:34", or the length alone."""

_BARE_COUNT: Final = regex.compile(r"[+]?\d[\d.,\u00a0\u202f ]*\s?\p{L}{0,2}\.?")
_NUMBER: Final = regex.compile(r"\d[\d.,\u00a0\u202f]*\p{L}{0,2}\.?")
_PLAIN: Final = regex.compile(r"\p{Ll}[\p{L}\p{M}'’]*\.?|\d[\d.,]*")
_PARTS: Final = regex.compile(r"\s*[•·|\t]\s*|\s{2,}")
_MOST_WORDS: Final = 5
_SHORT_COUNT, _LONG_COUNT = 3, 8
_BUTTON_WORDS: Final = 4
_DATED_WORDS: Final = 10
_BUTTON: Final = 32


def is_interface(line: Line) -> bool:
    """Whether a line is a player's time or a bare count beside a button."""
    return bool(_PLAYER.fullmatch(line.body) or _BARE_COUNT.fullmatch(line.body))


def is_byline(line: Line, language: str) -> bool:
    """Whether a line gives a date or a count ("1.2K subscribers"), in parts or alone, and no more."""
    body = line.body
    if not any(char.isdigit() for char in body):
        return False
    return date_line(body, language) is not None or any(_is_count(part) for part in _PARTS.split(body))


def has_date(line: Line, language: str) -> bool:
    """Whether a short line without an end holds a date, whatever else it says ("Published … by …")."""
    is_short = len(line.body.split()) <= _DATED_WORDS and not is_terminated(line.body)
    return is_short and any(char.isdigit() for char in line.body) and bool(find_dates(line.body, language))


def is_count(line: Line) -> bool:
    """Whether a line is one count of something."""
    return _is_count(line.body)


def is_button(line: Line) -> bool:
    """Whether a line is as short as the words on a button, and ends no sentence."""
    body = line.body.strip("….⋮: ")
    is_short = len(body) <= _BUTTON and len(body.split()) <= _BUTTON_WORDS
    return is_short and (not is_terminated(body) or body == "") and not any(char.isdigit() for char in body)


def _is_count(part: str) -> bool:
    """A number and a few words: it comes first or after a colon, or among words that begin no sentence."""
    tokens = part.split()
    numbers = [number for number, token in enumerate(tokens) if _NUMBER.fullmatch(token)]
    if not numbers or len(tokens) < 2 or _BARE_COUNT.fullmatch(part) or TERMINAL.search(part.rstrip(".")):
        return False
    if numbers[0] == 0:
        is_plain = all(_PLAIN.fullmatch(token) for token in tokens[1:])
        return len(tokens) <= (_LONG_COUNT if is_plain else _SHORT_COUNT)
    is_joined = numbers[-1] - numbers[0] == len(numbers) - 1
    return (
        is_joined
        and len(tokens) <= _MOST_WORDS
        and (tokens[numbers[0] - 1].endswith(":") or tokens[0][:1].islower())
    )
