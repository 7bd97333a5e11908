"""From characters to seconds, along the cues of a transcript."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

import pyarrow.compute as pc

from pipeline.documents import Document
from pipeline.text.lines import MARKS

LONGEST_PAUSE_S: Final = 5.0
"""Slow speech with its pauses may leave this much of a cue unfilled; a longer silence is one."""

_PAUSE_S: Final = 0.25
"""Captions follow each other with less than this between them where the talk goes on."""

_GAP: Final = 2
"""Characters of white space that may stand before the next cue."""

_USUAL_RATE: Final = 15.0
"""Characters per second of ordinary speech; used only where a transcript has a single cue."""


class Mark(NamedTuple):
    """A printed time: the clean position from which words are spoken then, and when the cue ends, if it says.

    `is_cue` is false for a time within a cue, from which on some of its words are spoken.
    """

    position: int
    seconds: float
    end_s: float | None = None
    is_cue: bool = True


class Time(NamedTuple):
    """Seconds with their largest error, and whether a cue stands exactly there."""

    seconds: float
    error_s: float
    is_cue: bool


@dataclass(frozen=True)
class Clock:
    """Times of one document by growing clean position.

    The words from `positions[i]` to `limits[i]` are spoken from `seconds[i]` on; `ends[i]` is when they
    end, null where only the next time tells. The last limit is null where the end of speech has no time.
    """

    positions: tuple[int, ...]
    limits: tuple[int | None, ...]
    seconds: tuple[float, ...]
    ends: tuple[float | None, ...]
    resolution_s: float

    @staticmethod
    def of(marks: Sequence[Mark], stop: int | None = None) -> Clock | None:
        """Make a clock from marks; None without any. Of marks at one position the last counts.

        `stop` is the clean position at which the words of the last cue end.
        """
        if not marks:
            return None
        ordered = _by_position(marks)
        positions = tuple(mark.position for mark in ordered)
        seconds = tuple(mark.seconds for mark in ordered)
        ends = _ends(ordered)
        limit = stop if ends[-1] is not None and stop is not None and stop > positions[-1] else None
        return Clock(positions, (*positions[1:], limit), seconds, ends, _resolution(marks))

    def starting(self, position: int) -> Time:
        """When the character at `position` is spoken."""
        index = bisect_right(self.positions, position) - 1
        if index >= 0 and self.positions[index] == position:
            return Time(self.seconds[index], self.resolution_s, True)
        return self._between(index, position)

    def ending(self, position: int) -> Time:
        """When the character before `position` has been spoken.

        White space before the next cue is no speech. So a stretch that ends there ends with its cue, or
        with the next where its own end is not known. Where the talk goes on at once, speech may have ended
        before by as much silence as the usual rate of speech leaves room for: that is the error. Where it
        is more than `LONGEST_PAUSE_S`, the cue no longer tells when the speech ended.
        """
        index = bisect_left(self.positions, position) - 1
        limit = self.limits[index] if index >= 0 else self.positions[0]
        if limit is None or limit - position > _GAP:
            return self._between(bisect_right(self.positions, position) - 1, position)
        if index < 0:
            return Time(self.seconds[0], self.resolution_s, True)
        end = self._end(index)
        if self._pauses(index):
            return Time(end, self.resolution_s, True)
        silence = end - self.seconds[index] - (position - self.positions[index]) / self._rate
        return Time(end, max(silence, self.resolution_s), silence <= LONGEST_PAUSE_S)

    def _end(self, index: int) -> float:
        """When the words of a time have been spoken, by the cue's own word or the next time."""
        own = self.ends[index]
        return self.seconds[index + 1] if own is None else own

    def _pauses(self, index: int) -> bool:
        """Whether a cue ends by its own word and nothing follows at once."""
        own = self.ends[index]
        is_last = index + 1 == len(self.positions)
        return own is not None and (is_last or self.seconds[index + 1] - own >= _PAUSE_S)

    def _between(self, index: int, position: int) -> Time:
        if index < 0:
            return Time(self.seconds[0], self.seconds[0] + self.resolution_s, False)
        start, second, limit = self.positions[index], self.seconds[index], self.limits[index]
        if limit is None:
            elapsed = (position - start) / self._rate
            return Time(second + elapsed, max(elapsed, self.resolution_s), False)
        share = min((position - start) / (limit - start), 1.0)
        span = self._end(index) - second
        return Time(second + share * span, max(share, 1 - share) * span + self.resolution_s, False)

    @cached_property
    def _rate(self) -> float:
        """Characters per second between the times, the middle one."""
        spans = [(i, b - a) for i, (a, b) in enumerate(zip(self.positions, self.limits, strict=True)) if b]
        rates = [n / (self._end(i) - self.seconds[i]) for i, n in spans if self._end(i) > self.seconds[i]]
        return median(rates) if rates else _USUAL_RATE


