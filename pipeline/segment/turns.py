"""Turns from printed labels."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from pipeline.documents import Document
from pipeline.readers.labels import Label, find_labels

_SPOKEN = frozenset({"body", "heading", "transcript"})
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
    spoken = [block for block in document.blocks if block["role"] in _SPOKEN]
    if not spoken:
        return []
    starts = {start for block in spoken for start in _lines_of(document.text, block)}
    starts.update(_cues_within(document, spoken))
    labels = find_labels(document.text, sorted(starts), spoken[-1]["end_char"])
    speech = [block for block in spoken if block["role"] in _SPEECH]
    limits = [*(label.start for label in labels[1:]), len(document.text)]
    found = (_turn(document.text, label, limit, speech) for label, limit in zip(labels, limits, strict=False))
    return _with_principal([turn for turn in found if turn])


def _lines_of(text: str, block: dict[str, Any]) -> Iterator[int]:
    """Where the lines of a block begin."""
    position = block["start_char"]
    while position < block["end_char"]:
        yield position
        line_end = text.find("\n", position, block["end_char"])
        position = line_end + 1 if line_end >= 0 else block["end_char"]


def _cues_within(document: Document, spoken: list[dict[str, Any]]) -> Iterator[int]:
    """Where the words after the time marks of a transcript begin; recognisers start speakers there."""
    ends = [block["end_char"] for block in spoken]
    for stretch in document.stretches:
        position = stretch["start_char"]
        if stretch["transform"] != "cue" or position >= ends[-1]:
            continue
        block = spoken[bisect_left(ends, position + 1)]
        if block["role"] == "transcript" and block["start_char"] <= position:
            yield position


def _turn(text: str, label: Label, limit: int, speech: list[dict[str, Any]]) -> Turn | None:
    """The turn of a label, to the last character of speech before `limit`; None where nothing is said."""
    number = bisect_left(speech, limit, key=lambda block: int(block["start_char"])) - 1
    if number < 0:
        return None
    said = text[label.end : min(limit, speech[number]["end_char"])]
    if not said.strip():
        return None
    start = label.end + len(said) - len(said.lstrip())
    return Turn(label.start, start, start + len(said.strip()), label.name, label.role)


def _with_principal(found: list[Turn]) -> list[Turn]:
    """The first speaker named is the one whom the statement is by."""
    first = next((turn.speaker for turn in found if turn.speaker), None)
    return [
        replace(turn, role="principal") if turn.speaker and turn.speaker == first else turn for turn in found
    ]
