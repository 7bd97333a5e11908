"""What stands around a date: bounds ("since", "about"), parts of a period ("early"), and negation."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final, cast

from pipeline.facts.dates.lexicon import Lexicon
from pipeline.facts.dates.tokens import Token
from pipeline.facts.fact import Qualifier

_CLAUSE: Final = frozenset(",;|()")
_DASHES: Final = frozenset("—–")
_REACH: Final = 40
_SKIPPED: Final = 2
_LONGEST_BOUND: Final = 5


def begins(tokens: Sequence[Token], first: int) -> int:
    """Return where a date begins with the word for its part before it: "early May", "конце 2024 года"."""
    for place in range(first - 1, max(-1, first - 4), -1):
        if tokens[place].code == "E":
            return place
        if tokens[place].code not in "OX-":
            break
    return first


def qualifier(tokens: Sequence[Token], first: int, known: Lexicon) -> Qualifier | None:
    """Return what the words before a token say of the date that begins there."""
    words: list[str] = []
    skippable = known.words.get("the", frozenset()) | known.words.get("at", frozenset())
    for token in reversed(tokens[max(0, first - _LONGEST_BOUND - _SKIPPED) : first]):
        if token.code in ",;|(":
            break
        words += reversed(token.form.split())
    for skipped in range(min(_SKIPPED + 1, len(words))):
        found = _bound(words[skipped:], known)
        if found:
            return found
        if words[skipped] not in skippable:
            break
    return None


def _bound(words: Sequence[str], known: Lexicon) -> Qualifier | None:
    """The bound that ends here; `words` run backwards."""
    for phrase, kind in known.bounds.get(words[0], ()):
        if tuple(reversed(words[: len(phrase)])) == phrase:
            return cast("Qualifier", kind)
    return None


def denials(tokens: Sequence[Token], known: Lexicon) -> list[int]:
    """Return which tokens deny."""
    return [place for place in range(len(tokens)) if _denies(tokens, place, known)]


def is_negated(tokens: Sequence[Token], first: int, last: int, denied: Sequence[int], known: Lexicon) -> bool:
    """Whether the clause of a date at tokens [first, last) is denied; `denied` is what `denials` gives.

    A denial behind it does not reach "the agreement of May", where the date belongs to a noun.
    """
    near = bisect_left(denied, first - _REACH)
    if near == len(denied) or denied[near] >= last + _REACH:
        return False
    if any(_denies(tokens, place, known) for place in _left(tokens, first, known)):
        return True
    is_fronted = _is_fronted(tokens, first)
    if not is_fronted and first and tokens[first - 1].form in known.words.get("tie", ()):
        return False
    return any(
        _denies(tokens, place, known) and tokens[place - 1].code != "&"
        for place in _right(tokens, last, known, is_fronted=is_fronted)
    )


def _is_fronted(tokens: Sequence[Token], first: int) -> bool:
    """Whether a date opens its sentence, but for a preposition and an article."""
    place = first - 1
    while place >= max(0, first - 3) and tokens[place].code in "XObFf":
        place -= 1
    return place < 0 or tokens[place].code in "p;|"


def _left(tokens: Sequence[Token], first: int, known: Lexicon) -> Iterator[int]:
    for place in range(first - 1, max(-1, first - _REACH), -1):
        if _is_end(tokens, place, known):
            return
        yield place


def _right(tokens: Sequence[Token], last: int, known: Lexicon, *, is_fronted: bool) -> Iterator[int]:
    if last < len(tokens) and tokens[last].code == "," and is_fronted:
        last += 1
    for place in range(last, min(len(tokens), last + _REACH)):
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
