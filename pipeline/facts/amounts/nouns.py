"""What a number counts: the noun phrase after it, by light rules and without a tagger.

Where adjectives stand before the noun, words are taken up to the first that can be its head: in English a
plural, in German a word with a capital (in text without capitals, one that elsewhere has one), in Swedish
and the Slavic languages one without an adjective's ending. In French and Spanish the noun comes first, and
agreeing adjectives follow. Function words end a phrase; where no head stands before one, nothing is counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from pipeline.facts.amounts.heads import (
    compound_end,
    english,
    folded_or_blank,
    german,
    is_content,
    romance,
    swedish,
)
from pipeline.facts.amounts.lists import past_apostrophe, words
from pipeline.facts.amounts.slavic import slavic
from pipeline.facts.numerals import numerals
from pipeline.facts.tokens import Token
from pipeline.readers.dates.cldr import MONTHS
from pipeline.topics.words import folder

_HEADS: Final = {"en": english, "de": german, "sv": swedish, "fr": romance, "es": romance}
_LOCALES: Final = {"sh": ("sr", "sr_Latn", "hr"), "de": ("de", "de_AT")}

Span = tuple[int, int]
"""First token and the one after the last."""


def counted(found: Sequence[Token], place: int, lexicon: str, value: float, *, is_mass: bool) -> Span | None:
    """Return the tokens of the phrase that begins at `place`; None where nothing is counted there.

    `is_mass` says that "of" may link the number with it: hundreds of people, millones de personas.
    """
    start = _past_of(found, place, lexicon, is_mass=is_mass)
    if not is_content(found, start, lexicon) or found[start].folded in months(lexicon):
        return None
    if _is_letter(found, start):
        return None
    if numerals(lexicon).of(found[start].folded, "cardinal"):
        return None
    head = _HEADS.get(lexicon, slavic)
    most = folded_or_blank(found, start) in words(lexicon, "most") and is_content(found, start + 1, lexicon)
    last = head(found, start + most, lexicon, value)
    return None if last is None else (start, last)


def _is_letter(found: Sequence[Token], place: int) -> bool:
    """Whether a letter stands alone, as in the name of a rule: 2 G."""
    own = found[place].text
    return len(own) == 1 and own.isupper() and compound_end(found, place) == place + 1


def _past_of(found: Sequence[Token], place: int, lexicon: str, *, is_mass: bool) -> int:
    """Where the phrase begins after "of", "of the"."""
    if folded_or_blank(found, place) not in words(lexicon, "of"):
        return place
    after = past_apostrophe(found, place + 1, lexicon)
    if folded_or_blank(found, after) in words(lexicon, "det"):
        return after + 1
    return after if is_mass else place


@lru_cache(maxsize=16)
def months(lexicon: str) -> frozenset[str]:
    """Return the names of months in all their forms, folded."""
    fold = folder(lexicon)
    names = (MONTHS[one] for one in _LOCALES.get(lexicon, (lexicon,)))
    forms = (form for several in names for month in several.split() for form in month.split("|"))
    return frozenset(fold(form) for form in forms if len(form) > 2)


def is_month(found: Sequence[Token], place: int, lexicon: str) -> bool:
    """Return whether a token is the name of a month."""
    return 0 <= place < len(found) and found[place].folded in months(lexicon)
