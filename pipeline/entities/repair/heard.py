"""The words of the spoken stretches as repair looks at them, and which of them are suspicious."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.entities.linking.types import Link, Page
from pipeline.entities.normal import Word, fold
from pipeline.entities.repair.costs import Floats
from pipeline.entities.repair.forms import HEADS, RARE
from pipeline.entities.repair.ordinary import Ordinary, familiar
from pipeline.entities.repair.phones import phones
from pipeline.entities.spans import Stretch

_SLOT: Final = 1.5
_MOSTLY: Final = 0.02
_WIDEST: Final = 3
_MARK: Final = re.compile(r"[.?!:;]")
Mask = NDArray[np.bool_]
Places = NDArray[np.intp]


class Heard(NamedTuple):
    """Lists and arrays over the words of the spoken stretches."""

    words: list[Word]
    folded: list[str]
    sounds: list[str]
    kind: NDArray[np.intp]
    """Number of the distinct written word that stands here."""
    kind_sounds: list[str]
    """Distinct word → its phones."""
    frequency: Floats
    breaks: Mask
    """Whether no name goes over the gap in front of the word."""
    is_taken: Mask
    """Whether the word is in a name that is linked, or a title."""
    is_odd: Mask
    is_unknown: Mask
    """Whether ordinary text lacks the word and, where there are capitals, it has one."""
    is_slot: Mask
    """Whether a name is likely to stand here, by what is around."""
    is_front: Mask
    """Whether the word stands in front of a treaty's noun and the two are no ordinary phrase."""
    is_cased: bool
    """Whether the text has capitals inside sentences, so that a missing one says something."""


class _Distinct(NamedTuple):
    """What is known of each distinct written word, and which of them stands where."""

    at: NDArray[np.intp]
    """Place among the words → number of the distinct word."""
    folded: list[str]
    sounds: list[str]
    frequency: Floats
    is_capital: Mask
    is_number: Mask
    is_long: Mask
    is_title: Mask
    is_people: Mask
    is_noun: Mask
    is_anchor: Mask
    before: Floats
    after: Floats


def hear(
    page: Page,
    links: Sequence[Link],
    stretches: Sequence[Stretch],
    anchors: Collection[str],
    titles: Mapping[str, str],
    ordinary: Ordinary,
    peoples: Collection[str] = (),
) -> Heard:
    """Return what the decisions look at. `anchors` are words of expected names of several words."""
    words = _spoken(page, stretches)
    texts, *places = zip(*words, strict=True) if words else ((), (), ())
    starts, ends = (np.array(some, dtype=np.intp) for some in places)
    each = _distinct(texts, anchors, titles, ordinary, peoples)
    at = each.at
    folded = list(map(each.folded.__getitem__, at.tolist()))
    breaks = _breaks(page.text, starts, ends)
    capital, frequency = each.is_capital[at], each.frequency[at]
    inside = capital & ~breaks
    is_cased = bool(inside.sum() > _MOSTLY * len(words) and not inside.sum() > len(words) / 2)
    return Heard(
        words,
        folded,
        list(map(each.sounds.__getitem__, at.tolist())),
        at,
        each.sounds,
        frequency,
        breaks,
        _closed(starts, ends, each, links),
        ((frequency <= RARE) & ~each.is_number[at]) | (inside & is_cased),
        (frequency == 0.0) & each.is_long[at] & (capital | (not is_cased)),
        _slots(each, breaks),
        _fronts(folded, each, breaks, ordinary),
        is_cased,
    )


def _distinct(
    words: Iterable[str],
    anchors: Collection[str],
    titles: Mapping[str, str],
    ordinary: Ordinary,
    peoples: Collection[str],
) -> _Distinct:
    number: dict[str, int] = {}
    at = np.array([number.setdefault(word, len(number)) for word in words], dtype=np.intp)
    folded = list(map(fold, number))

    def those(known: Callable[[str], bool]) -> Mask:
        return np.array(list(map(known, folded)), dtype=bool)

    def value(table: Mapping[str, float]) -> Floats:
        return np.array([table.get(word, 0.0) for word in folded], dtype=np.float64)

    return _Distinct(
        at,
        folded,
        list(map(phones, folded)),
        value(ordinary.frequency),
        np.array([word[0].isupper() for word in number], dtype=bool),
        those(str.isdigit),
        those(lambda word: len(word) > 2),
        those(lambda word: titles.get(word, "article") != "article"),
        those(peoples.__contains__),
        those(HEADS.__contains__),
        those(anchors.__contains__),
        value(ordinary.before),
        value(ordinary.after),
    )


def _fronts(folded: Sequence[str], each: _Distinct, breaks: Mask, ordinary: Ordinary) -> Mask:
    """Which words stand in front of a treaty's noun, but for phrases like "many conventions"."""
    found = np.zeros(len(folded), dtype=bool)
    for noun in np.flatnonzero(each.is_noun[each.at] & ~breaks).tolist():
        is_common = each.frequency[each.at[noun - 1]] > RARE
        found[noun - 1] = not (is_common and familiar(folded[noun - 1], folded[noun], ordinary))
    return found


def _spoken(page: Page, stretches: Sequence[Stretch]) -> list[Word]:
    """The words that start in a spoken stretch."""
    starts = [word.start for word in page.words]
    return [
        word
        for one in stretches
        if one.is_spoken
        for word in page.words[bisect_left(starts, one.start) : bisect_left(starts, one.end)]
    ]


def _breaks(text: str, starts: Places, ends: Places) -> Mask:
    """Whether more than three characters or a mark that ends a part of speech stand before the word."""
    marks = np.array([match.start() for match in _MARK.finditer(text)], dtype=np.intp)
    found = np.ones(len(starts), dtype=bool)
    between = np.searchsorted(marks, starts[1:]) > np.searchsorted(marks, ends[:-1])
    found[1:] = between | (starts[1:] - ends[:-1] > _WIDEST)
    return found


def _closed(starts: Places, ends: Places, each: _Distinct, links: Sequence[Link]) -> Mask:
    """Which words no repair may touch: those of linked names and of peoples, and titles."""
    taken: Mask = (each.is_people | each.is_title)[each.at]
    for link in links:
        if link.link_score is not None or link.type == "NORP":
            first, last = np.searchsorted(ends, link.start, "right"), np.searchsorted(starts, link.end)
            taken[first:last] = True
    return taken


def _slots(each: _Distinct, breaks: Mask) -> Mask:
    """Where a name is likely to stand, by the word before and the word after."""
    at = each.at
    found, odds = np.zeros(len(at), dtype=bool), np.zeros(len(at))
    linked = ~breaks[1:]
    found[1:] |= linked & (each.is_anchor | each.is_title)[at[:-1]]
    found[:-1] |= linked & (each.is_anchor | each.is_noun)[at[1:]]
    odds[1:] += np.where(linked, each.before[at[:-1]], 0.0)
    odds[:-1] += np.where(linked, each.after[at[1:]], 0.0)
    return found | (odds >= _SLOT)
