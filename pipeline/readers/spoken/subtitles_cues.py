"""The grammar of SRT, WebVTT and SBV, line by line: cues with their times and the places of their words.

Own, because no library says where a cue stands, and all lose words where a file is broken; the tests hold
it to webvtt-py and pysubs2. WebVTT is read as the W3C says, the others as players do: an empty line within
a cue of SRT ends nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise
from typing import Final, NamedTuple

import regex

from pipeline.text.lines import Line
from pipeline.text.marks import TIMING

_HEADER: Final = regex.compile(r"[\s\ufeff]*+WEBVTT(?=\s|$)")
_COMMENT: Final = regex.compile(r"(?:NOTE|STYLE|REGION)(?=\s|$)")
_NUMBER: Final = regex.compile(r"[\s\ufeff]*+(\d{1,7})\s*+")
_COMMA: Final = regex.compile(r"[ \t\ufeff]*+\d++:\d++:[^,\s]++,\d")
_OPENING: Final = frozenset("0123456789 \t\ufeff")
_LATEST: Final = 4
_FEWEST: Final = 3
_THIN: Final = 0.1


class Caption(NamedTuple):
    """One cue: raw characters [start, head_end) name it and its times, `parts` hold its words.

    `seconds` is null where the times cannot be read and where words stand without any (`has_times` false);
    `end_s` also where the end comes before the beginning. Parts are (raw start, raw end, is shown): a
    comment inside is not shown. `loose` is the line from which on words have no times of their own.
    """

    line: int
    start: int
    head_end: int
    seconds: float | None
    end_s: float | None
    has_times: bool
    is_reversed: bool
    parts: tuple[tuple[int, int, bool], ...]
    loose: int | None


def is_subtitles(lines: list[Line]) -> bool:
    """Whether a text is a file of subtitles: it opens like one, or timing lines stand all over it."""
    first = list(islice((line for line in lines if not line.is_blank), _LATEST))
    if any(is_webvtt(line) for line in first[:1]) or any(timing(line) for line in first):
        return True
    likely = [line for line in lines if "->" in line.text or line.text[:1] in _OPENING]
    count = sum(timing(line) is not None for line in likely)
    return count >= _FEWEST and count >= _THIN * sum(not line.is_blank for line in lines)


def is_webvtt(line: Line) -> bool:
    """Whether a line is the header of WebVTT."""
    return _HEADER.match(line.text) is not None


def timing(line: Line) -> regex.Match[str] | None:
    """The times that a line gives a cue; null where it is no timing line."""
    text = line.text
    is_likely = "->" in text or (text[:1] in _OPENING and _COMMA.match(text))
    return TIMING.match(text) if is_likely else None


def captions(lines: list[Line]) -> list[Caption]:
    """Return the cues of a file, in its order; words before the first are a cue without times."""
    filled = next((index for index, line in enumerate(lines) if not line.is_blank), 0)
    webvtt = is_webvtt(lines[filled]) if lines else False
    begin = _after_block(lines, filled) if webvtt else filled
    times = {index: match for index in range(begin, len(lines)) if (match := timing(lines[index]))}
    names = _names(lines, list(times), webvtt, begin)
    heads = list(zip(names, times, strict=True))
    opening = heads[0][0] if heads else len(lines)
    found = list(_loose(lines, begin, opening, webvtt))
    for (name, index), (following, _) in pairwise([*heads, (len(lines), 0)]):
        found.append(_caption(lines, name, index, following, times[index], webvtt))
    return found


def _after_block(lines: list[Line], index: int) -> int:
    """The line after a block: an empty line or a timing line ends it."""
    while index < len(lines) and lines[index].text and not timing(lines[index]):
        index += 1
    return index


def _names(lines: list[Line], timings: list[int], webvtt: bool, begin: int) -> list[int]:
    """For each timing line, the line with which its cue begins: that of its name or number, or itself."""
    if webvtt:
        return [_named(lines, index, begin) for index in timings]
    above = [_number(lines, index - 1) for index in timings]
    is_numbered = 2 * sum(number is not None for number in above) >= len(above)
    found: list[int] = []
    last: int | None = None
    for index, number in zip(timings, above, strict=True):
        name = index - 1 if is_numbered and number is not None else _far_number(lines, index, last, begin)
        last = _number(lines, name) if name < index else last
        found.append(name)
    return found


def _far_number(lines: list[Line], index: int, last: int | None, begin: int) -> int:
    """The line of a number that an empty line parts from its times: some files double their line ends."""
    number = _number(lines, index - 2) if index >= 2 and lines[index - 1].is_blank else None
    is_next = number is not None and (index == begin + 2 if last is None else number == last + 1)
    return index - 2 if is_next else index


def _named(lines: list[Line], index: int, begin: int) -> int:
    """In WebVTT one line between an empty line and the timing line is the cue's name."""
    above = index - 1
    if above < begin or lines[above].is_blank or timing(lines[above]):
        return index
    return above if above == begin or lines[above - 1].is_blank else index


def _number(lines: list[Line], index: int) -> int | None:
    match = _NUMBER.fullmatch(lines[index].text) if index >= 0 else None
    return int(match.group(1)) if match else None


def _loose(lines: list[Line], begin: int, end: int, webvtt: bool) -> Iterator[Caption]:
    parts, _ = _parts(lines, begin, end, webvtt)
    shown = [part for part in parts if part[2]]
    if shown:
        start = shown[0][0]
        yield Caption(
            begin, start, start, None, None, False, False, tuple(parts[parts.index(shown[0]) :]), begin
        )


def _caption(
    lines: list[Line], name: int, index: int, following: int, times: regex.Match[str], webvtt: bool
) -> Caption:
    start, end = map(seconds, times.group("start", "end"))
    is_reversed = start is not None and end is not None and end < start
    parts, loose = _parts(lines, index + 1, following, webvtt)
    ends = (None if is_reversed else end, True, is_reversed)
    return Caption(index, lines[name].start, lines[index].end, start, *ends, tuple(parts), loose)


def _parts(
    lines: list[Line], begin: int, end: int, webvtt: bool
) -> tuple[list[tuple[int, int, bool]], int | None]:
    """Stretches of lines[begin:end] that are shown, and comments between; and where loose words begin."""
    found: list[tuple[int, int, bool]] = []
    loose, index = None, begin
    while index < end:
        after = index + 1
        is_first = index == begin or not lines[index - 1].text
        if webvtt and is_first and index > begin and _COMMENT.match(lines[index].text):
            after = min(_after_block(lines, index), end)
            found.append((lines[index].start, lines[after - 1].end, False))
        elif not lines[index].is_blank:
            if webvtt and is_first and index > begin and loose is None:
                loose = index
            extent = lines[index].extent
            found.append((*extent, True))
        index = after
    return found, loose


def seconds(text: str | None) -> float | None:
    """Seconds of a printed time; null where minutes under hours go beyond 59."""
    if text is None:
        return None
    *larger, minutes, second = text.replace(",", ".").split(":")
    if larger and int(minutes) > 59:
        return None
    hours = int(larger[0]) if larger else 0
    return round(3600 * hours + 60 * int(minutes) + float(second), 3)
