"""Words that tell of a change: "it rose from 20 % to 30 %" is no range, and "it fell to 20 %" no bound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.facts.amounts.lists import before, endings, words
from pipeline.facts.tokens import Token, folded_at

_REACH: Final = 10
_NEAR: Final = 4
"""Words between a verb of change and the level it leads to."""
_ENDS: Final = frozenset(",;:.!?()")


def is_change(found: Sequence[Token], first: int, lexicon: str) -> bool:
    """Return whether the clause before a token tells of a change: rose from 2 % to 3 % is no range."""
    if folded_at(found, first - 1) in words(lexicon, "change_from"):
        return True
    return any(_tells(word, lexicon) for word in _before(found, first, _REACH))


def is_move(found: Sequence[Token], first: int, lexicon: str) -> bool:
    """Return whether a number after "from" is where a change began: fell from 30 to 20 euros."""
    size = before(found, first, lexicon, "from")
    return size > 0 and any(_tells(word, lexicon) for word in _before(found, first - size, _REACH))


def is_level(found: Sequence[Token], first: int, lexicon: str) -> bool:
    """Return whether the word at a token is the "to" of a change, not that of a bound: вырос до 5 %.

    "An increase to 5 %" may be a bound: only verbs are looked for.
    """
    if found[first].folded not in words(lexicon, "level"):
        return False
    nouns = endings(lexicon, "noun_end")
    return any(_tells(word, lexicon) and not word.endswith(nouns) for word in _before(found, first, _NEAR))


def _before(found: Sequence[Token], first: int, reach: int) -> Iterator[str]:
    """Yield the words before a token in the same clause, the nearest first."""
    for place in range(first - 1, max(-1, first - 1 - reach), -1):
        if found[place].text in _ENDS:
            return
        yield found[place].folded


def _tells(word: str, lexicon: str) -> bool:
    """Whether a word tells of a change: by its form, or by its beginning where it has many forms."""
    return word in words(lexicon, "change") or word.startswith(endings(lexicon, "change_stem"))
