"""Scores of facts: which of those found are those marked."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from pipeline.facts.fact import Fact


class Pairs(NamedTuple):
    """Facts of one kind: marked and found with the same span, missed, and found without being marked."""

    matched: list[tuple[Fact, Fact]]
    missed: list[Fact]
    added: list[Fact]


def paired(gold: Sequence[Fact], found: Sequence[Fact], kind: str) -> Pairs:
    """Pair facts of a kind by their exact spans."""
    marked = {(fact.start, fact.end): fact for fact in gold if fact.kind == kind}
    got = {(fact.start, fact.end): fact for fact in found if fact.kind == kind}
    return Pairs(
        [(marked[span], got[span]) for span in marked.keys() & got.keys()],
        [fact for span, fact in marked.items() if span not in got],
        [fact for span, fact in got.items() if span not in marked],
    )


def row(pairs: Sequence[Pairs]) -> str:
    """Return the figures of some texts, in the order of the table's head."""
    matched = [pair for one in pairs for pair in one.matched]
    gold = len(matched) + sum(len(one.missed) for one in pairs)
    found = len(matched) + sum(len(one.added) for one in pairs)
    right = sum(same_value(*pair) for pair in matched)
    figures = [_share(right, found), _share(right, gold), _f1(right, gold, found)]
    figures += [_f1(len(matched), gold, found), _share(right, len(matched))]
    shown = "".join(f"{_percent(figure):>7}" for figure in figures)
    marked = [fact for one in pairs for fact in [*one.missed, *(pair[0] for pair in one.matched)]]
    shown += f"{_attribute(matched, marked, lambda fact: fact.qualifier):>14}"
    shown += f"{_attribute(matched, marked, lambda fact: fact.is_negated):>14}"
    if matched and matched[0][0].kind == "date":
        for name in ("granularity", "date_method"):
            same = sum(getattr(one, name) == getattr(other, name) for one, other in matched)
            shown += f"{_percent(_share(same, len(matched))):>7}"
    return f"{gold:>5}{found:>6}{shown}"


def same_value(one: Fact, other: Fact) -> bool:
    """Whether two facts say the same: of dates first and last day; else value, end of range and unit."""
    if one.kind == "date":
        return (one.date_from, one.date_to) == (other.date_from, other.date_to)
    return _close(one.value, other.value) and _close(one.value_to, other.value_to) and one.unit == other.unit


def _close(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=1e-6)


def _attribute(
    matched: Sequence[tuple[Fact, Fact]], marked: Sequence[Fact], of: Callable[[Fact], str | bool | None]
) -> str:
    """Accuracy over exact spans; in brackets how many of the marked facts that have it are found with it."""
    same = sum(of(one) == of(other) for one, other in matched)
    having = sum(bool(of(fact)) for fact in marked)
    got = sum(bool(of(one)) and of(one) == of(other) for one, other in matched)
    return f"{_percent(_share(same, len(matched)))} ({got}/{having})"


def _f1(right: int, gold: int, found: int) -> float | None:
    return _share(2 * right, gold + found)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f}"
