"""Phrases of spoken exchange in eleven languages, as classes: thanks, address, questions and more.

A class means the same in every language, so that weights learned on English speech hold for the others too.
The phrases stand in `cues.csv` (class, language, phrase): lower case, one to six words; `*` at the end of a
word is any ending, and alone any word; `^` before a phrase makes it count only where the words begin ("no"
opens an answer there, and denies elsewhere). They are our own compilation.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pipeline.speakers.cues.phrases import CLASSES, FILES, LANGUAGES, known_language, phrases
from pipeline.speakers.cues.tree import Hit, Tree

__all__ = ["CLASSES", "FILES", "LANGUAGES", "Hit", "hits", "prepare"]


def hits(words: Sequence[str], language: str) -> list[Hit]:
    """The phrases among words: (first word, word after the last, class), in order of the first word.

    `words` are the case-folded tokens of a sentence, without marks; "i'm" may be one token or two.
    `language` is an ISO 639-1 code: "und" tries the phrases of all languages, a language without phrases has
    no hits. At each word the longest phrase of each class counts. A single word inside a longer phrase is not
    told again ("thank you" holds no address to the other), except inside the phrases of a question ("could
    you" does).
    """
    tree = prepare(language)
    return tree.find(words) if tree else []


def prepare(language: str) -> Tree | None:
    """The tree of a language's phrases, built once; None for a language that has none."""
    known = known_language(language)
    return _tree(known) if known else None


@cache
def _tree(language: str) -> Tree:
    return Tree(phrases(language))
