"""What a word is known by: its stem in its language, and its letters, in which languages are alike."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final, NamedTuple

from pipeline.claims.stems import stem
from pipeline.topics.words import LONGEST

SHORTEST_GRAM: Final = 3
LONGEST_GRAM: Final = 5
APART: Final = "\0"
"""Stands behind each word where they are many, and is no letter."""
_LATIN: Final = str.maketrans(
    dict(
        zip(
            "абвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюя",
            "a b v g g d e e e ž z i i i j k l m n o p r s t u f h c č š šč  y  e ju ja".split(" "),
            strict=True,
        )
    )
)
"""Russian and Ukrainian in the Latin of the Serbian and Croatian lexicon, so that кризис meets kriza."""


class Known(NamedTuple):
    """The features of a word: its stem under its lexicon, and its character n-grams as they occur."""

    stems: tuple[str, ...]
    grams: tuple[str, ...]


def telling(word: str, lexicon: str, common: Collection[str]) -> Known:
    """Return the features of a folded word; none of one of the `common` words (`lexicon:word`)."""
    return Known((), ()) if f"{lexicon}:{word}" in common else known_by(word, lexicon)


def known_by(word: str, lexicon: str) -> Known:
    """Return the features of a folded word.

    Character n-grams within words carry over what inflections and related languages share (McNamee and
    Mayfield, "Character n-gram tokenization for European language text retrieval", 2004).
    """
    letters = lettered([word])[:-1]
    grams = (
        letters[at : at + length]
        for length in range(SHORTEST_GRAM, LONGEST_GRAM + 1)
        for at in range(len(letters) - length + 1)
    )
    return Known((stemmed(word, lexicon),), tuple(grams))


def stemmed(word: str, lexicon: str) -> str:
    """Return the name of the stem of a folded word."""
    return f"{lexicon}:{stem(word[:LONGEST], lexicon)}"


def lettered(words: Iterable[str]) -> str:
    """Return the letters of words in which n-grams are looked for: `<word>`, and `APART` behind each."""
    return "".join([f"<{word[:LONGEST]}>{APART}" for word in words]).translate(_LATIN)
