"""Turns from printed labels."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.documents import Document
from pipeline.readers.labels import find_labels

_SPOKEN = frozenset({"body", "heading", "transcript"})


@dataclass(frozen=True, slots=True)
class Turn:
    """One labelled speech at clean characters [start, end); `label_start` is where its label begins."""

    label_start: int
    start: int
    end: int
    speaker: str | None
    role: str


def turns(document: Document) -> list[Turn]:
    """Return the labelled turns of a document: from label to label, the last to the end of the speech."""
    spoken = [block for block in document.blocks if block["role"] in _SPOKEN]
    if not spoken:
        return []
    text = document.text
    labels = [
        label for block in spoken for label in find_labels(text, block["start_char"], block["end_char"])
    ]
    ends = [*(label.start for label in labels[1:]), spoken[-1]["end_char"]]
    found = [
        Turn(label.start, label.end, label.end + len(text[label.end : end].rstrip()), label.name, label.role)
        for label, end in zip(labels, ends, strict=False)
    ]
    return _with_principal([turn for turn in found if turn.end > turn.start])


def _with_principal(found: list[Turn]) -> list[Turn]:
    """The first speaker named is the one whom the statement is by."""
    first = next((turn.speaker for turn in found if turn.speaker), None)
    return [
        replace(turn, role="principal") if turn.speaker and turn.speaker == first else turn for turn in found
    ]
