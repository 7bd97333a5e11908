"""Turns from labels."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import Any

from pipeline.documents import Document

_SPEECH = frozenset({"body", "transcript"})
"""Roles of the blocks with which a turn may end; a heading belongs to what follows it."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One labelled speech at clean characters [start, end); `label_start` is where its label begins."""

    label_start: int
    start: int
    end: int
    speaker: str | None
    role: str


def turns(document: Document) -> list[Turn]:
    """Return the labelled turns of a document: from label to label, the last to the end of the speech.

    A turn ends with a block of speech: hashtags, pointers and headings after it are not part of it.
    """
    speech = [block for block in document.blocks if block["role"] in _SPEECH]
    limits = [*(label["start_char"] for label in document.labels[1:]), len(document.text)]
    found = (
        _turn(document.text, label, limit, speech)
        for label, limit in zip(document.labels, limits, strict=False)
    )
    return _with_principal([turn for turn in found if turn])


def _turn(text: str, label: dict[str, Any], limit: int, speech: list[dict[str, Any]]) -> Turn | None:
    """The turn of a label, to the last character of speech before `limit`; None where nothing is said."""
    number = bisect_left(speech, limit, key=lambda block: int(block["start_char"])) - 1
    if number < 0:
        return None
    said = text[label["end_char"] : min(limit, speech[number]["end_char"])]
    if not said.strip():
        return None
    start = label["end_char"] + len(said) - len(said.lstrip())
    return Turn(label["start_char"], start, start + len(said.strip()), label["name"], label["role"])


def _with_principal(found: list[Turn]) -> list[Turn]:
    """The first speaker named is the one whom the statement is by."""
    first = next((turn.speaker for turn in found if turn.speaker), None)
    return [
        replace(turn, role="principal") if turn.speaker and turn.speaker == first else turn for turn in found
    ]
