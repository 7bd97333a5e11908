"""Where quotes are looked for: what people say or write, cut at the turns of a conversation."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any, Final

from pipeline.documents import Document
from pipeline.entities.spans import Stretch

Row = dict[str, Any]

ROLES: Final = frozenset({"title", "description", "heading", "body", "transcript"})
"""Roles of blocks that somebody says or writes."""
SPOKEN: Final = "transcript"


def stretches(document: Document, turns: Sequence[Row]) -> list[Stretch]:
    """Return the stretches of a document by place; a quote does not run on from one into the next.

    Printed labels are none of them: who speaks is known from the turns.
    """
    text = document.text
    cuts = _cuts(document, turns)
    return [
        Stretch(text, start, end, document.language_of(block), is_spoken)
        for block in sorted(document.blocks, key=lambda block: int(block["start_char"]))
        if block["role"] in ROLES
        for is_spoken in (block["role"] == SPOKEN,)
        for start, end in _pieces(block["start_char"], block["end_char"], cuts)
        if any(character.isalnum() for character in text[start:end])
    ]


def _cuts(document: Document, turns: Sequence[Row]) -> list[tuple[int, int]]:
    """Labels, which are left out, and where turns begin and end; by place, and none ends before another."""
    labels = [(label["start_char"], label["end_char"]) for label in document.labels]
    edges = {(place, place) for turn in turns for place in (turn["start_char"], turn["end_char"])}
    cuts: list[tuple[int, int]] = []
    for start, end in sorted([*labels, *edges]):
        cuts.append((start, max(end, cuts[-1][1]) if cuts else end))
    return cuts


def _pieces(start: int, end: int, cuts: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What is left of a block between the cuts that lie in it."""
    at = start
    for number in range(bisect_left(cuts, start, key=lambda cut: cut[1]), len(cuts)):
        first, last = cuts[number]
        if first >= end:
            break
        if first > at:
            yield at, first
        at = max(at, last)
    if at < end:
        yield at, end
