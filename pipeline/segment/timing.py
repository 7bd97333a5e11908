"""From characters to seconds, along the cues of a transcript."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from statistics import median
from typing import Final, NamedTuple

from pipeline.documents import Document

RESOLUTION_S: Final = 1.0
"""Cues are printed in whole seconds, so each may be up to a second early."""

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

        White space before the next cue is no speech, so a stretch that ends there ends at that cue.
        """
        index = bisect_right(self.positions, position) - 1
        following = index + 1
        if following < len(self.positions) and self.positions[following] - position <= 2:
            return Time(self.seconds[following], RESOLUTION_S, True)
        if index >= 1 and self.positions[index] == position:
            return Time(self.seconds[index], RESOLUTION_S, True)
        return self._between(index, position)

    def _between(self, index: int, position: int) -> Time:
        if index < 0:
            return Time(self.seconds[0], self.seconds[0] + RESOLUTION_S, False)
        start, second = self.positions[index], self.seconds[index]
        if index + 1 == len(self.positions):
            elapsed = (position - start) / self._rate()
            return Time(second + elapsed, max(elapsed, RESOLUTION_S), False)
        share = (position - start) / (self.positions[index + 1] - start)
        span = self.seconds[index + 1] - second
        return Time(second + share * span, max(share, 1 - share) * span + RESOLUTION_S, False)

    def _rate(self) -> float:
        """Characters per second between the cues, the middle one."""
        pairs = zip(self.positions, self.positions[1:], self.seconds, self.seconds[1:], strict=False)
        rates = [(b - a) / (t - s) for a, b, s, t in pairs if t > s and b > a]
        return median(rates) if rates else _USUAL_RATE


def clock_of(document: Document) -> Clock | None:
    """Return the clock of a document's cues; None for written text."""
    cues = [(row["start_char"], row["cue_s"]) for row in document.stretches if row["cue_s"] is not None]
    is_spoken = any(block["role"] == "transcript" for block in document.blocks)
    return Clock.of(cues) if is_spoken else None
