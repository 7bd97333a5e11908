"""Which entity a country code stands for, and which country a people is of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from pipeline.entities.knowledge import KnowledgeBase
from pipeline.entities.patterns.lexicon import GROUPS, lexicon

_COUNTRY_RANK = 4


def country(code: str | None, kb: KnowledgeBase) -> int | None:
    """Return the country with that lower-case ISO 3166 code; None where there is none."""
    return _by_code(kb).get(code or "")


@lru_cache(maxsize=2)
def _by_code(kb: KnowledgeBase) -> dict[str, int]:
    """Of the parts of a realm that share its code the one with most names is the country."""
    states = {
        entity
        for entity, rank in enumerate(kb.rank)
        if rank == _COUNTRY_RANK and kb.type[entity] == "LOC" and kb.country[entity]
    }
    named = Counter(owner for owner in kb.owner if owner in states)
    return {str(kb.country[entity]): entity for entity, _ in reversed(named.most_common())}


def people_of(words: Sequence[str], language: str, kb: KnowledgeBase) -> int | None:
    """Return the country of a people named by folded words: "serbian" is of Serbia."""
    if language not in GROUPS:
        return None
    codes = {
        term.code
        for term in lexicon(GROUPS[language])[words[0]]
        if term.role == "norp" and term.code and term.tail == tuple(words[1:])
    }
    return country(codes.pop(), kb) if len(codes) == 1 else None