def _by_position(marks: Sequence[Mark]) -> list[Mark]:
    """Marks by position, one each; a time within a cue that goes back is no time."""
    found: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: mark.position):
        last = found[-1] if found else None
        if last and not mark.is_cue and mark.seconds < last.seconds:
            continue
        if last and mark.position == last.position:
            found[-1] = mark if mark.is_cue else last._replace(seconds=mark.seconds)
        else:
            found.append(mark)
    return found


def _ends(marks: list[Mark]) -> tuple[float | None, ...]:
    """When the words of each mark end: with their cue, unless another time within the cue follows.

    Where most cues go on while the next one begins, they stay on the screen longer than anybody speaks.
    """
    found: list[float | None] = []
    of_cue: float | None = None
    for mark, following in pairwise([*marks, None]):
        of_cue = mark.end_s if mark and mark.is_cue else of_cue
        is_inner = following is not None and not following.is_cue
        is_told = mark is not None and of_cue is not None and of_cue >= mark.seconds and not is_inner
        found.append(of_cue if is_told else None)
    late = [end is not None and end > mark.seconds for end, mark in zip(found, marks[1:], strict=False)]
    if 2 * sum(late) > len(late):
        return (*(None if is_late else end for end, is_late in zip(found, late, strict=False)), found[-1])
    return tuple(found)


def _resolution(marks: Sequence[Mark]) -> float:
    """The smallest step in which the times are printed."""
    printed = (second for mark in marks for second in (mark.seconds, mark.end_s) if second is not None)
    thousandths = {round(1000 * second) for second in printed}
    return next(step / 1000 for step in (1000, 100, 10, 1) if all(n % step == 0 for n in thousandths))


def clock_of(document: Document, labels: Mapping[int, int]) -> Clock | None:
    """Return the clock of a document's cues; None for written text.

    `labels` leads from where a printed label begins to where its speech does: a label takes no time, nor
    does a mark such as a dash that opens a line.
    """
    spoken = [block["end_char"] for block in document.blocks if block["role"] == "transcript"]
    if not spoken:
        return None
    marks = []
    for mark in _marks(document):
        begins = _visible(document.text, mark.position)
        speaks = labels.get(begins, _after_marks(document.text, begins))
        if speaks > begins:
            marks.append(Mark(begins, mark.seconds, None, mark.is_cue))
        marks.append(mark._replace(position=speaks))
    return Clock.of(marks, max(spoken))


def _marks(document: Document) -> Iterator[Mark]:
    timed = document.source_map.filter(pc.is_valid(document.source_map.column("cue_s")))
    columns = [timed.column(name).to_pylist() for name in ("start_char", "cue_s", "cue_end_s")]
    has_ends = any(end is not None for end in columns[2])
    for position, second, end in zip(*columns, strict=True):
        yield Mark(position, second, end, end is not None or not has_ends)


def _visible(text: str, position: int) -> int:
    """The first place at or after `position` where a character can be seen."""
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def _after_marks(text: str, position: int) -> int:
    """Where words begin after marks that open a line."""
    is_word = text[position : position + 1].isalnum()
    marks = None if is_word else MARKS.match(text, position)
    return marks.end() if marks else position
