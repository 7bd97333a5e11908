"""Marks of time and style in transcripts and subtitles: what no speaker says."""

from __future__ import annotations

from typing import Final

import regex

from pipeline.text.characters import INVISIBLE, JOINERS

BLANKS: Final = rf"[\s{INVISIBLE}{JOINERS}]*+"
_END: Final = r"\r\n\x85\u2028\u2029"
_LINE_END: Final = rf"(?=[ \t]*+(?:[{_END}]|\Z))"
MOMENT: Final = r"(?:\d{1,4}:)?\d{1,4}:[0-5]?\d(?:[.,]\d{1,3})?"
"""A time as subtitles print it: hours and thousandths may be missing."""

_STOP: Final = rf"(?P<end>{MOMENT})(?:(?<=[.,]\d\d\d)(?![\d:.,])|(?![\w:.,]))"
_HALF: Final = r"(?=\S*\d[:.,]\S)[\w:.,;]{3,16}"
TIMING: Final = regex.compile(
    rf"[ \t\ufeff]*+(?:(?P<start>{MOMENT})[ \t]*+"
    rf"(?:-{{1,3}}>[ \t]*+(?:{_STOP}|{_LINE_END})|,{_STOP}{_LINE_END})"
    rf"|{_HALF}[ \t]*+(?:-{{2,3}}>[ \t]*+{_HALF}|(?<=\d+:\d+:\S+),\d++:\d++:\S{{1,9}}+{_LINE_END}))"
    rf"(?P<settings>[^{_END}]*+)"
)
"""The line that gives a cue its times: SRT and WebVTT (`-->`, then settings), SBV (a comma).

`start` is null where the line is there but its times cannot be read, `end` where it has none.
"""

_CLASS: Final = r"(?:</?c(?:\.[^<>\s]*+)?>)*+"
INLINE: Final = rf"{_CLASS}<[ \t]*+(?P<inline>{MOMENT})[ \t]*+>{_CLASS}"
"""A time inside a cue of WebVTT: the words after it are spoken then. It stands among tags of class c."""

CUE: Final = regex.compile(
    rf"{BLANKS}(?:[\[(]?(?:\d{{1,3}}:)?\d{{1,3}}:[0-5]\d(?:[.,]\d{{3}})?[\])]?|{INLINE}"
    rf"|(?:[^{_END}]*+[{_END}]\s*+)?{TIMING.pattern}){BLANKS}"
)
"""A time mark with the white space around it.

H:MM:SS or MM:SS, bare or in brackets, as transcripts print it; a time within a cue; or the timing line of
a cue, also with the line above that names the cue.
"""

TAG: Final = r"</?[a-zA-Z][^<>\r\n]*+>"
"""A tag of WebVTT or SRT, on one line."""

STYLE: Final = r"\{\\[^{}\r\n]*+\}"
"""A styling mark that SRT took over from other forms, such as {\\an8}."""

STYLING: Final = regex.compile(
    rf"{BLANKS}(?:{STYLE}|(?:WEBVTT|NOTE|STYLE|REGION)(?=\s|$)[^\r\n]*+(?:(?:\r\n|[\r\n])[^\r\n]++)*+){BLANKS}"
)
"""A styling mark, or the header or a block of WebVTT that is not shown: up to an empty line."""
