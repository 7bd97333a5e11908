"""Time marks at the start of lines: finding a transcript, and telling sound marks from broken ones."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final, NamedTuple

import regex

from pipeline.readers.draft import Refusal
from pipeline.readers.statements.words import TRANSCRIPT
from pipeline.text import spoken_out
from pipeline.text.characters import BLANK
from pipeline.text.lines import Line

_CUE: Final = regex.compile(
    rf"{BLANK}*+[\[(]?(?:(?P<h>\d{{1,3}}):(?=\d{{1,2}}:))?(?P<m>\d{{1,3}}):(?P<s>[0-5]\d)(?!:\d)"
    rf"(?:[.,](?P<ms>\d{{3}})(?!\d))?+[\])]?+(?P<gap>{BLANK}*+)(?!-->|–|/|-\s*\d{{1,2}}:)"
)
HEADING: Final = regex.compile(
    rf"(?P<category>.*?)\s*(?P<label>{'|'.join(TRANSCRIPT)})\s*:?\s*", regex.IGNORECASE
)
"""The line above a transcript, with the category that copies glue to it ("NewsTranscript")."""

_FEWEST: Final = 3
_MOST: Final = 0.6
_THIN: Final = 0.2
_EARLY_S: Final = 60.0
_LONGEST_HEADING: Final = 40


class Cue(NamedTuple):
    """A time mark that opens a line: where it begins and ends in the raw text, and the second it names."""

    line: int
    start: int
    end: int
    seconds: float
    has_gap: bool = False


def find_cues(lines: list[Line]) -> list[Cue]:
    """Return the cues of a text that holds a cued transcript, else an empty list.

    Under a heading that says so one cue is enough. Without, there must be several that mostly grow, stand
    densely or begin early, and are not the round times of a timetable. Lists of chapters, which give far
    fewer words than anybody speaks in that time, are no transcripts: see `runs`.
    """
    likely = ((index, line) for index, line in enumerate(lines) if ":" in line.text)
    found = _said(lines, [cue for index, line in likely if (cue := _cue(index, line))])
    found = found or _in_words(lines)
    if not found:
        return []
    heading = next((i for i, line in enumerate(lines) if is_heading(line)), None)
    under = [cue for cue in found if heading is not None and cue.line > heading]
    if under:
        return under
    return found if len(found) >= _FEWEST and _is_transcript(found, lines) else []


def _said(lines: list[Line], found: list[Cue]) -> list[Cue]:
    """The same cues, each along with the time in words that says it again, where most have one."""
    longer = [_with_words(lines, cue) for cue in found]
    count = sum(a.end != b.end for a, b in zip(found, longer, strict=True))
    return longer if len(found) >= _FEWEST and count >= _MOST * len(found) else found


def _with_words(lines: list[Line], cue: Cue) -> Cue:
    line = lines[cue.line]
    at, text = cue.end, line
    if at >= line.extent[1] and cue.line + 1 < len(lines):
        text = lines[cue.line + 1]
        at = text.extent[0]
    end = text.start + spoken_out.follows(
        text.text, at - text.start, text.extent[1] - text.start, cue.seconds
    )
    return cue._replace(end=end) if end > at else cue


def _in_words(lines: list[Line]) -> list[Cue]:
    """Cues that stand on lines of their own and are printed in words only."""
    likely = ((index, line) for index, line in enumerate(lines) if _may_be_digit(line.body[:1]))
    times = ((index, line, spoken_out.seconds_of(line.body)) for index, line in likely)
    return [Cue(index, *line.extent, seconds) for index, line, seconds in times if seconds is not None]


def is_heading(line: Line) -> bool:
    """Whether a line is the heading of a transcript."""
    return (
        len(line.text) <= 2 * _LONGEST_HEADING
        and len(line.body) <= _LONGEST_HEADING
        and bool(HEADING.fullmatch(line.body))
    )


def _is_transcript(found: list[Cue], lines: list[Line]) -> bool:
    rest = sum(not line.is_blank for line in lines[found[0].line :])
    growing = sum(a.seconds <= b.seconds for a, b in zip(found, found[1:], strict=False))
    is_dense = len(found) >= _THIN * rest or found[0].seconds <= _EARLY_S
    return is_dense and 2 * growing >= len(found) - 1 and not _is_timetable(found)


def _is_timetable(found: list[Cue]) -> bool:
    """Whether all times are round and set off from the text, and the first is no beginning of a video."""
    return found[0].seconds > 0 and all(cue.seconds % 5 == 0 and cue.has_gap for cue in found)


def _may_be_digit(char: str) -> bool:
    return "0" <= char <= "9" or char > "\x7f"


def _cue(index: int, line: Line) -> Cue | None:
    opening = line.body[:2].lstrip("[(")[:1]
    if not _may_be_digit(opening):
        return None
    match = _CUE.match(line.text)
    if match is None:
        return None
    if match.group("h") and int(match.group("m")) > 59:
        return None
    moment = spoken_out.clock_seconds(match) + int(match.group("ms") or 0) / 1000
    return Cue(index, line.start, line.start + match.end(), moment, bool(match.group("gap")))


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
