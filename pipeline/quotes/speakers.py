"""Who "I" is: in a turn, whoever has the floor."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any, Final

from pipeline.quotes.types import Quote

Row = dict[str, Any]

_FIRST: Final = frozenset("i jag jeg ich je j я ја ja yo eu io".split())
"""The word for oneself, in lower case."""


def of_turns(found: Sequence[Quote], text: str, turns: Sequence[Row]) -> list[Quote]:
    """Return the quotes with the speaker of their turn as the source of those that somebody gives as his own.

    A quote in a turn whose source is "I", or whose verb has no subject, is not taken for anybody else's.
    """
    starts = [turn["start_char"] for turn in turns]
    return [_own(one, text, starts, turns) for one in found]


def _own(one: Quote, text: str, starts: list[int], turns: Sequence[Row]) -> Quote:
    place = bisect_right(starts, one.start) - 1
    if place < 0 or one.start >= turns[place]["end_char"] or one.cue is None:
        return one
    surface = text[slice(*one.speaker)].lower() if one.speaker else ""
    if surface in _FIRST:
        turn = turns[place]
        return one._replace(speaker_name=turn["speaker_name"], speaker_entity_id=turn["speaker_entity_id"])
    return one if surface else one._replace(speaker_name=None, speaker_entity_id=None)
