"""What the characters of a cue are: words, white space, times, styles, voices."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from html.entities import html5
from typing import Final, NamedTuple

import regex

from pipeline.readers.spoken.subtitles_cues import Caption, seconds
from pipeline.text.between import GAP, REFERENCE, Between
from pipeline.text.broken import CONTROLS
from pipeline.text.characters import BLANK, INVISIBLE, JOINERS
from pipeline.text.marks import INLINE, MOMENT, STYLE, TAG

_QUOTES: Final = CONTROLS.pattern.rstrip("+")
_UNSEEN: Final = rf"[[\s{INVISIBLE}{JOINERS}]--{_QUOTES}]"
_NOTHING: Final = regex.compile(rf"(?V1){_UNSEEN}+")
_NAMES: Final = [name for name, meant in html5.items() if name[-1] == ";" and _NOTHING.fullmatch(meant)]
_CODES: Final = [
    f"#0*+{code};|#[xX]0*+(?i:{code:x});" for code in range(0x10000) if _NOTHING.match(chr(code))
]
_REFERRED: Final = f"(?:{'|'.join(_NAMES + _CODES)})"
_TIMED: Final = rf"[ \t]*+{MOMENT}[ \t]*+>"
_PLAIN: Final = (
    rf"(?:[^\s{INVISIBLE}{JOINERS}<&{{]++|{_QUOTES}|&(?!{_REFERRED})"
    rf"|<(?!{TAG[1:]}|{_TIMED})|(?!{STYLE})\{{)++"
)
_ATOM: Final = regex.compile(
    rf"(?V1)(?P<text>{_PLAIN}(?:{_UNSEEN}++{_PLAIN})*+)|(?P<gap>(?:{_UNSEEN}|&{_REFERRED}|<br[ /]*+>)++)"
    rf"|(?P<cue>{INLINE})|(?P<voice></?v(?:\.[^\s<>]*+)?(?:\s[^<>\r\n]*+)?>)|(?P<markup>{TAG}|{STYLE})"
)
_SPECIAL: Final = regex.compile(rf"[<{{&{JOINERS}]")
_BARE: Final = regex.compile(rf"{BLANK}*+")
Times = tuple[float | None, float | None]
_OPENING: Final = regex.compile(r"[-–—‐](?=[\s\p{L}\p{N}])|>>|&gt;&gt;")
"""What shows that another speaker begins with a line: a dash of dialogue, or a turn mark."""


class Text(NamedTuple):
    """Text up to the raw character `end`; whether it `opens` another speaker's line."""

    end: int
    opens: bool


class Voice(NamedTuple):
    """From here on another voice speaks; "" for nobody's."""

    name: str


Bit = Text | Voice | Between


def bits(raw: str, caption: Caption, shown_again: int, *, is_sound: bool) -> Iterator[Bit]:
    """Yield what the raw characters of a cue are, in order; those before `shown_again` are an overlap.

    Times of a cue that is not sound are not used.
    """
    times = (caption.seconds, caption.end_s) if is_sound else (None, None)
    if caption.has_times:
        yield Between("cue", caption.head_end, *times)
        yield Voice("")
    position = caption.head_end
    if shown_again > position:
        yield from _voices(raw, position, shown_again)
        yield Between("overlap", shown_again)
        position = shown_again
    for start, end, is_shown in caption.parts:
        if end > position:
            begin = max(start, position)
            yield Between(GAP, begin)
            yield from _line(raw, begin, end, times) if is_shown else (Between("style", end),)
            position = end


def _line(raw: str, start: int, end: int, times: Times) -> Iterator[Bit]:
    if not (raw[start].isspace() or _SPECIAL.search(raw, start, end)):
        yield Text(end, bool(_OPENING.match(raw, start)))
        return
    is_first = True
    for atom in _ATOM.finditer(raw, start, end):
        kind = atom.lastgroup
        if kind == "text":
            yield Text(atom.end(), is_first and bool(_OPENING.match(raw, atom.start())))
            is_first = False
        elif kind == "cue":
            yield Between("cue", atom.end(), _within(seconds(atom["inline"]), times))
        elif kind == "gap":
            yield Between(_gap(atom.group()), atom.end())
        else:
            yield Between("style" if raw[atom.start()] == "{" else "markup", atom.end())
            if kind == "voice":
                yield Voice(_name(atom.group()))


def _within(moment: float | None, times: Times) -> float | None:
    """A time inside a cue, where it lies in the cue's own time."""
    start, end = times
    if moment is None or start is None or moment < start or (end is not None and moment > end):
        return None
    return moment


def _gap(found: str) -> str:
    """White space as such, white space written as a mark, or a mark for something unseen."""
    if found == " ":
        return GAP
    if _BARE.fullmatch(found):
        return GAP if any(map(str.isspace, found)) else "style"
    return REFERENCE if any(map(str.isspace, unescape(found))) or "<" in found else "style"


def _name(tag: str) -> str:
    """The speaker that a voice tag names; empty at its end, and where it names nobody."""
    return "" if tag[1] == "/" else " ".join(unescape(tag[1:-1]).split()[1:])


def _voices(raw: str, start: int, end: int) -> Iterator[Voice]:
    """Voices that begin within words that are shown again."""
    if raw.find("<", start, end) >= 0:
        tags = (atom for atom in _ATOM.finditer(raw, start, end) if atom.lastgroup == "voice")
        yield from (Voice(_name(atom.group())) for atom in tags)
