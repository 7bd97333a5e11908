"""Bold type as people write it in plain text: `**Name:**`, `__Name:__`."""

from __future__ import annotations

from typing import Final

import regex

from pipeline.readers.draft import Span
from pipeline.text import Builder
from pipeline.text.lines import URL

_BOLD: Final = regex.compile(
    r"(?<![\p{L}\p{N}*_\\])(?P<mark>\*\*|__)(?=[^\s*_])(?P<words>[^\r\n]+?)(?<=[^\s*_\\])(?P=mark)(?![*_])"
)
"""A mark, words without white space at either end, and the same mark, as CommonMark has it."""


def clean(builder: Builder, raw_end: int) -> list[Span]:
    """Copy raw characters as `Builder.clean` does, without the marks of bold type; return what is bold.

    Two underscores are marks only around several words or before a colon: `__init__` is a name.
    """
    found = []
    for match in _marked(builder, raw_end):
        builder.clean(match.start())
        builder.put("markup", match.start("words"))
        start = len(builder)
        builder.clean(match.end("words"))
        found.append(Span(start, len(builder), "bold"))
        builder.put("markup", match.end())
    builder.clean(raw_end)
    return found


def may_be_marked(raw: str, start: int, end: int) -> bool:
    """Whether raw characters hold a mark of bold type and, after a word, the same mark again."""
    places = ((mark, raw.find(mark, start, end)) for mark in ("**", "__"))
    return any(place >= 0 and raw.find(mark, place + 3, end) >= 0 for mark, place in places)


def _marked(builder: Builder, raw_end: int) -> list[regex.Match[str]]:
    raw, start = builder.raw, builder.raw_position
    if not may_be_marked(raw, start, raw_end):
        return []
    addresses = [match.span() for match in URL.finditer(raw, start, raw_end)]
    return [
        match
        for match in _BOLD.finditer(raw, start, raw_end)
        if _is_bold(match) and not any(a <= match.start() < b for a, b in addresses)
    ]


def _is_bold(match: regex.Match[str]) -> bool:
    words = match.group("words")
    return match.group("mark") == "**" or " " in words or words.endswith(":")
