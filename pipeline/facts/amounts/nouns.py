"""What a number counts: the noun phrase after it, by light rules and without a tagger.

Where adjectives stand before the noun, words are taken up to the first that can be its head: in English a
plural, in German a word with a capital (in text without capitals, one that elsewhere has one), in Swedish
and the Slavic languages one without an adjective's ending. In French and Spanish the noun comes first, and
agreeing adjectives follow. Function words end a phrase; where no head stands before one, nothing is counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import pyarrow.parquet as pq

from pipeline.facts.amounts.lists import endings, words
from pipeline.facts.numerals import numerals
from pipeline.facts.tokens import Token, adjacent
from pipeline.readers.dates.cldr import MONTHS
from pipeline.topics.words import folder
from seeds import REFERENCE

_LONGEST: Final = 5
_AROUND: Final = 15
_NOUN: Final = 0.5
"""A share of small letters below which a German word is a noun."""
_COMPOUND: Final = 8
"""Letters from which a word that is not frequent is taken for a compound noun."""
_LOCALES: Final = {"sh": ("sr", "sr_Latn", "hr"), "de": ("de", "de_AT")}

Span = tuple[int, int]
"""First token and the one after the last."""


def counted(found: Sequence[Token], place: int, lexicon: str, value: float, *, is_mass: bool) -> Span | None:
    """Return the tokens of the phrase that begins at `place`; None where nothing is counted there.

    `is_mass` says that "of" may link the number with it: hundreds of people, millones de personas.
    """
    start = _past_of(found, place, lexicon, is_mass=is_mass)
    if not _is_content(found, start, lexicon) or found[start].folded in _months(lexicon):
        return None
    if numerals(lexicon).of(found[start].folded, "cardinal"):
        return None
    head = {"en": _english, "de": _german, "sv": _swedish, "fr": _romance, "es": _romance}.get(
        lexicon, _slavic
    )
    most = _folded(found, start) in words(lexicon, "most") and _is_content(found, start + 1, lexicon)
    last = head(found, start + most, lexicon, value)
    return None if last is None else (start, last)


def _past_of(found: Sequence[Token], place: int, lexicon: str, *, is_mass: bool) -> int:
    """Where the phrase begins after "of", "of the"."""
    if _folded(found, place) not in words(lexicon, "of"):
        return place
    after = place + 1
    if lexicon == "fr" and _folded(found, after) in "'’" and after < len(found):
        after += 1
    if _folded(found, after) in words(lexicon, "det"):
        return after + 1
    return after if is_mass else place


def _folded(found: Sequence[Token], place: int) -> str:
    return found[place].folded if place < len(found) else " "


@lru_cache(maxsize=16)
def _months(lexicon: str) -> frozenset[str]:
    fold = folder(lexicon)
    names = (MONTHS[one] for one in _LOCALES.get(lexicon, (lexicon,)))
    forms = (form for several in names for month in several.split() for form in month.split("|"))
    return frozenset(fold(form) for form in forms if len(form) > 2)


def is_month(found: Sequence[Token], place: int, lexicon: str) -> bool:
    """Return whether a token is the name of a month."""
    return 0 <= place < len(found) and found[place].folded in _months(lexicon)


def _is_content(found: Sequence[Token], place: int, lexicon: str) -> bool:
    if not 0 <= place < len(found) or found[place].sort != "word":
        return False
    return found[place].folded not in words(lexicon, "stop")


def _compound_end(found: Sequence[Token], place: int) -> int:
    """Where a word ends that hyphens hold together: "solar-powered", "IT-system"."""
    last = place + 1
    while (
        last + 1 < len(found)
        and found[last].text in "-‑"
        and adjacent(found, last)
        and adjacent(found, last + 1)
    ):
        last += 2
    return last


def _english(found: Sequence[Token], start: int, lexicon: str, value: float) -> int | None:
    place, last = start, None
    for _ in range(_LONGEST):
        if not _is_content(found, place, lexicon):
            break
        end = _compound_end(found, place)
        plural = _is_plural(found[end - 1].folded)
        if last is not None and not plural:
            break
        last = end if plural else None
        place = end
    return last


@lru_cache(maxsize=1 << 14)
def _is_plural(word: str) -> bool:
    if word in words("en", "head"):
        return True
    if word in words("en", "not_head") or len(word) < 3 or "'" in word or "’" in word:
        return False
    return word.endswith("s") and not word.endswith(("ss", "us", "is"))


def _german(found: Sequence[Token], start: int, lexicon: str, value: float) -> int | None:
    is_cased = _has_capitals(found, start)
    is_noun = _is_capital if is_cased else _is_frequent_noun
    place = start
    for _ in range(_LONGEST):
        if not _is_content(found, place, lexicon):
            return None if is_cased or place == start else place
        end = _compound_end(found, place)
        is_acronym = _is_acronym(found, place, end)
        if is_noun(found, place) and not is_acronym:
            return end
        if not found[place].folded.endswith(endings(lexicon, "adj_end")) and not is_acronym:
            return None
        place = end
    return None


def _is_capital(found: Sequence[Token], place: int) -> bool:
    return found[place].text[0].isupper()


def _has_capitals(found: Sequence[Token], start: int) -> bool:
    """Whether the words around have capitals, as those of a recogniser may not."""
    around = found[max(0, start - _AROUND) : start + _AROUND]
    return any(token.text[0].isupper() for token in around)


def _is_frequent_noun(found: Sequence[Token], place: int) -> bool:
    """Whether a word is mostly written with a capital, or so rare that it must be a compound."""
    word = found[place].folded
    share = _lower_shares().get(word)
    return share < _NOUN if share is not None else len(word) >= _COMPOUND


@cache
def _lower_shares() -> dict[str, float]:
    """How often each frequent German word begins with a small letter."""
    table = pq.read_table(shares_file(), columns=["word", "lower_share"], filters=[("language", "=", "de")])
    return dict(zip(table["word"].to_pylist(), table["lower_share"].to_pylist(), strict=True))


def shares_file() -> Path:
    """Return the file that says which German words are nouns."""
    return REFERENCE / "common_words.parquet"


def _is_acronym(found: Sequence[Token], place: int, end: int) -> bool:
    """Whether a name in capitals stands before the noun: 20 EU Staaten."""
    after = found[end].text if end < len(found) and found[end].sort == "word" else ""
    return end == place + 1 and found[place].text.isupper() and after[:1].isupper()


def _swedish(found: Sequence[Token], start: int, lexicon: str, value: float) -> int | None:
    place = start
    for _ in range(_LONGEST):
        end = _compound_end(found, place)
        word = found[end - 1].folded
        if not word.endswith(endings(lexicon, "adj_end")) or not _is_content(found, end, lexicon):
            return None if word.endswith(endings(lexicon, "not_head_end")) else end
        place = end
    return None


def _romance(found: Sequence[Token], start: int, lexicon: str, value: float) -> int | None:
    place = start
    while _folded(found, place) in words(lexicon, "pre") and _is_content(found, place + 1, lexicon):
        place += 1
    last = _compound_end(found, place)
    if not found[last - 1].folded.endswith(("s", "x", "z")):
        return None
    for _ in range(2):
        if not _is_content(found, last, lexicon) or not _agrees(found[last].folded, lexicon):
            break
        last = _compound_end(found, last)
    return last


def _agrees(word: str, lexicon: str) -> bool:
    return word.endswith(endings(lexicon, "post_end"))


def _slavic(found: Sequence[Token], start: int, lexicon: str, value: float) -> int | None:
    place = start
    for _ in range(_LONGEST):
        end = _compound_end(found, place)
        word = found[end - 1].folded
        goes_on = _is_content(found, end, lexicon) and not _is_verb(found[end].folded, lexicon)
        if not goes_on or not (_is_adjective(word, lexicon) or _is_paired(found, end, word, lexicon, value)):
            return None if end == start + 1 and _is_verb(word, lexicon) and not _is_few(value) else end
        place = end
    return None


def _is_adjective(word: str, lexicon: str) -> bool:
    return len(word) > 3 and word.endswith(endings(lexicon, "adj_end"))


def _is_paired(found: Sequence[Token], end: int, word: str, lexicon: str, value: float) -> bool:
    """Whether an adjective in the nominative agrees with the noun after two to four: tri nove škole."""
    if not _is_few(value) or not word.endswith(endings(lexicon, "agree")) or len(word) < 4:
        return False
    after = found[end].folded
    return after.endswith(word[-1]) if lexicon == "sh" else after.endswith(("и", "і", "ї", "а", "я"))


def _is_few(value: float) -> bool:
    return value % 10 in (2, 3, 4) and value % 100 not in (12, 13, 14)


def _is_verb(word: str, lexicon: str) -> bool:
    return word.endswith(endings(lexicon, "verb_end")) and word not in words(lexicon, "head")
