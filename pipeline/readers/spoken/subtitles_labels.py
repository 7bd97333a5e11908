"""Who speaks in subtitles: voice tags, turn marks (>>) and printed names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

import regex

from pipeline.readers.draft import Label
from pipeline.readers.statements.labels import find_labels
from pipeline.readers.statements.words import ANSWER, FIELD, QUESTION

_WORD: Final = r"\p{Lu}[\p{L}\p{M}'’.-]*+"
_CHEVRON: Final = regex.compile(
    rf"(?<!\S)>>>?(?!>)[ \u00a0]*+(?:(?P<name>{_WORD}(?:[ \u00a0]{_WORD}){{0,5}}+)"
    r"(?:[ \u00a0]?\([^()\n]{1,60}\))?:(?=\s)\s*+)?"
)
"""A turn mark of broadcast captions, with the name printed after it."""

_NOBODY: Final = frozenset(word.casefold() for word in (*ANSWER, *FIELD, *QUESTION))


def labels(text: str, starts: Sequence[int], voices: Sequence[tuple[int, str]] = ()) -> tuple[Label, ...]:
    """Return the labels of captions in order.

    `starts` are the clean places, in order, at which a printed name may stand; `voices` those at which
    another voice begins, with its name ("" for nobody). A turn mark counts wherever it stands.
    """
    found = [Label(place, place, name or None, "unknown", "voice") for place, name in voices]
    found += [_chevron(match) for match in _CHEVRON.finditer(text)] if ">>" in text else []
    found.sort(key=lambda label: label.start)
    edges = [label.end for label in found]
    printed = find_labels(text, starts, len(text))
    found += [label for label in printed if not _is_taken(label, found, edges)]
    return tuple(sorted(found, key=lambda label: (label.start, label.end)))


def _chevron(match: regex.Match[str]) -> Label:
    name = match.group("name")
    is_name = name is not None and name.casefold() not in _NOBODY
    return Label(match.start(), match.end(), name if is_name else None, "unknown", "chevron")


def _is_taken(label: Label, found: list[Label], edges: list[int]) -> bool:
    """Whether a label says again what a voice tag or turn mark says there."""
    place = bisect_right(edges, label.start - 1)
    return place < len(found) and found[place].start <= label.end
