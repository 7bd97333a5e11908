"""What a theme is called: its telling phrases, in the form in which its members say them.

Stems are weighed by c-TF-IDF (Grootendorst 2022, "BERTopic"): frequent in the theme, rare in the others.
Phrases are the runs of such words that recur.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.themes.centres import Numbers
from pipeline.themes.passage import Passage
from pipeline.themes.represent import Counted
from pipeline.themes.terms import ENTITY, family, is_shared, root_of, weight, weight_of, words

LABELLED: Final = 3
"""Phrases of a label."""
_MOST_WORDS: Final = 4
_LEAST_DOCUMENTS: Final = 2
"""Documents that use a phrase."""
_TELLING: Final = 40
"""Stems of a theme and language that its phrases are made of."""
_COMMON: Final = 4
"""A term of more than one in so many groups counts for less."""
_SPOKEN_BY: Final = 0.15
"""Share of the members in a language from which on it gets phrases."""
_READ: Final = 400
"""Members of a language that are read for phrases."""
_SHORT: Final = 6
"""Words by which a sentence's telling words are thinned at least, so that an outcry is no example."""
Scores = dict[str, float]


class Phrase(NamedTuple):
    """A phrase as it is said, with the language and what it weighs in its theme."""

    phrase: str
    language: str
    score: float


def scores(given: Counted, groups: Sequence[Numbers], most: int = 200) -> list[Scores]:
    """Return the c-TF-IDF of the telling terms of each group of passages; what no group has counts too.

    A term of many groups counts for less: all that is said of a war names those at war.
    """
    everywhere = np.asarray(given.counts.sum(axis=0)).ravel()
    known = np.array([0.0 if is_unread(name) else weight(name) for name in given.names])
    size = everywhere.sum() / (len(groups) + 1)
    counts = [np.asarray(given.counts[group].sum(axis=0)).ravel() for group in groups]
    spread = sum((count > 0 for count in counts), np.zeros(len(known), np.int64))
    common = np.log1p(len(groups) / np.maximum(spread, 1)) / np.log1p(_COMMON)
    rarity = known * np.log1p(size / np.maximum(everywhere, 1.0)) * np.minimum(common, 1.0)
    return [_best(given, count * rarity, most) for count in counts]


def is_unread(term: str) -> bool:
    """Return whether a term is a spelling that languages share or a concept, which is nothing to read."""
    return is_shared(term) and not term.startswith(ENTITY)


def _best(given: Counted, worth: npt.NDArray[np.float64], most: int) -> Scores:
    order = np.argsort(-worth, kind="stable")[:most]
    return {given.names[one]: float(worth[one]) for one in order if worth[one] > 0}


def languages(members: Sequence[Passage]) -> list[str]:
    """Return the languages that speak of a theme enough to be heard, the most frequent first."""
    counts = Counter(one.language for one in members)
    ordered = sorted(counts, key=lambda one: (-counts[one], one))
    return [one for one in ordered if counts[one] >= _SPOKEN_BY * len(members)]


def phrases(
    members: Sequence[Passage], telling: Mapping[str, float], language: str, most: int
) -> list[Phrase]:
    """Return the best phrases of a theme in one language, best first; none repeats the words of another.

    `members` come nearest first.
    """
    own = [one for one in members if one.language == language][:_READ]
    prefix = f"{family(language)}:"
    stems = {term.removeprefix(prefix): score for term, score in telling.items() if term.startswith(prefix)}
    stems = dict(sorted(stems.items(), key=lambda item: (-item[1], item[0]))[:_TELLING])
    forms: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    documents: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for passage in own:
        for text in passage.texts:
            for roots, form in runs(text, language, stems):
                forms[roots][form] += 1
                documents[roots].add(passage.document_id)
    least = min(_LEAST_DOCUMENTS, len({one.document_id for one in own}))
    scored = {
        roots: sum(stems.get(root, 0.0) for root in roots) * np.log1p(len(documents[roots]))
        for roots in forms
        if len(documents[roots]) >= least
    }
    return [Phrase(_usual(forms[roots]), language, float(scored[roots])) for roots in _distinct(scored, most)]


def _distinct(scored: Mapping[tuple[str, ...], float], most: int) -> list[tuple[str, ...]]:
    chosen: list[tuple[str, ...]] = []
    said: set[str] = set()
    for roots in sorted(scored, key=lambda one: (-scored[one], one)):
        if said.isdisjoint(roots):
            chosen.append(roots)
            said.update(roots)
        if len(chosen) == most:
            break
    return chosen


def _usual(forms: Counter[str]) -> str:
    return min(forms, key=lambda one: (-forms[one], one))


def runs(text: str, language: str, stems: Mapping[str, float]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the runs of telling words in a text: their stems and the words as written.

    Words that say nothing may stand between two telling ones, and no mark.
    """
    own = family(language)
    found = [(start, end, root_of(word, own)) for start, end, word in words(text)]
    for first, (start, _, root) in enumerate(found):
        if root not in stems:
            continue
        for last in range(first, min(first + _MOST_WORDS, len(found))):
            if last > first and text[found[last - 1][1] : found[last][0]] not in (" ", "-"):
                break
            if found[last][2] in stems:
                inside = [one[2] for one in found[first : last + 1]]
                if all(one in stems or weight_of(one, own) == 0 for one in inside):
                    said = tuple(one for one in inside if one in stems)
                    if len(set(said)) == len(said):
                        yield said, text[start : found[last][1]]


def sentence(passage: Passage, telling: Mapping[str, float]) -> int:
    """Return the place of a passage's most telling sentence."""
    own = family(passage.language)

    def worth(number: int) -> float:
        roots = [f"{own}:{root_of(word, own)}" for _, _, word in words(passage.texts[number])]
        return sum(telling.get(root, 0.0) for root in set(roots)) / (_SHORT + len(roots))

    return max(range(len(passage.texts)), key=lambda number: (worth(number), -number))
