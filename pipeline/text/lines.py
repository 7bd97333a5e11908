"""Lines of a raw text with their places, and the small tests on lines that readers share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from pipeline.text.transforms import BLANK

_VISIBLE = regex.compile(rf"(?!{BLANK}).", regex.DOTALL)
_TRAILING = regex.compile(rf"{BLANK}+\Z")
_LINE = regex.compile(r"([^\r\n\x85\u2028\u2029]*)(\r\n|[\r\n\x85\u2028\u2029]|\Z)")
_PICTURE = r"\p{Extended_Pictographic}\p{Regional_Indicator}"
PICTURE = rf"[{_PICTURE}][{_PICTURE}\p{{Emoji_Modifier}}\ufe0f\u200d\u20e3]*"
"""An emoji as people write it: with variation selectors, joiners and skin tones (Unicode UTS #51)."""

MARKS = regex.compile(rf"\s*(?:(?:{PICTURE}|[•▪‣◦●■►▶→*·–—-](?=\s))\s*)+")
"""Emoji, bullets and dashes that open a line."""

PICTURES = regex.compile(rf"\s*(?:{PICTURE}\s*)+")
HASHTAG = regex.compile(r"(?<![\w&/#])#(?P<tag>[\p{L}\p{N}_][\p{L}\p{M}\p{N}_]*)")
URL = regex.compile(r"https?://[^\s<>\"«»“”]+[^\s<>\"«»“”.,;:!?)\]}'’…]")
TERMINAL = regex.compile(r"[.!?…。؟:;,][\"'”’»)\]]*\s*$")
WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’\-][\p{L}\p{M}\p{N}]+)*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line: raw characters [start, end) without its line end, and its number from 1."""

    start: int
    end: int
    number: int
    text: str

    @property
    def is_blank(self) -> bool:
        """Whether nothing that a reader sees stands on it."""
        return not self.body

    @property
    def body(self) -> str:
        """The line without the white space and invisible characters around it."""
        start, end = self.extent
        return self.text[start - self.start : end - self.start]

    @property
    def extent(self) -> tuple[int, int]:
        """Raw span of `body`."""
        first = _VISIBLE.search(self.text)
        if first is None:
            return self.start, self.start
        trailing = _TRAILING.search(self.text)
        return self.start + first.start(), self.start + (trailing.start() if trailing else len(self.text))


def lines(raw: str) -> Iterator[Line]:
    """Yield the lines of `raw`, at any of the line ends that Unicode knows."""
    for number, match in enumerate(_LINE.finditer(raw), start=1):
        if match.start() == len(raw) and number > 1:
            return
        yield Line(match.start(1), match.end(1), number, match.group(1))


def is_hashtag_line(text: str) -> bool:
    """Whether a line holds hashtags and nothing else to read."""
    return bool(HASHTAG.search(text)) and not WORD.search(HASHTAG.sub(" ", text))


def is_terminated(text: str) -> bool:
    """Whether a line ends like a sentence or a clause."""
    return TERMINAL.search(text) is not None


def count_words(text: str) -> int:
    """Number of words: runs of letters and digits, joined by inner apostrophes and hyphens."""
    return sum(1 for _ in WORD.finditer(text))
