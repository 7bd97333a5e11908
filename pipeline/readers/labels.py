"""Printed speaker labels: "💬 Name:", "**Name:**", "Name (Role):", "Question:" at the start of a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import regex

from pipeline.readers.words import ANSWER, QUESTION
from pipeline.text.lines import PICTURE

_NAME: Final = (
    r"\p{Lu}[\p{L}\p{M}'’.-]*(?:\s(?:\p{Lu}[\p{L}\p{M}'’.-]*|de|da|di|du|del|der|den|la|le|van|von|af|av|of|and|the|bin|al))"
    r"{0,7}"
)
_LABEL: Final = regex.compile(
    rf"\s*(?P<picture>(?:{PICTURE}\s*)*)(?P<bold>\*\*|__)?\s*(?P<name>{_NAME})(?P<role>\s*[(,][^:()\n]{{1,80}}\)?)?"
    rf"\s*(?:(?P<inner>:)\s*(?:\*\*|__)?|(?:\*\*|__)\s*:)(?=\s|$)\s*"
)
_QUESTION: Final = frozenset(word.casefold() for word in QUESTION)
_ANSWER: Final = frozenset(word.casefold() for word in ANSWER)


@dataclass(frozen=True, slots=True)
class Label:
    """A label at [start, end) of a text (marks and following space included); `name` is null for Q and A."""

    start: int
    end: int
    name: str | None
    role: str
    is_marked: bool


def find_labels(text: str, start: int, end: int) -> list[Label]:
    """Return the speaker labels in text[start:end], which must begin a line.

    A label counts when an emoji or bold type marks it, when it stands for a question or an answer, or
    when the same text carries at least two such labels: one colon alone proves nothing ("Note: …").
    """
    found = []
    position = start
    while position < end:
        line_end = text.find("\n", position, end)
        line_end = end if line_end < 0 else line_end
        label = _label(text, position, line_end)
        found += [label] if label else []
        position = line_end + 1
    unmarked = [label for label in found if not label.is_marked]
    return found if len(unmarked) >= 2 else [label for label in found if label.is_marked]


def _label(text: str, start: int, end: int) -> Label | None:
    match = _LABEL.match(text, start, end)
    if match is None:
        return None
    name = match.group("name").strip()
    word = name.casefold()
    if word in _QUESTION or word in _ANSWER:
        return Label(start, match.end(), None, "journalist" if word in _QUESTION else "principal", True)
    is_marked = bool(match.group("picture").strip() or match.group("bold"))
    return Label(start, match.end(), name, "unknown", is_marked)
