"""Lines of a raw text with their places, and the small tests on lines that readers share."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

import numpy as np
import regex
from numpy.typing import NDArray

from pipeline.text.characters import INVISIBLE, JOINERS

_UNSEEN = rf"\s{INVISIBLE}{JOINERS}"
_LEAD = r"(?<=[\u00c3-\u00c5\u00d0\u00d1]|[\u00e0-\u00ef][\x80-\x9f\u00a1-\u00ac\u00ae-\u00bf])"
"""After the first bytes of a Latin or Cyrillic letter in UTF-8 that was read in ISO 8859-1: what follows is
its last byte and no blank; see `pipeline.text.broken`."""

_FIRST_VISIBLE = regex.compile(rf"[^{_UNSEEN}]")
_LAST_VISIBLE = regex.compile(rf"(?r)[^{_UNSEEN}]|{_LEAD}[\x80-\xad]")
_AFTER_LEAD = regex.compile(rf"{_LEAD}\x85")
_LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")  # `re` finds a small class far faster than `regex`
_ODD_LINE_END = re.compile("[\r\x85\u2028\u2029]")
_ALL: Final = "".join(map(chr, range(0x10000)))
_WHITE: Final = "".join(regex.findall(r"\s", _ALL))
_HIDING: Final = re.compile(
    "[\x85\xa0" + "".join(re.escape(c) for c in regex.findall(rf"[{_UNSEEN}]", _ALL) if not c.isspace()) + "]"
)
"""What `str.strip` leaves though nobody sees it, and a blank that may be the last byte of a letter."""

_EARLY_PICTURES: Final = frozenset("\xa9\xae")
_FIRST_PICTURE: Final = "\u203c"
"""All other emoji come from this one on."""

_PICTURE = r"\p{Extended_Pictographic}\p{Regional_Indicator}"
PICTURE = rf"[{_PICTURE}][{_PICTURE}\p{{Emoji_Modifier}}\ufe0f\u200d\u20e3]*+"
"""An emoji as people write it: with variation selectors, joiners and skin tones (Unicode UTS #51)."""

MARKS = regex.compile(rf"\s*+(?:(?:{PICTURE}|[•▪‣◦●■►▶→*·–—-](?=\s))\s*+)++")
"""Emoji, bullets and dashes that open a line."""

PICTURES = regex.compile(rf"\s*+(?:{PICTURE}\s*+)++")
HASHTAG = regex.compile(r"(?<![\w&/#])#(?P<tag>[\p{L}\p{N}_][\p{L}\p{M}\p{N}_]*)")
URL = regex.compile(r"https?://[^\s<>\"«»“”]+[^\s<>\"«»“”.,;:!?)\]}'’…]")
TERMINAL = regex.compile(r"[.!?…。؟:;,][\"'”’»)\]]*\s*$")
_ENDS: Final = frozenset(".!?…。؟:;,")
_CLOSING: Final = "\"'”’»)]"
WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’\-][\p{L}\p{M}\p{N}]+)*")


_MANY: Final = 300
"""Characters from which on words are counted all at once."""

_ROUNDS: Final = 4
_JOINER, _MARK, _LETTER = 1, 2, 3


class Line(NamedTuple):
    """A line: raw characters [start, end) without its line end, and its number from 1.

    `body` is the line without the white space and invisible characters around it, `extent` its raw span,
    which is empty where nothing can be seen.
    """

    start: int
    end: int
    number: int
    text: str
    body: str
    extent: tuple[int, int]

    @property
    def is_blank(self) -> bool:
        """Whether nothing that a reader sees stands on it."""
        return not self.body


def lines(raw: str) -> Iterator[Line]:
    """Yield the lines of `raw`, at any of the line ends that Unicode knows."""
    may_hide = _HIDING.search(raw) is not None
    for number, (start, text) in enumerate(_split(raw), start=1):
        if may_hide and _HIDING.search(text):
            first, last = _visible(text)
            body = text[first:last]
        else:
            body = text.strip()
            first = 0 if body is text else len(text) - len(text.lstrip())
            first, last = (first, first + len(body)) if body else (0, 0)
        row = (start, start + len(text), number, text, body, (start + first, start + last))
        yield tuple.__new__(Line, row)  # half the time of Line(...)


def _split(raw: str) -> Iterator[tuple[int, str]]:
    """Where each line begins, and its characters."""
    start = 0
    if _ODD_LINE_END.search(raw) is None:
        for text in raw.removesuffix("\n").split("\n"):
            yield start, text
            start += len(text) + 1
        return
    for match in _LINE_END.finditer(raw):
        if match.group() == "\x85" and _AFTER_LEAD.match(raw, match.start()):
            continue  # half a letter, not a line end
        yield start, raw[start : match.start()]
        start = match.end()
    if start < len(raw):
        yield start, raw[start:]


def _visible(text: str) -> tuple[int, int]:
    """Where what can be seen of a line begins and ends; letters and digits at both ends need no search."""
    if text[:1].isalnum() and text[-1:].isalnum():
        return 0, len(text)
    first, last = _FIRST_VISIBLE.search(text), _LAST_VISIBLE.search(text)
    return (first.start(), last.end()) if first and last else (0, 0)


def opens_with_picture(line: Line) -> bool:
    """Whether an emoji opens a line."""
    first = line.body[:1]
    return (first >= _FIRST_PICTURE or first in _EARLY_PICTURES) and PICTURES.match(line.text) is not None


def is_hashtag_line(text: str) -> bool:
    """Whether a line holds hashtags and nothing else to read."""
    return "#" in text and bool(HASHTAG.search(text)) and not WORD.search(HASHTAG.sub(" ", text))


def is_terminated(text: str) -> bool:
    """Whether a line ends like a sentence or a clause."""
    return text.rstrip(_WHITE).rstrip(_CLOSING)[-1:] in _ENDS


def count_words(text: str) -> int:
    """Number of words: runs of letters and digits, joined by inner apostrophes and hyphens."""
    if len(text) < _MANY:
        return len(WORD.findall(text))
    kinds = _kinds()[np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)]
    for _ in range(_ROUNDS):
        is_word, joins = kinds >= _MARK, kinds == _JOINER
        begins = is_word.copy()
        begins[1:] &= ~is_word[:-1]
        begins[2:] &= ~(joins[1:-1] & is_word[:-2])
        loose = begins & (kinds == _MARK)  # an accent without a letter begins no word
        if not loose.any():
            return int(begins.sum())
        kinds[loose] = 0
    return len(WORD.findall(text))


@cache
def _kinds() -> NDArray[np.uint8]:
    """What each character is for `count_words`."""
    kinds = np.zeros(sys.maxunicode + 1, np.uint8)
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    for kind, pattern in ((_JOINER, r"['’\-]+"), (_MARK, r"\p{M}+"), (_LETTER, r"[\p{L}\p{N}]+")):
        for match in regex.finditer(pattern, every):
            kinds[match.start() : match.end()] = kind
    return kinds
