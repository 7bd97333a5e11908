"""Sentences that end without a space after them: "end.Next", as recognisers write, and ideographic stops.

Each expression reads a character a bounded number of times.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from pipeline.segment.abbreviations import continues
from pipeline.segment.runs import Stretch

_LAST: Final = 0x1F000
_REACH: Final = 80
"""Characters looked at for a chunk: longer than a word."""


def _ranges(is_member: str) -> str:
    """Write the characters for which a test of `str` holds as the inside of a character class."""
    members = [c for c in range(_LAST) if getattr(chr(c), is_member)()]
    starts = [c for c, before in zip(members, [-2, *members], strict=False) if c != before + 1]
    ends = [c for c, after in zip(members, [*members[1:], -2], strict=False) if c + 1 != after]
    return "".join(f"{chr(a)}-{chr(b)}" for a, b in zip(starts, ends, strict=True))


_STOPS: Final = "。！？"
_SMALL: Final = _ranges("islower")
_LARGE: Final = _ranges("isupper")
_CJK: Final = re.compile(r"(?<![。！？])[。！？]++[\"'’”»)\]」』）]*+(?=\S)")
_GLUED: Final = re.compile(rf"[.!?…](?<=[{_SMALL}\d].)[.!?…]*+[»”\"“)]?(?=[{_LARGE}](?:[{_SMALL}]|\s)|[¿¡])")
_LETTERS: Final = re.compile(rf"[{_SMALL}]{{2}}")
_YEAR: Final = re.compile(r"(?<![\d.,:])\d{4}")
_ADDRESS: Final = re.compile(r"[/@\\]|www\.|https?:")
_DOMAIN: Final = re.compile(r"(?i:com|org|net|info|gov|edu|int|io|tv|eu)(?![^\W\d_])")


def glued_within(stretches: Sequence[Stretch]) -> Iterator[tuple[int, int]]:
    """Yield the number of a stretch and where a sentence of it ends although no space follows.

    A text is searched once for all its stretches that follow each other.
    """
    for _, group in groupby(enumerate(stretches), key=lambda one: id(one[1].text)):
        numbered = list(group)
        places = _places(numbered[0][1].text, numbered[0][1].start, numbered[-1][1].end)
        for number, (text, start, end, language) in numbered if places else ():
            at = bisect_left(places, start)
            if at < len(places) and places[at] < end:
                yield from ((number, cut) for cut in glued(text, start, end, language))


def _places(text: str, start: int, end: int) -> list[int]:
    """Where ends without a space may be."""
    found = [match.start() for match in _GLUED.finditer(text, start, end)]
    if any(text.find(stop, start, end) >= 0 for stop in _STOPS):
        found += (match.start() for match in _CJK.finditer(text, start, end))
    return sorted(found)


def glued(text: str, start: int, end: int, language: str) -> Iterator[int]:
    """Yield where a sentence of text[start:end] ends although no space follows.

    An address, an abbreviation and a domain name hold no such end.
    """
    if any(text.find(stop, start, end) >= 0 for stop in _STOPS):
        yield from (match.end() for match in _CJK.finditer(text, start, end) if match.end() < end)
    for match in _GLUED.finditer(text, start, end):
        at = match.start()
        is_end = _is_after_words(text, start, at) and not _is_in_address(text, start, end, match)
        if is_end and not continues(text, start, at, end, language):
            yield match.end()


def _is_after_words(text: str, start: int, at: int) -> bool:
    letters = _LETTERS.fullmatch(text, max(start, at - 2), at)
    return letters is not None or _YEAR.fullmatch(text, max(start, at - 4), at) is not None


def _is_in_address(text: str, start: int, end: int, match: re.Match[str]) -> bool:
    before = text[max(start, match.start() - _REACH) : match.start()].rsplit(None, 1)
    after = text[match.start() : min(end, match.start() + _REACH)].split(None, 1)
    is_domain = _DOMAIN.match(text, match.end(), end) is not None
    return is_domain or _ADDRESS.search(before[-1] + after[0]) is not None
