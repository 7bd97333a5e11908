"""Halves of units, which no number opens: half an hour, a year and a half, eine halbe Stunde."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.facts.amounts.measure import Measure
from pipeline.facts.amounts.units import Unit, unit_at
from pipeline.facts.numbers import phrase_at
from pipeline.facts.numerals import numerals
from pipeline.facts.tokens import Token, folded_at


def half_at(found: Sequence[Token], place: int, lexicon: str) -> Measure | None:
    """Return the measure of half a unit, or of a unit and a half: half an hour, an hour and a half."""
    size = phrase_at(found, place, lexicon, "half_unit")
    if size:
        start = place + size + (folded_at(found, place + size) == "-")
        unit = unit_at(found, start, lexicon, after_digits=False)
        return _part(place, unit.last, 0.5, unit) if unit else None
    if not numerals(lexicon).of(found[place].folded, "one", "article"):
        return None
    unit = unit_at(found, place + 1, lexicon, after_digits=False)
    half = phrase_at(found, unit.last, lexicon, "and_half") if unit else 0
    return _part(place, unit.last + half, 1.5, unit) if unit and half else None


def _part(first: int, last: int, value: float, unit: Unit) -> Measure:
    return Measure(first, last, value * unit.factor, None, unit.code)
