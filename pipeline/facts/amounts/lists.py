"""Small words around amounts, by language: words.csv, folded as texts are."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from pipeline.facts.tokens import Token, folded_at, tokens
from pipeline.topics.words import folder

_FILE: Final = Path(__file__).parent / "words.csv"

_APOSTROPHES: Final = frozenset("'’")

Phrase = tuple[str, ...]


@cache
def _rows() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    with _FILE.open(encoding="utf-8", newline="") as lines:
        return tuple(
            (row["language"], row["sort"], tuple(row["forms"].split("|"))) for row in csv.DictReader(lines)
        )


@cache
def words(lexicon: str, sort: str) -> frozenset[str]:
    """Return the words of a sort, folded."""
    fold = folder(lexicon if lexicon != "*" else "und")
    return frozenset(
        fold(form) for own, kind, forms in _rows() if (own, kind) == (lexicon, sort) for form in forms
    )


@cache
def endings(lexicon: str, sort: str) -> tuple[str, ...]:
    """Return the endings of a sort, folded, the longest first."""
    return tuple(sorted(words(lexicon, sort), key=lambda ending: (-len(ending), ending)))


@cache
def phrases(lexicon: str, sort: str) -> tuple[Phrase, ...]:
    """Return the phrases of a sort as folded tokens, the longest first."""
    found = {
        tuple(token.folded for token in tokens(form, lexicon))
        for own, kind, forms in _rows()
        if (own, kind) == (lexicon, sort)
        for form in forms
    }
    return tuple(sorted(found, key=lambda phrase: (-len(phrase), phrase)))


@cache
def last_words(lexicon: str, sort: str) -> dict[str, tuple[Phrase, ...]]:
    """Return the phrases of a sort by their last word."""
    several: dict[str, list[Phrase]] = {}
    for phrase in phrases(lexicon, sort):
        several.setdefault(phrase[-1], []).append(phrase)
    return {word: tuple(found) for word, found in several.items()}


def before(found: Sequence[Token], place: int, lexicon: str, sort: str) -> int:
    """Return how many tokens before `place` make a phrase of a sort; 0 where none does."""
    for phrase in last_words(lexicon, sort).get(folded_at(found, place - 1), ()):
        size = len(phrase)
        if all(folded_at(found, place - size + step) == phrase[step] for step in range(size)):
            return size
    return 0


def starts(found: Sequence[Token], place: int, lexicon: str, sort: str) -> int:
    """Return how many tokens from `place` on make a phrase of several words of a sort; 0 where none does."""
    size = after(found, place, lexicon, sort)
    return size if size > 1 else 0


def after(found: Sequence[Token], place: int, lexicon: str, sort: str) -> int:
    """Return how many tokens from `place` on make a phrase of a sort; 0 where none does."""
    for phrase in phrases(lexicon, sort):
        if all(folded_at(found, place + step) == word for step, word in enumerate(phrase)):
            return len(phrase)
    return 0


def past_apostrophe(found: Sequence[Token], place: int, lexicon: str) -> int:
    """Return the place past the apostrophe of an elided French word that ended before `place`: d'euros."""
    return place + (lexicon == "fr" and folded_at(found, place) in _APOSTROPHES)
