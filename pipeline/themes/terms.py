"""The terms of a passage: stems of its words, concepts and ids of what it names, with what each says.

A stem carries its language, a concept and an id do not: they tie the languages together. What running words
of a language say is known beforehand (`pipeline/claims/frequencies.json`), so that greetings and "the
government" do not make a theme even where there are few texts to compare.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import regex

from pipeline.claims.numbers import numbers
from pipeline.claims.stems import stem
from pipeline.claims.weights import RARE, bits
from pipeline.themes.cognates import COGNATE, cognate
from pipeline.themes.concepts import CONCEPT, concepts
from pipeline.themes.passage import Passage
from pipeline.topics.words import LEXICON_OF, folder

_WORD: Final = regex.compile(r"\p{L}[\p{L}\p{M}]*+(?:['’ʼ-]\p{L}[\p{L}\p{M}]*+)*+")
_LONGEST: Final = 40
_LEAST: Final = 3
_PLAIN: Final = 8.5
"""Bits up to which a word says nothing about the subject."""
ENTITY: Final = "@"
"""What begins the term of an entity."""


def family(language: str) -> str:
    """Return the language under which a language's words are compared: Serbian and Croatian are one."""
    return LEXICON_OF.get(language, language)


def terms(passage: Passage) -> Counter[str]:
    """Count the terms of a passage that say something."""
    own = family(passage.language)
    found = Counter(
        term for text in passage.texts for word in _WORD.findall(text) for term in _terms(word, own)
    )
    found.update(one for text in passage.texts for one in concepts(text, own))
    found.update(ENTITY + one for one in passage.entities)
    return found


def is_shared(term: str) -> bool:
    """Return whether a term can be of any language."""
    return term[:1] in (ENTITY, COGNATE, CONCEPT)


def words(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and form of the words of a text."""
    for match in _WORD.finditer(text):
        yield match.start(), match.end(), match.group()


def weight(term: str) -> float:
    """Return what a term says beforehand, from 0 to 1; 1 for a rare word or what any language has."""
    if is_shared(term):
        return 1.0
    language, _, root = term.partition(":")
    return weight_of(root, language)


@lru_cache(maxsize=400_000)
def _terms(word: str, language: str) -> tuple[str, ...]:
    """Return the stem of a word and the cognate, if any; nothing for a word that says nothing."""
    if not _LEAST <= len(word) <= _LONGEST:
        return ()
    root = root_of(word, language)
    if weight_of(root, language) <= 0 or numbers([word.lower()], language):
        return ()
    cousin = cognate(word)
    return (f"{language}:{root}", cousin) if cousin else (f"{language}:{root}",)


@lru_cache(maxsize=400_000)
def root_of(word: str, language: str) -> str:
    """Return the stem under which a word as written is counted."""
    return stem(folder(language)(word), language)


@lru_cache(maxsize=400_000)
def weight_of(root: str, language: str) -> float:
    """Return what a stem says, from 0 to 1."""
    known = bits(language).get(root, RARE)
    return min(max((known - _PLAIN) / (RARE - _PLAIN), 0.0), 1.0)
