"""What a phrase is made of: runs of letters that stand for parts of speech (`pipeline.keyphrases.known`).

Patterns over parts of speech as in Justeson and Katz, "Technical terminology" (1995), for each family of
languages: adjectives before their noun, or on both sides of it, or a noun in the genitive behind another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from pipeline.keyphrases.known import LINK, LOOSE, NOUN, PERSON

LONGEST: Final = 4
"""Words of a phrase beside links."""
WIDEST: Final = 6
"""Words of a phrase with links."""
ALONE: Final = frozenset({NOUN, PERSON})
"""Letters of words that are a phrase by themselves."""
_BEFORE: Final = "[AaNn]*[Nn]"
_AROUND: Final = "[Aa]?[Nn][AaNn]*"
_GENITIVE: Final = "[Aa]*[Nn](?:[Aa]*[Nn])*"
_OF: Final = {"fr": _AROUND, "es": _AROUND, "ru": _GENITIVE, "uk": _GENITIVE, "sh": _GENITIVE}


_REMEMBERED: Final = 12
"""Letters of a run whose phrases are remembered."""


class Phrase(NamedTuple):
    """A phrase in a run: its first word, the one after its last, and what it is.

    `is_tight` where it is a phrase wherever it stands, not only where it is said again; `is_inside` where a
    longer tight phrase holds it.
    """

    first: int
    last: int
    is_tight: bool
    is_inside: bool


def phrases(letters: str, lexicon: str) -> Iterable[Phrase]:
    """Return the phrases in a run of letters, for a lexicon of `pipeline.topics.words`."""
    return _remembered(letters, lexicon) if len(letters) <= _REMEMBERED else _found(letters, lexicon)


@lru_cache(maxsize=50_000)
def _remembered(letters: str, lexicon: str) -> tuple[Phrase, ...]:
    return tuple(_found(letters, lexicon))


def _found(letters: str, lexicon: str) -> Iterator[Phrase]:
    reach = 0
    for first in range(len(letters)):
        shapes = [
            (last, is_tight)
            for last in range(first + 1, min(first + WIDEST, len(letters)) + 1)
            if (is_tight := _is_tight(letters[first:last], lexicon)) is not None
        ]
        widest = max((last for last, is_tight in shapes if is_tight), default=0)
        for last, is_tight in shapes:
            yield Phrase(first, last, is_tight, last <= reach or last < widest)
        reach = max(reach, widest)


@lru_cache(maxsize=50_000)
def _is_tight(letters: str, lexicon: str) -> bool | None:
    """Whether a run that is a phrase is a tight one; None where it is no phrase."""
    if letters in ALONE:
        return True
    words = letters.replace(LINK, "").replace(LOOSE, "")
    if NOUN not in words or not 1 < len(words) <= LONGEST:
        return None
    nouns = _OF.get(lexicon, _BEFORE)
    if re.fullmatch(f"{nouns}(?:lw?{nouns})?", letters):
        return True
    return False if re.fullmatch(f"{nouns}(?:l?w{{0,2}}{nouns})?", letters) else None
