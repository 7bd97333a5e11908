"""Sentences as the attribution reads them: words, with each speech inside folded into one item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.quotes.cues import cue_at
from pipeline.quotes.marks import MARKS
from pipeline.quotes.speeches import Speech
from pipeline.quotes.tokens import FINAL, Tokens

_STOPS = FINAL | MARKS | {")", "]"}
_ATTRIBUTED_WITHIN = 6
_LONGEST = 300
"""Items of a sentence; what is longer is cut, so that no text takes more than linear time."""


class Frame(NamedTuple):
    """A sentence: items are tokens (0 and up) or speeches (-1 is speech 0, -2 speech 1, …)."""

    items: list[int]
    parent: int | None
    """Speech it stands in."""


def frames(seen: Tokens, held: Sequence[Speech]) -> Iterator[Frame]:
    """Yield the sentences of a stretch and those inside its speeches, by place of their region."""
    inside: dict[int | None, list[int]] = {}
    for number, one in enumerate(held):
        inside.setdefault(one.parent, []).append(number)
    yield from _region(seen, held, inside.get(None, []), 0, len(seen.said), None)
    for number, one in enumerate(held):
        for start, end in one.pieces():
            yield from _region(seen, held, inside.get(number, []), start, end, number)
        for start, end in one.insertions:
            items = [-number - 1, *range(start, end), -number - 1]
            yield Frame(items, one.parent)


def _region(
    seen: Tokens, held: Sequence[Speech], inside: Sequence[int], start: int, end: int, parent: int | None
) -> Iterator[Frame]:
    items: list[int] = []
    children = iter([number for number in inside if start <= held[number].first < end])
    child = next(children, None)
    at = start
    while at < end:
        if child is not None and at >= held[child].first:
            item, after = -child - 1, max(held[child].last, at + 1)
            child = next(children, None)
        else:
            item, after = at, at + 1
        if seen.said[at] == "\n" and item >= 0:
            if items:
                yield Frame(items, parent)
            items, at = [], after
            continue
        if items and (len(items) >= _LONGEST or _parts(seen, held, items, item, at)):
            yield Frame(items, parent)
            items = []
        items.append(item)
        at = after
    if items:
        yield Frame(items, parent)


def _parts(seen: Tokens, held: Sequence[Speech], items: list[int], item: int, at: int) -> bool:
    """Whether a new sentence begins with `item`, whose first token is `at`."""
    before = items[-1]
    if before < 0:
        return _parts_behind(seen, held[-before - 1], item, at)
    if item < 0:
        opens = any(one in seen.opens for one in (at, at + 1))
        return seen.said[before] in FINAL and (opens or seen.said[before] != ".")
    return at in seen.opens and (seen.said[before] in _STOPS or seen.is_spoken)


def _parts_behind(seen: Tokens, speech: Speech, item: int, at: int) -> bool:
    """Whether the sentence ends with a speech: its own full stop, and no attribution follows."""
    final = seen.said[speech.end - 1]
    if final not in FINAL or (item >= 0 and not seen.said[at][0].isalnum()):
        return False
    if item < 0 or final == ".":
        return True
    if not seen.said[at][0].isupper():
        return False
    near = range(at, min(at + _ATTRIBUTED_WITHIN, len(seen.said)))
    return not any(cue_at(seen, one) for one in near)
