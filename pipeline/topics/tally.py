"""What a unit holds: its words and its concepts, how often each, and where each stands first."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, compress, repeat
from math import log
from typing import Any, NamedTuple

from pipeline.topics.concepts.find import Hit, finders
from pipeline.topics.words import LEXICON_OF, Span, forms

Word = tuple[str, str]
"""Lexicon and folded word."""


class Sentence(NamedTuple):
    """The evidence of one stretch of text: words with their places, and the concepts that words stand for."""

    lexicon: str
    words: Sequence[str]
    places: Sequence[Span]
    hits: Sequence[Hit]


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
        words, places = self.words, sentence.places
        # In local names and one look-up: this is done for every word of every text.
        for word, (start, end) in zip(zip(repeat(sentence.lexicon), sentence.words), places, strict=False):
            if word in words:
                words[word] += share
            else:
                words[word] = share
                self.seen_words[word] = (offset + start, offset + end)
        for first, last, concepts in sentence.hits:
            span = offset + places[first][0], offset + places[last - 1][1]
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
    words, places = forms(text, lexicon)
    if hidden:
        is_open = _open(places, sorted(hidden))
        words, places = list(compress(words, is_open)), list(compress(places, is_open))
    finder = finders().get(lexicon)
    return Sentence(lexicon, words, places, finder.find(words) if finder else ())


def _open(places: Sequence[Span], hidden: Sequence[Span]) -> list[bool]:
    """Return which places begin in none of the hidden stretches, which are in order."""
    starts, ends = [start for start, _ in hidden], list(accumulate((end for _, end in hidden), max))
    last = [bisect_right(starts, start) - 1 for start, _ in places]
    return [at < 0 or ends[at] <= start for at, (start, _) in zip(last, places, strict=True)]


def repeated(counts: Mapping[Any, float]) -> list[float]:
    """Return the weight of each count: 1 + ln(n), as the tenth mention says less than the first."""
    return [1 + log(count) if count > 1 else count for count in counts.values()]
