"""What a unit holds: its words and its concepts, how often each, and where each stands first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log
from typing import Any

from pipeline.topics.concepts.find import Hit, finders
from pipeline.topics.words import LEXICON_OF, words

Span = tuple[int, int]
Word = tuple[str, str]
"""Lexicon and folded word."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The evidence of one stretch of text: words with their places, and the concepts that words stand for."""

    lexicon: str
    words: tuple[str, ...]
    places: tuple[Span, ...]
    hits: tuple[Hit, ...]


@dataclass(slots=True)
class Tally:
    """Counts of a unit; `count` is its number of words, `seen` the first place of each word and concept."""

    count: int = 0
    words: dict[Word, float] = field(default_factory=dict)
    concepts: dict[int, float] = field(default_factory=dict)
    seen_words: dict[Word, Span] = field(default_factory=dict)
    seen_concepts: dict[int, Span] = field(default_factory=dict)

    def add(self, sentence: Sentence, offset: int = 0, share: float = 1.0) -> None:
        """Add a stretch that begins at `offset`; each of its words counts as `share` of one.

        The words of a hashtag count as evidence, by their share, and not as words of the text.
        """
        self.count += len(sentence.words) if share == 1.0 else 0
        for word, (start, end) in zip(sentence.words, sentence.places, strict=True):
            key = (sentence.lexicon, word)
            self.words[key] = self.words.get(key, 0.0) + share
            self.seen_words.setdefault(key, (offset + start, offset + end))
        for first, last, concepts in sentence.hits:
            span = offset + sentence.places[first][0], offset + sentence.places[last - 1][1]
            for concept in concepts:
                self.concepts[concept] = self.concepts.get(concept, 0.0) + share
                self.seen_concepts.setdefault(concept, span)


def read(text: str, language: str, hidden: Sequence[Span] = ()) -> Sentence:
    """Find the words and concepts of `text`; of a language without a lexicon, the words alone.

    Args:
        text: any text; places are code points in it.
        language: ISO 639-1 code.
        hidden: stretches whose words say nothing of the subject: who is called Fisher does not fish.

    """
    lexicon = LEXICON_OF.get(language, "")
    cut = list(words(text, lexicon))
    if hidden:
        cut = [word for word in cut if not any(start <= word[0] < end for start, end in hidden)]
    folded = tuple(word for _, _, word in cut)
    finder = finders().get(lexicon)
    hits = tuple(finder.find(folded)) if finder else ()
    return Sentence(lexicon, folded, tuple((start, end) for start, end, _ in cut), hits)


def repeated(counts: Mapping[Any, float]) -> list[float]:
    """Return the weight of each count: 1 + ln(n), as the tenth mention says less than the first."""
    return [1 + log(count) if count > 1 else count for count in counts.values()]
