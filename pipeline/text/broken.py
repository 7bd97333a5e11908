"""Letters that were read in a wrong encoding ("Ã¤" for "ä"): finding them, and what they were.

Text in UTF-8 that somebody read byte by byte shows each letter as two to four others. ftfy (Robyn Speer,
Apache 2.0) knows which pairs of characters no language writes; a stretch is taken for broken only where it
says so. What the stretch was follows from its own characters.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import Final

import ftfy.bad_codecs
import regex
from ftfy.badness import badness, is_bad
from ftfy.chardata import CHARMAP_ENCODINGS, UTF8_CLUES

from pipeline.text.characters import BLANK

ftfy.bad_codecs.ok()

_FOLLOWING: Final = UTF8_CLUES["utf8_continuation"].replace(" ", "")
_FOLLOWING_BYTE: Final = re.compile(f"[{_FOLLOWING}]")
_LETTER: Final = re.compile(
    f"[{UTF8_CLUES['utf8_first_of_2']}][{_FOLLOWING}]"
    f"|[{UTF8_CLUES['utf8_first_of_3']}][{_FOLLOWING}]{{2}}"
    f"|[{UTF8_CLUES['utf8_first_of_4']}][{_FOLLOWING}]{{3}}"
)
_RUN: Final = re.compile(f"(?:(?<![{_FOLLOWING}])|(?<=[\xa0\xad]))(?:{_LETTER.pattern})+")
"""What the two or more bytes of a letter can look like. Following bytes are rare in most prose: they are
looked for first, by `re`, which finds a class of characters quickly where a pattern begins with it."""

CONTROLS: Final = re.compile(r"[\x80\x82-\x84\x86-\x8c\x8e\x91-\x9c\x9e\x9f]+")
"""Quotation marks and dashes of Windows-1252 that were read as ISO 8859-1: no text has such controls."""

_BLANKS: Final = regex.compile(rf"{BLANK}*")
_GAPS: Final = regex.compile(rf"{BLANK}+")
_WHITE: Final = regex.compile(r"\s")
_CYRILLIC: Final = regex.compile(r"\p{Cyrillic}")
_AROUND: Final = 2
"""Characters on either side that ftfy is shown along with a stretch: its patterns are as long as that."""

_NEAR: Final = 300
"""How far, in characters, one broken stretch vouches for another on its line."""

_LINE_END: Final = re.compile(r"[\n\r]")
_SHORT: Final = 32
_ROUNDS: Final = 4
_WESTERN: Final = ("latin-1", "sloppy-windows-1252")


def broken(raw: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans in raw[start:end] that were read in a wrong encoding, in order.

    A stretch is broken where ftfy finds it so together with its neighbours, or where it can be repaired
    and another one on its line is broken: who breaks a letter breaks the line.
    """
    if raw.isascii():
        return
    place = suspect(raw, start, end)
    while place is not None:
        line_end = _line_end(raw, place, end)
        yield from _on_line(raw, max(start, place - _AROUND), line_end)
        place = suspect(raw, line_end, end)


def suspect(raw: str, start: int, end: int) -> int | None:
    """The first place in raw[start:end] that looks like a letter read in a wrong encoding; a quick look."""
    if raw.isascii():
        return None
    for match in _FOLLOWING_BYTE.finditer(raw, start, end):
        place = match.start() - 1
        if place >= start and _LETTER.match(raw, place, end):
            return place
    return None


def recode(raw: str) -> str | None:
    """Return what `raw` was before it was read in a wrong encoding; None where that cannot be.

    Read as often as it was misread. White space in it becomes one space; what nobody sees goes.
    """
    return _recode_short(raw) if len(raw) <= _SHORT else _recode(raw)


def _recode(raw: str) -> str | None:
    if CONTROLS.fullmatch(raw):
        return _as_windows(raw)
    before, core, after = _cut(raw)
    made, encoding = _undone(core)
    for _ in range(_ROUNDS):
        again, encoding = _undone(made, encoding) if made else (None, encoding)
        if again is None:
            break
        made = again
    if made is None:
        return None
    made = CONTROLS.sub(lambda match: _as_windows(match.group()), made)
    return _GAPS.sub(_gap, f"{before}{_mended(made)}{after}")


