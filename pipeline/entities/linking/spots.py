"""Puts the recogniser's spans and the matcher's hits side by side, in words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from pipeline.entities.linking.types import Page, Spot
from pipeline.entities.match import Found
from pipeline.entities.normal import Word
from pipeline.entities.spans import Span

_JOINTS = (":", "-", "‑")
_LONGEST_ENDING = 3


def spots(page: Page, spans: Sequence[Span], hits: Sequence[Found]) -> list[Spot]:
    """Return every place that a span or a hit marks, in order; both over the same words are one."""
    starts = [word.start for word in page.words]
    ranges = [(_range(page.words, starts, span.start, span.end), span) for span in spans]
    exact = {words: span for words, span in ranges if words[0] < words[1]}
    found = {(hit.first, _with_ending(page, hit)): hit for hit in hits}
    spread = sorted(exact)
    places = sorted(exact.keys() | found.keys())
    return [
        _spot(page, place, exact.get(place), found.get(place), _cover(place, spread, asked=bool(spans)))
        for place in places
    ]


def words_of(words: Sequence[Word], start: int, end: int) -> tuple[int, int]:
    """Return the numbers of the first word that a stretch of text touches, and of the first one after it."""
    return _range(words, [word.start for word in words], start, end)


def _range(words: Sequence[Word], starts: list[int], start: int, end: int) -> tuple[int, int]:
    first = bisect_right(starts, start) - 1
    if first < 0 or words[first].end <= start:
        first += 1
    return first, bisect_left(starts, end)


def _spot(page: Page, place: tuple[int, int], span: Span | None, hit: Found | None, cover: str) -> Spot:
    first, last = place
    if span:
        return Spot(first, last, span.start, span.end, span, hit, cover)
    start, end = page.words[first].start, max(hit.end if hit else 0, page.words[last - 1].end)
    return Spot(first, last, start, end, None, hit, cover)


def _with_ending(page: Page, hit: Found) -> int:
    """The hit's last word, with the ending that an acronym carries as a word of its own: "EU:s", "НАТО-а"."""
    last = hit.last
    if last == len(page.words) or not page.text[page.words[last - 1].start : hit.end].isupper():
        return last
    ending = page.words[last]
    joined = page.text[hit.end : ending.start] in _JOINTS and ending.text.islower()
    return last + 1 if joined and len(ending.text) <= _LONGEST_ENDING else last


def _cover(place: tuple[int, int], spread: list[tuple[int, int]], *, asked: bool) -> str:
    """How the nearest recognised span lies to the place."""
    if not asked:
        return "unasked"
    first, last = place
    at = bisect_left(spread, place)
    for span in spread[max(at - 2, 0) : at + 2]:
        if span == place:
            return "same"
        if span[0] < last and first < span[1]:
            if span[0] <= first and last <= span[1]:
                return "wider"
            return "narrower" if first <= span[0] and span[1] <= last else "across"
    return "none"
