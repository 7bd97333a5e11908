"""Concepts as terms: what a passage says, whatever its language and its words.

The dictionary of topics (`pipeline/topics/concepts/*.txt`) tells which words of nine languages stand for the
same: "bridge", "Brücke", "мост". Only its own rows count here, not the labels of Media Topics in it: those
name shelves, and a theme is narrower than a shelf.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from pipeline.topics.concepts.find import finders
from pipeline.topics.concepts.read import dictionary, manners
from pipeline.topics.words import words

CONCEPT: Final = "#"
"""What begins the term of a concept."""
_LABEL: Final = "label:"


def concepts(text: str, lexicon: str) -> Iterator[str]:
    """Yield the term of each concept in a text, as often as it is there; none where no lexicon reads it."""
    finder = finders().get(lexicon)
    if finder is not None:
        known = _terms()
        for hit in finder.find([word for _, _, word in words(text, lexicon)]):
            yield from (known[one] for one in hit.concepts if one in known)


@cache
def _terms() -> dict[int, str]:
    """Return the terms of the dictionary's own concepts by number, without those of address and procedure."""
    return {
        number: f"{CONCEPT}{one.name}"
        for number, one in enumerate(dictionary().concepts)
        if not one.name.startswith(_LABEL) and number not in manners()
    }
