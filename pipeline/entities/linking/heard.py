"""The matcher's hits in text without capitals, as speech recognisers write it.

Capitals are what tells "turkey" from Turkey. Without them a name counts as heard where running text hardly
ever writes its words small; of several words one such is enough.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.entities.knowledge import KnowledgeBase
from pipeline.entities.match import AS_WRITTEN, Found, find
from pipeline.entities.normal import Word, fold

_MOST_CAPITALS = 0.02
_USUAL, _HARDLY_USUAL = 0.3, 0.02
_LEAST_RANK = 2
_LONGEST_ABBREVIATION, _TELLING = 6, 4


def hits(text: str, spoken: Sequence[Word], language: str, kb: KnowledgeBase) -> list[Found]:
    """Return the matcher's hits over the words of a stretch, whether it has capitals or not."""
    capitals = sum(word.text[0].isupper() for word in spoken)
    if capitals > _MOST_CAPITALS * len(spoken):
        return find(text, list(spoken), language, kb)
    return _small(text, spoken, language, kb)


def _small(text: str, spoken: Sequence[Word], language: str, kb: KnowledgeBase) -> list[Found]:
    titled, shown = list(text), []
    for word in spoken:
        capital = word.text[0].upper()
        first = capital if len(capital) == 1 else word.text[0]
        titled[word.start] = first
        shown.append(word._replace(text=first + word.text[1:]))
    found = [one for one in find("".join(titled), shown, language, kb) if _is_name(one, shown, kb)]
    taken = {number for one in found for number in range(one.first, one.last)}
    short = [one for number, word in enumerate(spoken) for one in _abbreviation(number, word, language, kb)]
    return sorted([*found, *(one for one in short if one.first not in taken)])


def _is_name(one: Found, shown: Sequence[Word], kb: KnowledgeBase) -> bool:
    """Whether the words are hardly ever written small; of several words one such is enough."""
    folded = [fold(word.text) for word in shown[one.first : one.last]]
    shares = [_share(word, one.language, kb) for word in folded]
    if len(folded) > 1:
        return min(shares) < _USUAL
    return shares[0] < _HARDLY_USUAL and max(kb.rank[kb.owner[row]] for row in one.rows) >= _LEAST_RANK


def _abbreviation(number: int, word: Word, language: str, kb: KnowledgeBase) -> list[Found]:
    folded = fold(word.text)
    if not 1 < len(folded) <= _LONGEST_ABBREVIATION or _share(folded, language, kb) >= _HARDLY_USUAL:
        return []
    if len(folded) < _TELLING and kb.lower_share(folded, language) is None:
        return []  # nobody counted how often these few letters are a word
    rows = tuple(
        row
        for row in kb.rows(folded)
        if kb.kind[row] == "abbreviation"
        and kb.rank[kb.owner[row]] >= _LEAST_RANK
        and kb.language[row] in (language, "und", "en")
    )
    return [Found(number, number + 1, word.start, word.end, AS_WRITTEN, rows, language)] if rows else []


def _share(folded: str, language: str, kb: KnowledgeBase) -> float:
    share = kb.lower_share(folded, language)
    return share if share is not None else kb.lower_share(folded, "und") or 0.0
