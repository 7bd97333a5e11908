"""What stands around a date: the words for parts of a period ("early"), and negation."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.facts.dates.lexicon import Lexicon
from pipeline.facts.dates.tokens import Token

_CLAUSE: Final = frozenset(",;|()")
_DASHES: Final = frozenset("—–")
_REACH: Final = 40


def begins(tokens: Sequence[Token], first: int) -> int:
    """Return where a date begins with the word for its part before it: "early May", "конце 2024 года"."""
    for place in range(first - 1, max(-1, first - 4), -1):
        if tokens[place].code == "E":
            return place
        if tokens[place].code not in "OX-":
            break
    return first


def denials(tokens: Sequence[Token], known: Lexicon) -> list[int]:
    """Return which tokens deny."""
    return [place for place in range(len(tokens)) if _denies(tokens, place, known)]


def is_negated(tokens: Sequence[Token], first: int, denied: Sequence[int], known: Lexicon) -> bool:
    """Whether the clause of a date at a token is denied before it; `denied` is what `denials` gives.

    A denial behind the date leaves it alone: "last February we had no ferry" does not deny the date.
    """
    near = bisect_left(denied, first - _REACH)
    if near == len(denied) or denied[near] >= first:
        return False
    return any(_denies(tokens, place, known) for place in _left(tokens, first, known))


def _left(tokens: Sequence[Token], first: int, known: Lexicon) -> Iterator[int]:
    for place in range(first - 1, max(-1, first - _REACH), -1):
        if _is_end(tokens, place, known):
            return
        yield place


def _is_end(tokens: Sequence[Token], place: int, known: Lexicon) -> bool:
    token = tokens[place]
    return (
        token.code in _CLAUSE
        or token.code == "p"
        or token.form in _DASHES | known.words.get("but", frozenset())
    )


def _denies(tokens: Sequence[Token], place: int, known: Lexicon) -> bool:
    form = tokens[place].form
    if form not in known.words.get("not", ()) and not form.endswith("n't"):
        return False
    after = tokens[place + 1].form if place + 1 < len(tokens) else ""
    return f"{form} {after}" not in known.words.get("not_only", ())
