"""What is found of a date, an amount, a percentage or a count."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

Kind = Literal["date", "amount", "percentage", "count"]
Qualifier = Literal["about", "more_than", "at_least", "less_than", "at_most"]
"""How the text bounds the value: about (some, roughly, almost), more_than (over), at_least (no fewer than),
less_than (under, nearly, not quite), at_most (up to, no more than)."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One expression: its span (code points) and what it says; `value_to` ends a range."""

    kind: Kind
    start: int
    end: int
    value: float | None = None
    value_to: float | None = None
    unit: str | None = None
    counted: tuple[int, int] | None = None
    qualifier: Qualifier | None = None
    is_negated: bool = False
    date_from: datetime.date | None = None
    date_to: datetime.date | None = None
    granularity: str | None = None
    date_method: str | None = None
