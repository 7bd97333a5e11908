"""Time marks at the start of lines: finding them, and telling the sound ones from the broken ones."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

import regex

from pipeline.readers.draft import Refusal
from pipeline.text.lines import Line

_CUE: Final = regex.compile(r"\s*(?:(?P<h>\d{1,3}):(?=\d{1,2}:))?(?P<m>\d{1,3}):(?P<s>[0-5]\d)\s*")
_FEWEST: Final = 3


@dataclass(frozen=True, slots=True)
class Cue:
    """A time mark that opens a line: where it ends in the raw text, and the second it names."""

    line: int
    start: int
    end: int
    seconds: float


def find_cues(lines: list[Line]) -> list[Cue]:
    """Return the cues of a text that is a cued transcript, else an empty list.

    It is one when, from the first cue on, at least half of the lines open with a time mark and the marks
    mostly grow: a timetable or a score sheet does not.
    """
    found = [cue for index, line in enumerate(lines) if (cue := _cue(index, line))]
    if len(found) < _FEWEST:
        return []
    rest = [line for line in lines[found[0].line :] if not line.is_blank]
    growing = sum(a.seconds <= b.seconds for a, b in zip(found, found[1:], strict=False))
    is_transcript = 2 * len(found) >= 0.9 * len(rest) and 2 * growing >= len(found) - 1
    return found if is_transcript else []


def _cue(index: int, line: Line) -> Cue | None:
    match = _CUE.match(line.text)
    if match is None:
        return None
    hours, minutes, seconds = (int(match.group(name) or 0) for name in "hms")
    if match.group("h") and minutes > 59:
        return None
    return Cue(index, line.start, line.start + match.end(), 3600.0 * hours + 60.0 * minutes + seconds)


def sound(cues: list[Cue]) -> list[bool]:
    """Tell which cues lie on the longest run of times that never go back (patience sorting).

    Sorted from the end, so that of two runs of one length the one with the earlier cues is kept.
    """
    tails: list[int] = []
    following: list[int] = []
    backwards = cues[::-1]
    for index, cue in enumerate(backwards):
        place = bisect_right(tails, -cue.seconds, key=lambda tail: -backwards[tail].seconds)
        following.append(tails[place - 1] if place else -1)
        tails[place : place + 1] = [index]
    keep = [False] * len(cues)
    index = tails[-1] if tails else -1
    while index >= 0:
        keep[len(cues) - 1 - index] = True
        index = following[index]
    return keep


def refusals(cues: list[Cue], keep: list[bool], lines: list[Line]) -> list[Refusal]:
    """One refusal per cue whose time goes back; its words are kept, its time is not used."""
    detail = "The time goes back here. The words are kept; their seconds are taken from the cues around."
    return [
        Refusal(f"line {lines[cue.line].number}", "cue_out_of_order", f"{_clock(cue.seconds)}: {detail}")
        for cue, good in zip(cues, keep, strict=True)
        if not good
    ]


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60:02d}:{int(seconds) % 60:02d}"
