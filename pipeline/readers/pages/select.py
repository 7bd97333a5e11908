"""Which runs of a page are its article: trafilatura (Barbaresi 2021) judges, marks tell what it took.

trafilatura gives text without places. So each run gets a short mark before it, of characters that it takes
for punctuation; the marks that come out again name the runs it took. No text has to be compared.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import cache
from itertools import chain
from types import ModuleType
from typing import Final

import regex

from pipeline.readers.pages.runs import Run

_OPENERS: Final = "⣿𝍖䷿𝄫"
"""Signs of which the first that a page does not have opens a mark."""

_DIGITS: Final = 0x2801
_BASE: Final = 128
_PLACES: Final = 3
_MOST_RUNS: Final = 30_000
_MOST_TAGS: Final = 60_000
_LONGEST: Final = 6_000_000


def selected(raw: str, runs: Sequence[Run]) -> list[int]:
    """Return the numbers of the runs that trafilatura takes for the article, in order; none if it finds none.

    Pages of more than 30,000 runs, 60,000 tags or 6 million characters are not judged: it would take long.
    """
    if not runs or len(runs) > _MOST_RUNS or len(raw) > _LONGEST or raw.count("<") > _MOST_TAGS:
        return []
    opener = next((sign for sign in _OPENERS if sign not in raw), None)
    if opener is None:
        return []
    marked = _marked(raw, runs, opener)
    pattern = regex.compile(rf"{opener}([\u2801-\u2880]{{{_PLACES}}})")
    for precise in (True, False):
        found = {_number(match[1]) for match in pattern.finditer(_extract(marked, precise=precise))}
        if found:
            return sorted(number for number in found if number < len(runs))
    return []


def _marked(raw: str, runs: Sequence[Run], opener: str) -> str:
    starts = [run.start for run in runs]
    cuts = zip([0, *starts], [*starts, len(raw)], strict=True)
    parts = (raw[start:end] for start, end in cuts)
    marks = (_mark(number, opener) for number in range(len(runs)))
    return "".join(chain([next(parts)], *zip(marks, parts, strict=True)))


def _mark(number: int, opener: str) -> str:
    digits = (number // _BASE**place % _BASE for place in range(_PLACES))
    return opener + "".join(chr(_DIGITS + digit) for digit in digits)


def _number(digits: str) -> int:
    return sum((ord(digit) - _DIGITS) * _BASE**place for place, digit in enumerate(digits))


def _extract(page: str, *, precise: bool) -> str:
    found = _trafilatura().bare_extraction(page, include_comments=False, fast=True, favor_precision=precise)
    return found.text if found and found.text else ""


@cache
def _trafilatura() -> ModuleType:
    """The library, imported when the first page comes; what it would log of pages is no news."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return trafilatura
