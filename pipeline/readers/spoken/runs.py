"""Which time marks of a file belong together: transcripts, and lists of chapters that are none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from pipeline.readers.spoken.cues import Cue, is_heading
from pipeline.text.lines import Line, count_words

_EARLY_S: Final = 10.0
"""A list of times that begins anew begins about here."""

_LEAST_BACK_S: Final = 20.0
_SHORTEST_CHAPTER_S: Final = 10.0
_SLOWEST: Final = 0.3
"""Words a second. Speech has two to three, pauses and all; a list of chapters has a few words a minute."""

_FEWEST: Final = 3


@dataclass(frozen=True, slots=True)
class Page:
    """A transcript and what stands around it: lines [start, end) and its cues."""

    start: int
    end: int
    cues: list[Cue]


def pages(lines: list[Line], found: list[Cue]) -> list[Page]:
    """Return the transcripts of a file with the lines around each; none where all marks are chapters.

    A transcript begins anew where the time goes back to the start and a line that is no cue's stands
    between. What stands there belongs to the page that follows.
    """
    spoken = [run for run in _runs(lines, found) if _is_headed(lines, run) or not is_chapters(lines, run)]
    long = [run for run in spoken if len(run) >= _FEWEST or _is_headed(lines, run)]
    joined = _rejoined(lines, long or spoken)
    ends = [after(lines, run) for run in joined[:-1]]
    bounds = [0, *ends, len(lines)]
    return [Page(a, b, run) for (a, b), run in zip(pairwise(bounds), joined, strict=True)] if joined else []


def is_chapters(lines: list[Line], run: list[Cue]) -> bool:
    """Whether time marks name chapters: few words for the time between them, and no two close together."""
    gaps = [b.seconds - a.seconds for a, b in pairwise(run)]
    if len(run) < _FEWEST or any(0 <= gap < _SHORTEST_CHAPTER_S for gap in gaps):
        return False
    words = sum(count_words(lines[cue.line].text[cue.end - lines[cue.line].start :]) for cue in run[:-1])
    words += sum(
        count_words(lines[index].text) for a, b in pairwise(run) for index in range(a.line + 1, b.line)
    )
    return words < _SLOWEST * (run[-1].seconds - run[0].seconds)


def after(lines: list[Line], run: list[Cue]) -> int:
    """Line after a transcript: the last cue has no more lines to it than the longest before."""
    starts = [cue.line for cue in run]
    longest = max((b - a for a, b in zip(starts, starts[1:], strict=False)), default=len(lines))
    return min(starts[-1] + max(longest, 2), len(lines))


def _is_headed(lines: list[Line], run: list[Cue]) -> bool:
    """Whether the heading of a transcript stands just above."""
    above = next((line for line in reversed(lines[: run[0].line]) if not line.is_blank), None)
    return above is not None and is_heading(above)


def _runs(lines: list[Line], found: list[Cue]) -> Iterator[list[Cue]]:
    run: list[Cue] = []
    usual = -1
    for cue in found:
        between = _filled(lines, run[-1].line, cue.line) if run else 0
        if run and _begins(lines, run, cue, between, usual if usual >= 0 else between):
            yield run
            run, usual = [], -1
        elif run:
            usual = max(usual, between)
        run.append(cue)
    if run:
        yield run


def _begins(lines: list[Line], run: list[Cue], cue: Cue, between: int, usual: int) -> bool:
    """Whether a time mark begins a new list: it goes back to the start, or the chapters before have ended.

    `between` counts the filled lines before it, `usual` is the most between two marks of the run.
    """
    if cue.seconds <= _EARLY_S and max(c.seconds for c in run[-3:]) >= cue.seconds + _LEAST_BACK_S:
        return between > 0 or is_chapters(lines, run)
    return between > usual and is_chapters(lines, run)


def _filled(lines: list[Line], above: int, below: int) -> int:
    """Lines between two that hold something."""
    return sum(not line.is_blank for line in lines[above + 1 : below])


def _rejoined(lines: list[Line], runs: list[list[Cue]]) -> list[list[Cue]]:
    """Join a run to the one before where nothing but that one's own lines stands between."""
    joined: list[list[Cue]] = []
    for run in runs:
        is_apart = not joined or any(
            not line.is_blank for line in lines[after(lines, joined[-1]) : run[0].line]
        )
        if is_apart or any(is_heading(line) for line in lines[joined[-1][-1].line + 1 : run[0].line]):
            joined.append(run)
        else:
            joined[-1] = joined[-1] + run
    return joined
