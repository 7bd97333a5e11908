"""The table of phrases and the spellings in which a tokeniser may hand them over."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Final, NamedTuple

TABLE: Final = Path(__file__).parent / "cues.csv"
FILES: Final = (TABLE,)
"""What the phrases come from, for the fingerprint of a stage."""

LANGUAGES: Final = ("en", "sv", "da", "nb", "de", "fr", "es", "ru", "uk", "sr", "hr")
ALL: Final = "und"
FIRST: Final = "^"
"""Before the first word of a phrase: only the very first words of a sentence can be this phrase."""

_ALIKE: Final = {"no": "nb", "nn": "nb", "bs": "sr", "sh": "sr", "cnr": "sr"}
"""Codes whose speech uses another code's phrases; Serbian stands in both scripts and both pronunciations."""

CLASSES: Final = (
    "thanks",
    "greeting",
    "address",
    "polite_you",
    "first_singular",
    "first_plural",
    "question_word",
    "question_frame",
    "self_introduction",
    "gives_floor",
    "opens_event",
    "closes_event",
    "answer_start",
    "short_reply",
    "hears",
    "refers_to_other_speaker",
    "announcer",
    "commentary",
    "host_of_country",
    "our_friends",
    "own_country",
)
"""The classes in a fixed order: the order of the features of models, so new ones go to the end."""


class Phrase(NamedTuple):
    """A phrase as tokens; a token that ends in `*` stands for any ending, `*` alone for any word."""

    kind: str
    words: tuple[str, ...]


def known_language(language: str) -> str | None:
    """The code under which a language's phrases stand, "und" for all of them, None where there are none."""
    language = _ALIKE.get(language, language)
    return language if language in LANGUAGES or language == ALL else None


@lru_cache(maxsize=1)
def table() -> tuple[tuple[str, str, str], ...]:
    """The rows (class, language, phrase) of the table as they are written."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        return tuple((kind, language, phrase) for kind, language, phrase in rows)


def phrases(language: str) -> Iterator[Phrase]:
    """The phrases of a language ("und": of all) in each spelling a tokeniser may give; they may repeat."""
    for kind, own, phrase in table():
        if language in (own, ALL):
            for words in _spellings(phrase):
                yield Phrase(kind, words)


def _spellings(phrase: str) -> set[tuple[str, ...]]:
    """A phrase as token sequences: folded, each joined word in one piece and in two, ё also as е."""
    folded = phrase.casefold()
    both = {folded, folded.replace("ё", "е")}
    return {
        tuple(" ".join(choice).split()) for text in both for choice in product(*map(_forms, text.split()))
    }


def _forms(word: str) -> tuple[str, ...]:
    """A word with its apostrophe as typed on a machine and as printed, and cut at its joints."""
    parts = word.replace("'", " ").replace("-", " ")
    if parts == word or "" in parts.rstrip("*").split(" "):
        return (word, word.replace("'", "’"))
    return (word, word.replace("'", "’"), parts)
