"""Whether the speaker is the one that the claim names, and its names are those that were said."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from pipeline.claims.align import Aligned
from pipeline.claims.claim import Claim, Said
from pipeline.claims.lexicon import lexicon
from pipeline.claims.weights import RARE, bits
from pipeline.entities.normal import fold, words
from pipeline.entities.translit import sound

_ALIKE: Final = 75.0
_INITIAL: Final = 2
_ROOT: Final = 4
"""Letters that a name and the adjective made of it share."""
_TITLES: Final = tuple(
    "minist premier premijer president prezident predsed predsjed presid prasident doctor prof chancell"
    " kanzler statsmin utrikesmin finansmin talman senator secretar general ambassad foreign finance prime"
    " министр премьер прем президент министар мини председ председ міністр голова посол".split()
)


def speaker_agrees(claim: Claim, said: Said) -> bool | None:
    """Return whether a sentence's speaker is the claim's; null where either is unknown."""
    if claim.speaker_entity_id and claim.speaker_entity_id == said.speaker_entity_id:
        return True
    if claim.speaker_name and said.speaker_name:
        return same_person(claim.speaker_name, said.speaker_name)
    if claim.speaker_entity_id and said.speaker_entity_id:
        return False
    return None


@lru_cache(maxsize=10_000)
def same_person(one: str, other: str) -> bool | None:
    """Return whether two names can be one person's: surname, inflected or romanised in any way, or in full.

    Null for descriptions ("the minister"), which name nobody.
    """
    left, right = _parts(one), _parts(other)
    if not left or not right:
        return None
    if not (_is_one_of(left[-1], right) or _is_one_of(right[-1], left)):
        return False
    first, second = left[0], right[0]
    in_full = len(left) > 1 and len(right) > 1
    return not (in_full and first[0] != second[0] and not _is_one_of(first, right))


def _is_one_of(part: str, parts: Sequence[str]) -> bool:
    return any(fuzz.ratio(part, one) >= _ALIKE for one in parts)


def _parts(name: str) -> tuple[str, ...]:
    """Return the parts of a name: with a capital, more than an initial, no title; as they sound."""
    found = [fold(word.text) for word in words(name) if word.text[0].isupper() and len(word.text) > _INITIAL]
    return tuple(sound(part) for part in found if not part.startswith(_TITLES))


def name_differs(aligned: Aligned, claim: Claim, said: Sequence[Said], family: str | None) -> bool:
    """Return whether the claim names somebody or something where another name was said.

    By entities where both sides have them; otherwise a name of the claim that was not said, in whose place
    a rare word was.
    """
    heard = {entity for one in said for entity in one.entities}
    if claim.entities and heard:
        return not heard.issuperset(claim.entities)
    return any(_replaced(aligned, place, family) for place in _unsaid_names(aligned, family))


def _unsaid_names(aligned: Aligned, family: str | None) -> list[int]:
    found = {pair.claimed for pair in aligned.pairs}
    roots = {word.form[:_ROOT] for word in aligned.window}  # "Russia" is no other name than "Russian"
    return [
        place
        for place, word in enumerate(aligned.claim)
        if word.is_name
        and not lexicon(family).is_self(word.form)
        and word.form[:_ROOT] not in roots
        and place not in found
        and (family != "de" or bits(family).get(word.stem, RARE) >= RARE)
    ]


def _replaced(aligned: Aligned, place: int, family: str | None) -> bool:
    """Return whether words that match stand on both sides, or one, of another rare word in this place."""
    before = max((pair.said for pair in aligned.run if pair.claimed < place), default=None)
    after = min((pair.said for pair in aligned.run if pair.claimed > place), default=None)
    if before is None and after is None:
        return False
    first = before + 1 if before is not None else max(0, (after or 0) - 2)
    last = after if after is not None else first + 2
    matched = {pair.said for pair in aligned.pairs}
    between = range(first, min(last, first + 4, len(aligned.window)))
    return any(
        number not in matched and bits(family).get(aligned.window[number].stem, RARE) >= RARE
        for number in between
    )
