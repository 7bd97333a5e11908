"""Printed speaker labels: "💬 Name:", "**Name:**", "Name (Role):", "Question:" where a speech may begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import regex

from pipeline.readers.words import ANSWER, FIELD, QUESTION
from pipeline.text.lines import PICTURE

_WORD: Final = r"\p{Lu}[\p{L}\p{M}'’.-]*+"
_LINK: Final = r"(?:de|da|di|du|del|der|den|la|le|van|von|af|av|of|and|the|bin|al)"
_NAME: Final = rf"{_WORD}(?:[ \u00a0](?:{_WORD}|{_LINK}(?=[ \u00a0]))){{0,7}}+"
_LABEL: Final = regex.compile(
    rf"\s*+(?P<picture>(?:{PICTURE}\s*+)*+)(?P<bold>\*\*|__)?\s*+"
    rf"(?P<name>{_NAME})(?P<number>[ \u00a0]?\d{{1,3}})?"
    r"(?P<role>\s*+\([^:()\n]{1,80}\)|,[^:()\n]{1,80})?\s*+(?::(?:\*\*|__)?|(?:\*\*|__)\s*+:)(?=\s|$)\s*+"
)
_SPEECH: Final = regex.compile(r"[💬🗨🗯🎙🎤🗣👤📢]")
"""Pictures that stand for somebody speaking; others (❗️, 📍, ⚡️) mark what is said."""

_QUESTION: Final = frozenset(word.casefold() for word in QUESTION)
_ANSWER: Final = frozenset(word.casefold() for word in ANSWER)
_FIELD: Final = frozenset(word.casefold() for word in FIELD)
_FEWEST_OF_ONE_WORD: Final = 3


@dataclass(frozen=True, slots=True)
class Label:
    """A label at [start, end) of a text (marks and following space included); `name` is null for Q and A."""

    start: int
    end: int
    name: str | None
    role: str
    is_marked: bool
    has_loose_role: bool = False


def find_labels(text: str, starts: Iterable[int], end: int) -> list[Label]:
    """Return the speaker labels among the places `starts` (in order) at which one may begin.

    A label counts when bold type or a picture of speech marks it, or when the text shows that it is a
    dialogue: a question label, or a name that comes back. One colon alone proves nothing ("Note: …").
    """
    found = [label for start in starts if (label := _label(text, start, end))]
    counts: Counter[str | None] = Counter(label.name for label in found if label.name)
    asked = [label for label in found if label.name is None]
    is_dialogue = any(count > 1 for count in counts.values()) or any(label.is_marked for label in asked)
    return [label for label in found if _counts(label, counts, len(asked), is_dialogue)]


def _counts(label: Label, counts: Counter[str | None], asked: int, is_dialogue: bool) -> bool:
    if label.name is None:
        return label.is_marked or asked > 1
    if label.name.casefold() in _FIELD or label.name.split()[0].casefold() in _FIELD:
        return False
    if label.is_marked:
        return True
    if not is_dialogue or (label.has_loose_role and counts[label.name] == 1):
        return False
    is_full = " " in label.name.replace("\u00a0", " ")
    needed = 1 if is_full else 2 if label.name.isupper() else _FEWEST_OF_ONE_WORD
    return counts[label.name] >= needed


def _label(text: str, start: int, end: int) -> Label | None:
    match = _LABEL.match(text, start, end)
    if match is None or "\n" in text[match.start("name") : match.end("name")]:
        return None
    name = match.group("name").strip()
    word = name.casefold()
    if word in _QUESTION or word in _ANSWER:
        role = "journalist" if word in _QUESTION else "principal"
        return Label(start, match.end(), None, role, len(word) > 1)
    if match.group("number"):
        return None
    is_marked = bool(match.group("bold") or _SPEECH.search(match.group("picture")))
    loose = (match.group("role") or "").startswith(",")
    return Label(start, match.end(), name, "unknown", is_marked, loose)
