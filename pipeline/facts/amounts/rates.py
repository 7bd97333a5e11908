"""Rates written with a stroke: 5 EUR/MWh, 5 g/km, $5/day are no euros, grams and dollars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.facts.amounts.units import SHARES, Unit, unit_at
from pipeline.facts.tokens import Token, adjacent, folded_at

_ROUND: Final = frozenset({"100", "1000", "10000", "100000"})
"""What stands under a stroke before a unit: 7 l/100 km."""
_TIMES: Final = {"s": "s", "с": "s", "h": "h", "ч": "h", "d": "d"}
"""Letters, of which the second is Cyrillic, that are times under a stroke, and words elsewhere."""


def rate_at(found: Sequence[Token], unit: Unit, lexicon: str) -> Unit | None:
    """Return a unit with what a stroke puts under it, as in UCUM (EUR/MWh); None where that is no known unit.

    A stroke before another number ("5 km/3 mi") or between blanks divides nothing, unless a unit follows.
    """
    stroke = unit.last if folded_at(found, unit.last) != "." else unit.last + 1
    if folded_at(found, stroke) != "/" or stroke + 1 >= len(found):
        return unit
    if found[stroke + 1].sort == "number":
        return None if found[stroke + 1].text in _ROUND else unit
    under = unit_at(found, stroke + 1, lexicon, after_digits=True) or _time_at(found, stroke + 1)
    if under and under.code not in SHARES and unit.code not in SHARES and "/" not in unit.code:
        return Unit(under.last, f"{unit.code}/{under.code}", unit.factor / under.factor)
    return None if adjacent(found, stroke) and adjacent(found, stroke + 1) else unit


def _time_at(found: Sequence[Token], place: int) -> Unit | None:
    code = _TIMES.get(found[place].text)
    return Unit(place + 1, code) if code else None
