"""Chooses among the scored candidates: which places are names, and which entity each stands for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.entities.linking.types import Candidate, Spot


class Choice(NamedTuple):
    """A spot (by number) with its likeliest candidate, or without any."""

    number: int
    best: Candidate | None
    score: float
    rivals: tuple[tuple[Candidate, float], ...]


def choose(several: Sequence[Candidate], scores: Sequence[float], number: int) -> Choice:
    """Return the likeliest candidate of a spot, and the others by probability."""
    if not several:
        return Choice(number, None, 0.0, ())
    ranked = sorted(zip(several, scores, strict=True), key=lambda pair: (-pair[1], pair[0].entity))
    return Choice(number, ranked[0][0], ranked[0][1], tuple(ranked[1:]))


def settle(
    choices: Sequence[Choice], places: Sequence[Spot], threshold: float, taken: set[int]
) -> list[Choice]:
    """Return the choices that do not overlap, by place: links by probability, then what was recognised.

    A choice below the threshold keeps its place only where the recogniser saw a name. Words `taken` are gone.
    """
    linked = [choice for choice in choices if choice.best and choice.score >= threshold]
    linked.sort(key=lambda choice: -choice.score)
    rest = [
        _opened(choice)
        for choice in choices
        if places[choice.number].span and not (choice.best and choice.score >= threshold)
    ]
    kept = []
    for choice in (*linked, *rest):
        words = range(places[choice.number].first, places[choice.number].last)
        if taken.isdisjoint(words):
            taken.update(words)
            kept.append(choice)
    return sorted(kept, key=lambda choice: choice.number)


def _opened(choice: Choice) -> Choice:
    """The choice left open, with what would have been chosen among the rivals."""
    if choice.best is None:
        return choice
    return choice._replace(best=None, rivals=((choice.best, choice.score), *choice.rivals))
