"""What stands around an amount: how it is bounded, and whether it is denied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.facts.amounts.lists import after, before, words
from pipeline.facts.fact import Qualifier
from pipeline.facts.tokens import Token, folded_at

_QUALIFIERS: Final[tuple[Qualifier, ...]] = ("at_least", "at_most", "more_than", "less_than", "about")
_AFTER: Final[tuple[Qualifier, ...]] = ("at_least", "at_most", "more_than", "about")
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
    if best[0] is None and folded_at(found, first - 1) in words(lexicon, "gap"):
        loose = _before(found, first - 1, lexicon)
        is_loose = loose[1] == first - 2 and folded_at(found, first - 2) in words(lexicon, "loose")
        best = (None, first) if loose[0] is None or is_loose else loose
    if best[0]:
        return best
    return next(((one, first) for one in _AFTER if after(found, last, lexicon, f"after_{one}")), best)


def _before(found: Sequence[Token], first: int, lexicon: str) -> tuple[Qualifier | None, int]:
    best: tuple[Qualifier | None, int] = (None, first)
    for qualifier in _QUALIFIERS:
        size = before(found, first, lexicon, qualifier)
        if first - size < best[1]:
            best = (qualifier, first - size)
    return best


def is_denied(found: Sequence[Token], first: int, lexicon: str) -> bool:
    """Return whether a negation in the same clause stands before the token `first`.

    "Not only" denies nothing; a clause begins at a mark or at a conjunction.
    """
    for place in range(first - 1, max(-1, first - 1 - _REACH), -1):
        word = found[place].folded
        if word in _ENDS or word in words(lexicon, "boundary"):
            return False
        if _denies(word, lexicon) or (place == first - 1 and word in words(lexicon, "not_near")):
            return not _is_limited(found, place, first, lexicon)
    return False


def _denies(word: str, lexicon: str) -> bool:
    return word in words(lexicon, "not") or (lexicon == "en" and word.endswith(("n't", "n’t")))


def _is_limited(found: Sequence[Token], place: int, first: int, lexicon: str) -> bool:
    """Whether "only" follows the negation: it says more, not less."""
    only = _ONLY[lexicon]
    return any(found[step].folded in only for step in range(place + 1, min(place + 3, first)))
