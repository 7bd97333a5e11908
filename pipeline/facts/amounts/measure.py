"""What is read of an amount: a number or a range first, then what it measures or counts."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.facts.numbers import Bound, Number


class Measure(NamedTuple):
    """An amount in tokens [first, last): its unit, or the tokens of what is counted."""

    first: int
    last: int
    value: float
    value_to: float | None
    unit: str | None
    counted: tuple[int, int] | None = None
    bound: Bound | None = None
    is_open: bool = False
    """Whether digits carry a plus: 300+."""


class Read(NamedTuple):
    """A number or a range as read: its value in the unit to come."""

    first: int
    last: int
    number: Number
    low: float
    high: float | None
    is_open: bool
    floor: int
    """The token before which another amount ended."""
