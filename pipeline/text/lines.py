"""Lines of a raw text with their places, and the small tests on lines that readers share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import regex

from pipeline.text.characters import INVISIBLE, JOINERS

_UNSEEN = rf"\s{INVISIBLE}{JOINERS}"
_LEAD = r"(?<=[\u00c3-\u00c5\u00d0\u00d1]|[\u00e0-\u00ef][\x80-\x9f\u00a1-\u00ac\u00ae-\u00bf])"
"""After the first bytes of a Latin or Cyrillic letter in UTF-8 that was read in ISO 8859-1: what follows is
its last byte and no blank; see `pipeline.text.broken`."""

_FIRST_VISIBLE = regex.compile(rf"[^{_UNSEEN}]")
_LAST_VISIBLE = regex.compile(rf"(?r)[^{_UNSEEN}]|{_LEAD}[\x80-\xad]")
_AFTER_LEAD = regex.compile(rf"{_LEAD}\x85")
_LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")  # `re` finds a small class far faster than `regex`
_PICTURE = r"\p{Extended_Pictographic}\p{Regional_Indicator}"
PICTURE = rf"[{_PICTURE}][{_PICTURE}\p{{Emoji_Modifier}}\ufe0f\u200d\u20e3]*+"
"""An emoji as people write it: with variation selectors, joiners and skin tones (Unicode UTS #51)."""

MARKS = regex.compile(rf"\s*+(?:(?:{PICTURE}|[•▪‣◦●■►▶→*·–—-](?=\s))\s*+)++")
"""Emoji, bullets and dashes that open a line."""

PICTURES = regex.compile(rf"\s*+(?:{PICTURE}\s*+)++")
HASHTAG = regex.compile(r"(?<![\w&/#])#(?P<tag>[\p{L}\p{N}_][\p{L}\p{M}\p{N}_]*)")
URL = regex.compile(r"https?://[^\s<>\"«»“”]+[^\s<>\"«»“”.,;:!?)\]}'’…]")
TERMINAL = regex.compile(r"[.!?…。؟:;,][\"'”’»)\]]*\s*$")
WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’\-][\p{L}\p{M}\p{N}]+)*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line: raw characters [start, end) without its line end, and its number from 1.

    `extent` is the raw span of `body`; it is empty where nothing can be seen.
    """

    start: int
    end: int
    number: int
    text: str
    extent: tuple[int, int] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        first, last = _visible(self.text)
        object.__setattr__(self, "extent", (self.start + first, self.start + last))

    @property
    def is_blank(self) -> bool:
        """Whether nothing that a reader sees stands on it."""
        return self.extent[0] == self.extent[1]

    @property
    def body(self) -> str:
        """The line without the white space and invisible characters around it."""
        start, end = self.extent
        return self.text[start - self.start : end - self.start]


def _visible(text: str) -> tuple[int, int]:
    """Where what can be seen of a line begins and ends; letters and digits at both ends need no search."""
    if text[:1].isalnum() and text[-1:].isalnum():
        return 0, len(text)
    first, last = _FIRST_VISIBLE.search(text), _LAST_VISIBLE.search(text)
    return (first.start(), last.end()) if first and last else (0, 0)


def lines(raw: str) -> Iterator[Line]:
    """Yield the lines of `raw`, at any of the line ends that Unicode knows."""
    start, number = 0, 1
    for match in _LINE_END.finditer(raw):
        if match.group() == "\x85" and _AFTER_LEAD.match(raw, match.start()):
            continue  # half a letter, not a line end
        yield Line(start, match.start(), number, raw[start : match.start()])
        start, number = match.end(), number + 1
    if start < len(raw) or number == 1:
        yield Line(start, len(raw), number, raw[start:])


def is_hashtag_line(text: str) -> bool:
    """Whether a line holds hashtags and nothing else to read."""
    return bool(HASHTAG.search(text)) and not WORD.search(HASHTAG.sub(" ", text))


def is_terminated(text: str) -> bool:
    """Whether a line ends like a sentence or a clause."""
    return TERMINAL.search(text) is not None


def count_words(text: str) -> int:
    """Number of words: runs of letters and digits, joined by inner apostrophes and hyphens."""
    return sum(1 for _ in WORD.finditer(text))
