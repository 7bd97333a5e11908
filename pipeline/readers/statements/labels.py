"""Printed speaker labels: "💬 Name:", "**Name:**", "Name (Role):", "Question:" where a speech may begin."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import regex

from pipeline.readers.draft import Label, Span
from pipeline.readers.statements.words import ANSWER, FIELD, QUESTION
from pipeline.text import MappedText
from pipeline.text.lines import PICTURE

SPOKEN: Final = frozenset({"body", "heading", "transcript"})
"""Roles of the blocks in which a label may stand."""

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
class _Found:
    """A label that may be one, with what speaks for it."""

    label: Label
    has_loose_role: bool
    is_long: bool

    @property
    def is_marked(self) -> bool:
        """Whether it needs no other evidence: its type, a picture, or a whole word for question or answer."""
        return self.label.kind != "text" or (self.label.name is None and self.is_long)


def printed(text: MappedText, blocks: Sequence[Span], bold: Sequence[Span] = ()) -> tuple[Label, ...]:
    """Return the labels printed in a document, in order. `bold` are its stretches in bold type, in order."""
    spoken = [block for block in blocks if block.value in SPOKEN]
    if not spoken:
        return ()
    starts = {start for block in spoken for start in _lines_of(text.text, block)}
    starts.update(_cues_within(text, spoken))
    return find_labels(text.text, sorted(starts), spoken[-1].end, bold)


def find_labels(text: str, starts: Iterable[int], end: int, bold: Sequence[Span] = ()) -> tuple[Label, ...]:
    """Return the speaker labels among the places `starts` (in order) at which one may begin.

    A label counts when bold type or a picture of speech marks it, or when the text shows that it is a
    dialogue: a question label, or a name that comes back. One colon alone proves nothing ("Note: …").
    """
    bold_starts = [span.start for span in bold]
    found = [one for start in starts if (one := _label(text, start, end, bold, bold_starts))]
    counts: Counter[str | None] = Counter(one.label.name for one in found if one.label.name)
    asked = [one for one in found if one.label.name is None]
    is_dialogue = any(count > 1 for count in counts.values()) or any(one.is_marked for one in asked)
    return tuple(one.label for one in found if _counts(one, counts, len(asked), is_dialogue))


def is_labelled(text: str) -> bool:
    """Whether a line opens with a speaker label that needs no other evidence."""
    found = _label(text, 0, len(text), (), [])
    return found is not None and found.is_marked and not _is_field(found.label.name)


def _counts(one: _Found, counts: Counter[str | None], asked: int, is_dialogue: bool) -> bool:
    name = one.label.name
    if name is None:
        return one.is_marked or asked > 1
    if _is_field(name):
        return False
    if one.is_marked:
        return True
    if not is_dialogue or (one.has_loose_role and counts[name] == 1):
        return False
    is_full = " " in name.replace("\u00a0", " ")
    needed = 1 if is_full else 2 if name.isupper() else _FEWEST_OF_ONE_WORD
    return counts[name] >= needed


def _is_field(name: str | None) -> bool:
    return name is not None and (name.casefold() in _FIELD or name.split()[0].casefold() in _FIELD)


def _label(text: str, start: int, end: int, bold: Sequence[Span], bold_starts: list[int]) -> _Found | None:
    match = _LABEL.match(text, start, end)
    if match is None or "\n" in text[match.start("name") : match.end("name")]:
        return None
    name = match.group("name").strip()
    word = name.casefold()
    kind = _kind(match, bold, bold_starts)
    if word in _QUESTION or word in _ANSWER:
        role = "journalist" if word in _QUESTION else "principal"
        return _Found(Label(start, match.end(), None, role, kind), False, len(word) > 1)
    if match.group("number"):
        return None
    loose = (match.group("role") or "").startswith(",")
    return _Found(Label(start, match.end(), name, "unknown", kind), loose, True)


def _kind(match: regex.Match[str], bold: Sequence[Span], bold_starts: list[int]) -> str:
    place = bisect_right(bold_starts, match.start("name")) - 1
    if match.group("bold") or (place >= 0 and bold[place].end >= match.end("name")):
        return "bold"
    return "picture" if _SPEECH.search(match.group("picture")) else "text"


def _lines_of(text: str, block: Span) -> Iterator[int]:
    """Where the lines of a block begin."""
    position = block.start
    while position < block.end:
        yield position
        line_end = text.find("\n", position, block.end)
        position = line_end + 1 if line_end >= 0 else block.end


def _cues_within(text: MappedText, spoken: list[Span]) -> Iterator[int]:
    """Where the words after the time marks of a transcript begin; recognisers start speakers there."""
    ends = [block.end for block in spoken]
    for stretch in text.stretches:
        if stretch.transform != "cue" or stretch.start >= ends[-1]:
            continue
        block = spoken[bisect_left(ends, stretch.start + 1)]
        if block.value == "transcript" and block.start <= stretch.start:
            yield stretch.start