def _mended(made: str) -> str:
    """What is left where only a part of a stretch had been misread once more than the rest."""
    pieces, at = [], 0
    for start, end in broken(made, 0, len(made)):
        pieces += [made[at:start], recode(made[start:end]) or ""]
        at = end
    return "".join(pieces) + made[at:]


def _gap(blanks: regex.Match[str]) -> str:
    return " " if _WHITE.search(blanks.group()) else ""


def _cut(raw: str) -> tuple[str, str, str]:
    """The blanks before, the letters themselves, and the blanks after."""
    run = _RUN.search(raw)
    around = (raw[: run.start()], raw[run.end() :]) if run else ("", "")
    if run is None or not all(_BLANKS.fullmatch(blank) for blank in around):
        return "", raw, ""
    return around[0], run.group(), around[1]


_recode_short = lru_cache(maxsize=4096)(_recode)
"""The same, remembered: broken text is broken in the same letters again and again."""


def _as_windows(controls: str) -> str:
    return controls.encode("latin-1").decode("windows-1252")


def _line_end(raw: str, start: int, end: int) -> int:
    match = _LINE_END.search(raw, start, end)
    return match.start() if match else end


def _on_line(raw: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    runs = (match.span() for match in _RUN.finditer(raw, start, end))
    spans = [span for run in runs for span in _parts(raw, *run) if recode(raw[slice(*span)]) is not None]
    sure = [a for a, b in spans if _is_broken(raw, a, b, start, end)]
    for a, b in spans:
        place = bisect_left(sure, a)
        if any(abs(a - near) <= _NEAR for near in sure[max(place - 1, 0) : place + 1]):
            yield _with_spaces(raw, a, b, start, end)


def _parts(raw: str, a: int, b: int) -> list[tuple[int, int]]:
    """The run raw[a:b] as a whole; where that is no misreading, part by part of one script.

    Two words misread in two encodings are one run where nothing, or only a no-break space that may be the
    second byte of a letter, stands between them.
    """
    if recode(raw[a:b]) is not None:
        return [(a, b)]
    letters = _LETTER.finditer(raw, a, b)
    parts = [list(part) for _, part in groupby(letters, lambda letter: bool(_CYRILLIC.match(letter.group())))]
    return [(part[0].start(), part[-1].end()) for part in parts]


def _is_broken(raw: str, a: int, b: int, start: int, end: int) -> bool:
    return _is_bad_among(raw[max(start, a - _AROUND) : a], raw[a:b], raw[b : min(end, b + _AROUND)])


@lru_cache(maxsize=4096)
def _is_bad_among(before: str, letters: str, after: str) -> bool:
    as_is = badness(f"{before}{letters}{after}")
    return as_is > 0 and as_is > badness(f"{before}{recode(letters)}{after}")


def _with_spaces(raw: str, a: int, b: int, start: int, end: int) -> tuple[int, int]:
    """Take the blanks around along where the stretch stands for one itself."""
    made = recode(raw[a:b]) or ""
    if made == "" or made[0] == " " or made[-1] == " ":
        while a > start and _BLANKS.fullmatch(raw[a - 1]):
            a -= 1
        while b < end and _BLANKS.fullmatch(raw[b]):
            b += 1
    return a, b


def _undone(text: str, encoding: str | None = None) -> tuple[str | None, str]:
    """The text of which `text` is a misreading, and in which encoding; None where it is none.

    What was misread in a Western encoding may have been so twice; elsewhere only ftfy's word is taken for
    it, because two Cyrillic letters may well be a word and a misreading.
    """
    if encoding and encoding not in _WESTERN and not is_bad(text):
        return None, encoding
    for tried in _WESTERN if encoding and not is_bad(text) else CHARMAP_ENCODINGS:
        try:
            made = text.encode(tried).decode("utf-8")
        except UnicodeError:
            continue
        return (made if made != text else None), tried
    return None, ""
