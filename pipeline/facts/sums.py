"""How number words add up: the rule of Hurford (1975), The Linguistic Theory of Numerals.

A lower word adds to what stands before it; a scale multiplies it.
"""

from __future__ import annotations

from typing import NamedTuple

from pipeline.facts.numerals import Numeral

NO_SCALE = 1e18
"""The scale of a sum that none has multiplied."""


class Sum(NamedTuple):
    """What has been read of a number in words."""

    total: float = 0.0
    part: float = 0.0
    least: float = NO_SCALE
    """The least word added to `part`."""
    scale: float = NO_SCALE
    """The least scale that multiplied."""
    last: float = 1.0
    """The last scale."""
    read: int = 0

    def plus(self, numeral: Numeral, lexicon: str) -> Sum | None:
        """Return the sum with one more word; None where that word begins another number."""
        value = numeral.value
        if numeral.kind in ("one", "cardinal"):
            return self._added(value, lexicon)
        if value >= 1000:
            return self._scaled(value)
        if self.part >= (100 if value >= 100 else 20) or (self.part % 1 and value < 100):
            return None
        return self._replace(part=max(self.part, 1.0) * value, least=100, last=value, read=self.read + 1)

    def _scaled(self, value: float) -> Sum | None:
        if value == self.scale:
            return None
        if value > self.scale:
            total = (self.total + self.part) * value
        else:
            total = self.total + (self.part or 1.0) * value
        return Sum(total, 0.0, NO_SCALE, value, value, self.read + 1)

    def _added(self, value: float, lexicon: str) -> Sum | None:
        if value == 20 and self.least == 4 and lexicon == "fr":
            return self._replace(part=self.part + 76, least=20, read=self.read + 1)
        if self.part and (value == 0 or self.least < self._room(value, lexicon)):
            return None
        return self._replace(part=self.part + value, least=value, read=self.read + 1)

    def _room(self, value: float, lexicon: str) -> float:
        """The least word after which this one goes on the same number."""
        if lexicon == "fr" and value < 20:
            if value >= 10 and self.part % 100 in (60, 80):
                return 20
            if 7 <= value < 10 and self.least == 10:
                return 10
        return 20 if value < 10 else 100 if value < 100 else 1000
