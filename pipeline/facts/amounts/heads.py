"""The head of what is counted: in Germanic languages after its adjectives, in Romance ones before them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import pyarrow.parquet as pq

from pipeline.facts.amounts.lists import endings, words
from pipeline.facts.tokens import Token, adjacent
from seeds import REFERENCE

LONGEST: Final = 5
"""Words of a phrase that are looked at."""
_AROUND: Final = 15
_NOUN: Final = 0.5
"""A share of small letters below which a German word is a noun."""
_COMPOUND: Final = 8
"""Letters from which a word that is not frequent is taken for a compound noun."""


def folded_or_blank(found: Sequence[Token], place: int) -> str:
    """Return the folded form of a token, or a blank behind the last."""
    return found[place].folded if place < len(found) else " "


def is_content(found: Sequence[Token], place: int, lexicon: str) -> bool:
    """Return whether a token is a word and none of grammar."""
    if not 0 <= place < len(found) or found[place].sort != "word":
        return False
    return found[place].folded not in words(lexicon, "stop")


def compound_end(found: Sequence[Token], place: int) -> int:
    """Return where a word ends that hyphens hold together: "solar-powered", "IT-system"."""
    last = place + 1
    while (
        last + 1 < len(found)
        and found[last].text in "-‑"
        and adjacent(found, last)
        and adjacent(found, last + 1)
    ):
        last += 2
    return last


def english(found: Sequence[Token], start: int, lexicon: str, value: float) -> int | None:
    """Return where a phrase ends: the first plural, and those right behind it; None if nothing is counted."""
    place, last = start, None
    for _ in range(LONGEST):
        if not is_content(found, place, lexicon):
            break
        end = compound_end(found, place)
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


def german(found: Sequence[Token], start: int, lexicon: str, value: float) -> int | None:
    """Return where a phrase ends: the first word with a capital; None if nothing is counted."""
    is_cased = _has_capitals(found, start)
    is_noun = _is_capital if is_cased else _is_frequent_noun
    place = start
    for _ in range(LONGEST):
        if not is_content(found, place, lexicon):
            return None if is_cased or place == start else place
        end = compound_end(found, place)
        is_acronym = _is_acronym(found, place, end)
        if is_noun(found, place) and not is_acronym:
            return end
        is_adjective = found[place].folded.endswith(endings(lexicon, "adj_end"))
        if not (is_adjective or is_acronym or _is_adverb(found, end, lexicon)):
            return None
        place = end + _joins(found, end, lexicon)
    return None


def _joins(found: Sequence[Token], end: int, lexicon: str) -> bool:
    """Whether "and" joins the adjective before `end` with another: 20 alte und neue Schulen."""
    if end + 2 >= len(found) or found[end].folded not in words(lexicon, "and"):
        return False
    several = (found[end - 1], found[end + 1])
    are_adjectives = all(
        token.text.islower() and token.folded.endswith(endings(lexicon, "adj_end")) for token in several
    )
    return are_adjectives and is_content(found, end + 1, lexicon) and is_content(found, end + 2, lexicon)


def _is_adverb(found: Sequence[Token], end: int, lexicon: str) -> bool:
    """Whether a participle follows the word before `end`: 200 hart arbeitende Menschen."""
    after = folded_or_blank(found, end)
    return after.endswith(endings(lexicon, "part_end")) and is_content(found, end + 1, lexicon)


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


def swedish(found: Sequence[Token], start: int, lexicon: str, value: float) -> int | None:
    """Return where a phrase ends: the first word that is no adjective; None if nothing is counted."""
    place = start
    for _ in range(LONGEST):
        end = compound_end(found, place)
        word = found[end - 1].folded
        joins = _joins(found, end, lexicon)
        leads_on = word.endswith(endings(lexicon, "adj_end")) or _is_swedish_adverb(found, end, lexicon)
        if not leads_on or not is_content(found, end + joins, lexicon):
            return None if word.endswith(endings(lexicon, "not_head_end")) else end
        place = end + joins
    return None


def _is_swedish_adverb(found: Sequence[Token], end: int, lexicon: str) -> bool:
    """Whether a word is the adverb of an adjective: tre helt nya skolor."""
    is_adverb = found[end - 1].folded.endswith(endings(lexicon, "adv_end"))
    after = folded_or_blank(found, end).endswith(endings(lexicon, "adj_end"))
    return is_adverb and after and is_content(found, end + 1, lexicon)


def romance(found: Sequence[Token], start: int, lexicon: str, value: float) -> int | None:
    """Return where a phrase ends: the first word and adjectives that agree; None if nothing is counted."""
    place = start
    while folded_or_blank(found, place) in words(lexicon, "pre") and is_content(found, place + 1, lexicon):
        place += 1
    last = compound_end(found, place)
    if not found[last - 1].folded.endswith(("s", "x", "z")):
        return None
    for _ in range(2):
        if not is_content(found, last, lexicon) or not _agrees(found[last].folded, lexicon):
            break
        last = compound_end(found, last)
    return last


def _agrees(word: str, lexicon: str) -> bool:
    return word.endswith(endings(lexicon, "post_end"))
