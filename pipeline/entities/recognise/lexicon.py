"""What is known of words and phrases before any context: names of people, places and bodies, ordinary words.

Facts from the knowledge base's sources, compiled beside the network, because its weights are trained with
them; corrections belong in the knowledge base and reach the mentions by linking.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import marisa_trie

from pipeline.entities.inflection import dictionary_forms
from pipeline.entities.normal import fold
from pipeline.entities.translit import sound

FLAGS: Final = (
    "given", "surname", "person", "person-inside", "place", "place-inside", "body", "body-inside",
    "place-word", "body-word", "title", "ordinary", "seldom-lower", "never-lower", "opens",
)  # fmt: skip
GIVEN, SURNAME, PLACE_WORD, BODY_WORD, TITLE, ORDINARY, SELDOM, NEVER, OPENS = (
    1 << FLAGS.index(name)
    for name in (
        "given", "surname", "place-word", "body-word", "title", "ordinary", "seldom-lower", "never-lower",
        "opens",
    )
)  # fmt: skip
PERSON, PLACE, BODY = 1, 2, 4
_INSIDE: Final = {PERSON: (2, 3), PLACE: (4, 5), BODY: (6, 7)}
_LONGEST: Final = 7


class Lexicon:
    """Words and phrases with what they are known as."""

    def __init__(self, folder: Path) -> None:
        self._words = marisa_trie.RecordTrie("<H").mmap(str(folder / "words.marisa"))
        self._phrases = marisa_trie.RecordTrie("<B").mmap(str(folder / "phrases.marisa"))

    def of_word(self, lower: str, language: str) -> int:
        """Return the flags of a word in lower case, by itself, its dictionary forms or its sound."""
        flags = self._get(lower)
        if flags & ~(ORDINARY | SELDOM | NEVER):
            return flags
        folded = fold(lower)
        if folded != lower:
            flags |= self._get(folded)
        for form in dictionary_forms(lower, language):
            flags |= self._get(form) & ~(ORDINARY | SELDOM | NEVER | TITLE)
        if not flags & (GIVEN | SURNAME) and "а" <= lower[0] <= "ӿ":
            flags |= self._sounds(lower, language)
        return flags

    def _sounds(self, lower: str, language: str) -> int:
        flags = self._get("~" + sound(lower))
        for form in dictionary_forms(lower, language):
            flags |= self._get("~" + sound(form))
        return flags

    def _get(self, word: str) -> int:
        found = self._words.get(word)
        return found[0][0] if found else 0

    def mark_phrases(self, lower: list[str], flags: list[int]) -> None:
        """Add to each word's flags those of the longest phrases of each sort that hold it."""
        words = len(lower)
        done = {PERSON: 0, PLACE: 0, BODY: 0}
        for first in range(words):
            if not flags[first] & OPENS:
                continue
            reach = " ".join(lower[first : first + _LONGEST]) + " "
            for phrase in reversed(self._phrases.prefixes(reach)):
                last = first + phrase.count(" ")
                for sort, (opens, inside) in _INSIDE.items():
                    if last > done[sort] and self._phrases[phrase][0][0] & sort:
                        done[sort] = last
                        flags[first] |= 1 << opens
                        for at in range(first + 1, last):
                            flags[at] |= 1 << inside
