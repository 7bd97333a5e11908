"""What needs no thought: gaps that plainly end a sentence, gaps that plainly do not, and the rest.

A gap is the white space after a chunk and bears its number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import regex

from pipeline.segment.abbreviations import is_listed
from pipeline.segment.chunks import BULLETS, is_marked, is_strong, parts
from pipeline.segment.model import evidence, limits, listed

_ELISION: Final = regex.compile(r"[<\[(][.…]+[>\])]?|[.…]*[>\])]")
"""A chunk that stands for words left out, or a part of it where it is written with spaces ("<... >")."""

_OPENS, _MARKED, _STRONG, _SHORT, _ELIDED, _BULLET = 1, 2, 4, 8, 16, 32
"""What a chunk may be: the start of a sentence without a mark before it, the end of one, a short or listed
word with a full stop, no word at all."""

_ODD: Final = _ELIDED | _BULLET


class Gaps(NamedTuple):
    """Gaps of a text: where sentences end, the open ones, those after strong marks (in order)."""

    ends: list[int]
    open: list[int]
    strong: list[int]


def sort_out(chunks: Sequence[str], language: str) -> Gaps:
    """Sort the gaps between chunks; those left out end no sentence."""
    of = evidence(language == "de")
    look = _look(language == "de")
    kinds = [0 if chunk.islower() and chunk.isalpha() else look(chunk) for chunk in chunks]
    kinds[-1:] = [kind & _OPENS for kind in kinds[-1:]]
    seen = [at for at, kind in enumerate(kinds) if kind]
    known = dict(_odd(chunks, kinds, seen)) | dict(_listed(chunks, kinds, seen))
    _, bare, low, high = limits()
    marked = [at for at in seen if kinds[at] & _MARKED and at not in known]
    before, after = of["marked_before"], of["marked_after"]
    totals = [before(chunks[at]) + after(chunks[at + 1]) for at in marked]
    ends = [at for at, total in zip(marked, totals, strict=True) if total > high]
    unsure = [at for at, total in zip(marked, totals, strict=True) if low < total <= high]
    before, after = of["bare_before"], of["bare_after"]
    starts = [at for at in seen if kinds[at] & _OPENS and at and not kinds[at - 1] & _MARKED]
    unsure += [
        at - 1 for at in starts if after(chunks[at]) + before(chunks[at - 1]) > bare and at - 1 not in known
    ]
    strong = [at for at in seen if kinds[at] & _STRONG]
    return Gaps([*ends, *(at for at, is_end in known.items() if is_end)], unsure, strong)


def _odd(chunks: Sequence[str], kinds: Sequence[int], seen: Sequence[int]) -> Iterator[tuple[int, bool]]:
    """Yield gaps beside a bullet or an elision, and whether they end a sentence.

    Bullets open a sentence; what was left out stands between sentences if a capital follows.
    """
    for at in seen:
        if kinds[at] & _BULLET:
            yield at, False
        elif kinds[at] & _ELIDED:
            yield at, not chunks[at + 1][0].islower()
        if at and kinds[at] & _ODD and not kinds[at - 1] & _ODD:
            yield at - 1, bool(kinds[at] & _BULLET or kinds[at - 1] & _STRONG)


def _listed(chunks: Sequence[str], kinds: Sequence[int], seen: Sequence[int]) -> Iterator[tuple[int, bool]]:
    """Yield gaps of which the lists of `abbreviations` know whether they end a sentence."""
    for at in seen:
        if kinds[at] & _SHORT and not chunks[at + 1][0].islower():
            is_end = listed(chunks, at)
            if is_end is not None:
                yield at, is_end


@lru_cache(maxsize=2)
def _look(is_german: bool) -> Callable[[str], int]:
    after, least = evidence(is_german)["bare_after"], limits()[0]

    @lru_cache(maxsize=1 << 17)
    def look(chunk: str) -> int:
        kind = 0 if chunk[-1].isalnum() else _marks(chunk)
        is_start = not (kind & _ODD or chunk[0].islower()) and after(chunk) > least
        return kind | _OPENS if is_start else kind

    return look


def _marks(chunk: str) -> int:
    if chunk in BULLETS:
        return _BULLET
    if _ELISION.fullmatch(chunk):
        return _MARKED | _ELIDED
    if not is_marked(chunk):
        return 0
    return _MARKED | (_STRONG if is_strong(chunk) else 0) | (_SHORT if _is_short(chunk) else 0)


def _is_short(chunk: str) -> bool:
    """Whether a chunk with a full stop may be an abbreviation or an initial; a number is neither."""
    word = parts(chunk)[1]
    return chunk[-1] == "." and word[-1:].isalpha() and (len(word) <= 3 or "." in word or is_listed(word))
