"""From characters to seconds, along the cues of a transcript."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from statistics import median
from typing import Final, NamedTuple

from pipeline.documents import Document

RESOLUTION_S: Final = 1.0
"""Cues are printed in whole seconds, so each may be up to a second early."""

LONGEST_PAUSE_S: Final = 5.0
"""Slow speech with its pauses may leave this much of a cue unfilled; a longer silence is one."""

_USUAL_RATE: Final = 15.0
"""Characters per second of ordinary speech; used only where a transcript has a single cue."""


class Time(NamedTuple):
    """Seconds with their largest error, and whether a cue stands exactly there."""

    seconds: float
    error_s: float
    is_cue: bool


@dataclass(frozen=True)
class Clock:
    """Cues of one document: clean character positions and seconds, both growing."""

    positions: tuple[int, ...]
    seconds: tuple[float, ...]

    @staticmethod
    def of(cues: list[tuple[int, float]]) -> Clock | None:
        """Make a clock from (clean position, second) pairs; None without any."""
        if not cues:
            return None
        last = dict(sorted(cues))
        return Clock(tuple(last), tuple(last.values()))

    def starting(self, position: int) -> Time:
        """When the character at `position` is spoken."""
        index = bisect_right(self.positions, position) - 1
        if index >= 0 and self.positions[index] == position:
            return Time(self.seconds[index], RESOLUTION_S, True)
        return self._between(index, position)

    def ending(self, position: int) -> Time:
        """When the character before `position` has been spoken.

        White space before the next cue is no speech, so a stretch that ends there ends at that cue, or
        before it by as much silence as the usual rate of speech leaves room for: that is the error. Where
        it is more than `LONGEST_PAUSE_S`, the cue no longer tells when the speech ended.
        """
        following = bisect_left(self.positions, position)
        if following == len(self.positions) or self.positions[following] - position > 2:
            return self._between(bisect_right(self.positions, position) - 1, position)
        silence = self._silence(following, position)
        return Time(self.seconds[following], max(silence, RESOLUTION_S), silence <= LONGEST_PAUSE_S)

    def _silence(self, following: int, position: int) -> float:
        """Seconds before the cue `following` that the characters up to `position` do not fill."""
        if following == 0:
            return 0.0
        spoken = (position - self.positions[following - 1]) / self._rate
        return self.seconds[following] - self.seconds[following - 1] - spoken

    def _between(self, index: int, position: int) -> Time:
        if index < 0:
            return Time(self.seconds[0], self.seconds[0] + RESOLUTION_S, False)
        start, second = self.positions[index], self.seconds[index]
        if index + 1 == len(self.positions):
            elapsed = (position - start) / self._rate
            return Time(second + elapsed, max(elapsed, RESOLUTION_S), False)
        share = (position - start) / (self.positions[index + 1] - start)
        span = self.seconds[index + 1] - second
        return Time(second + share * span, max(share, 1 - share) * span + RESOLUTION_S, False)

    @cached_property
    def _rate(self) -> float:
        """Characters per second between the cues, the middle one."""
        pairs = zip(self.positions, self.positions[1:], self.seconds, self.seconds[1:], strict=False)
        rates = [(b - a) / (t - s) for a, b, s, t in pairs if t > s and b > a]
        return median(rates) if rates else _USUAL_RATE


def clock_of(document: Document, labels: Mapping[int, int]) -> Clock | None:
    """Return the clock of a document's cues; None for written text.

    `labels` leads from where a printed label begins to where its speech does: a label takes no time.
    """
    cues = [(row["start_char"], row["cue_s"]) for row in document.stretches if row["cue_s"] is not None]
    cues += [(labels[position], second) for position, second in cues if position in labels]
    is_spoken = any(block["role"] == "transcript" for block in document.blocks)
    return Clock.of(cues) if is_spoken else None
