"""Peoples, laws, events and posts by lexicon and grammar, where training data is thin.

`find` gives the spans of type NORP, EVENT and LAW, `posts` the posts that say whose they are, `read` both in
one reading of the words, `norp_country` the country of a people's name.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.entities.normal import fold, words
from pipeline.entities.patterns.find import find, found
from pipeline.entities.patterns.lexicon import GROUPS, latin, lexicon
from pipeline.entities.patterns.posts import PostPhrase, posts, said
from pipeline.entities.patterns.view import view
from pipeline.entities.spans import Span, Stretch

__all__ = ["PostPhrase", "find", "norp_country", "posts", "read"]


def read(text: str, stretches: Sequence[Stretch]) -> tuple[list[Span], list[PostPhrase]]:
    """Return what `find` and `posts` return, for the time of one."""
    views = [view(text, stretch) for stretch in stretches]
    return found(views), said(views)


def norp_country(surface: str, language: str) -> str | None:
    """Return the lower-case code of the country that a people's name belongs to; None if it has none.

    "Bosnian Serbs" belong to Bosnia: the first word that has a country decides.
    """
    group = GROUPS.get(language, "en")
    keys = [latin(word.text) if group == "sh" else fold(word.text) for word in words(surface)]
    for at, word in enumerate(keys):
        for term in lexicon(group)[word]:
            tail = tuple(keys[at + 1 : at + 1 + len(term.tail)])
            if term.role == "norp" and tail == term.tail and term.code:
                return term.code
    return None
