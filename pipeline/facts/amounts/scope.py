"""What stands around an amount: how it is bounded, and whether it is denied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.facts.amounts.lists import after, before, starts, words
from pipeline.facts.fact import Qualifier
from pipeline.facts.numbers import number_at
from pipeline.facts.numerals import numerals
from pipeline.facts.tokens import Token, adjacent, folded_at

_QUALIFIERS: Final[tuple[Qualifier, ...]] = ("at_least", "at_most", "more_than", "less_than", "about")
_AFTER: Final[tuple[Qualifier, ...]] = ("at_least", "at_most", "more_than", "about")
_SIGNS: Final[dict[str, Qualifier]] = {
    "~": "about", "∼": "about", "≈": "about",
    ">": "more_than", "<": "less_than", "≥": "at_least", "≤": "at_most",
}  # fmt: skip
_OPENING: Final = frozenset('([„“«"')
"""What may touch a sign; in "<b>5" and "~~5~~" the signs are of a markup."""
_REACH: Final = 8
_ENDS: Final = frozenset(',;:.!?—–…()"«»„“”')
_ONLY: Final = {
    "en": {"only", "just", "merely"}, "sv": {"bara", "endast", "enbart"}, "de": {"nur", "bloß", "allein"},
    "fr": {"seulement", "que", "qu", "uniquement"}, "es": {"solo", "solamente"}, "ru": {"только", "лишь"},
    "uk": {"тільки", "лише"}, "sh": {"samo", "jedino"},
}  # fmt: skip


def bound(found: Sequence[Token], first: int, last: int, lexicon: str) -> tuple[Qualifier | None, int]:
    """Return the qualifier of tokens [first, last), and the token at which it or the amount begins."""
    best = _before(found, first, lexicon)
    if best[0] and _is_other(found, best[1], first, last, lexicon):
        return None, first
    if best[0] is None and folded_at(found, first - 1) in words(lexicon, "gap"):
        loose = _before(found, first - 1, lexicon)
        is_loose = loose[1] == first - 2 and folded_at(found, first - 2) in words(lexicon, "loose")
        best = (None, first) if loose[0] is None or is_loose else loose
    if best[0]:
        return best
    return next(((one, first) for one in _AFTER if _follows(found, last, lexicon, one)), best)


def _is_other(found: Sequence[Token], start: int, first: int, last: int, lexicon: str) -> bool:
    """Whether the words [start, first) tell a way or a subject rather than a bound: a film about 2 women.

    German "an die Millionen" has an article, "an die 300" none.
    """
    is_plural = numerals(lexicon).of(found[first].folded, "scales") is not None
    if is_plural and found[first - 1].folded == "die":
        return True
    if before(found, start, lexicon, "topic") and found[start].folded in words(lexicon, "topical"):
        return True
    return _is_way(found, start, last, lexicon)


def _is_way(found: Sequence[Token], start: int, last: int, lexicon: str) -> bool:
    """Whether "over" tells a way: it spread over four countries; German "über vier Grenzen fährt".

    The German verbs are those of one that moves and take no object: the plural before them is no subject.
    """
    if found[start].folded not in words(lexicon, "over"):
        return False
    return before(found, start, lexicon, "spread") > 0 or folded_at(found, last) in words(lexicon, "moves")


def _follows(found: Sequence[Token], last: int, lexicon: str, qualifier: Qualifier) -> bool:
    """Whether a bound stands after the amount, and not before another: "300 schools and more than 60"."""
    size = after(found, last, lexicon, f"after_{qualifier}")
    if not size:
        return False
    end = last + size
    opens = any(starts(found, place, lexicon, one) for place in (last, last + 1) for one in _QUALIFIERS)
    if any(_is_number(found, place, lexicon) for place in range(end, end + 1 + opens)):
        return False
    is_content = end < len(found) and found[end].sort == "word"
    goes_on = is_content and found[end].folded not in words(lexicon, "stop")
    return not (goes_on and found[last].folded in words(lexicon, "and"))


def _is_number(found: Sequence[Token], place: int, lexicon: str) -> bool:
    number = number_at(found, place, lexicon) if place < len(found) else None
    return number is not None and not number.is_weak


def _before(found: Sequence[Token], first: int, lexicon: str) -> tuple[Qualifier | None, int]:
    best: tuple[Qualifier | None, int] = _signed(found, first, lexicon)
    for qualifier in _QUALIFIERS:
        size = before(found, first, lexicon, qualifier)
        if size and folded_at(found, first - size - 1) in words(lexicon, "not_bound"):
            return None, first
        if first - size < best[1]:
            best = (qualifier, first - size)
    return best


def _signed(found: Sequence[Token], first: int, lexicon: str) -> tuple[Qualifier | None, int]:
    """What a sign right before the amount says, or an abbreviation: ~5 %, >5 %, ca. 20."""
    apart = not adjacent(found, first - 1) or folded_at(found, first - 2) in _OPENING
    if apart and adjacent(found, first) and folded_at(found, first - 1) in _SIGNS:
        return _SIGNS[found[first - 1].folded], first - 1
    if folded_at(found, first - 1) != "." or not adjacent(found, first - 1):
        return None, first
    short = (one for one in _QUALIFIERS if before(found, first - 1, lexicon, f"short_{one}"))
    qualifier = next(short, None)
    return qualifier, first - 2 if qualifier else first


def is_denied(found: Sequence[Token], first: int, lexicon: str) -> bool:
    """Return whether a negation in the same clause stands before the token `first`.

    "Not only" denies nothing, nor does the bound of another amount, "no fewer than 300 people and 20 buses";
    a clause begins at a mark or at a conjunction.
    """
    for place in range(first - 1, max(-1, first - 1 - _REACH), -1):
        word = found[place].folded
        if word in _ENDS or (word in words(lexicon, "boundary") and not _is_nor(found, place, lexicon)):
            return False
        if _denies(word, lexicon) or (place == first - 1 and word in words(lexicon, "not_near")):
            if _bounds(found, place, lexicon):
                continue
            return not _is_limited(found, place, first, lexicon)
    return False


def _bounds(found: Sequence[Token], place: int, lexicon: str) -> bool:
    """Whether a negation belongs to the bound of a number that follows: no fewer than 300."""
    size = max(starts(found, place, lexicon, one) for one in _QUALIFIERS)
    return size > 0 and any(_is_number(found, place + size + step, lexicon) for step in range(2))


def _is_nor(found: Sequence[Token], place: int, lexicon: str) -> bool:
    """Whether a word goes on a denial: Swedish "varken 20 eller 30"."""
    near = range(place - 1, max(-1, place - _REACH), -1)
    first = any(found[step].folded in words(lexicon, "neither") for step in near)
    return first and found[place].folded in words(lexicon, "nor")


def _denies(word: str, lexicon: str) -> bool:
    return word in words(lexicon, "not") or (lexicon == "en" and word.endswith(("n't", "n’t")))


def _is_limited(found: Sequence[Token], place: int, first: int, lexicon: str) -> bool:
    """Whether "only" follows the negation: it says more, not less."""
    only = _ONLY[lexicon]
    return any(found[step].folded in only for step in range(place + 1, min(place + 3, first)))
