"""Evidence: the terms of a text that speak for topics, and what they add up to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from math import log

from pipeline.topics.lexicon import Node, trees
from pipeline.topics.words import LEXICON_OF, Word, words


@dataclass(frozen=True)
class Phrase:
    """A term found in a text: its place (code points) and the weight with which it speaks for each topic."""

    start: int
    end: int
    term: str
    weights: dict[str, float]


@dataclass
class Tally:
    """What a unit holds: how many words, and how often each term; evidence of hashtags counts half."""

    words: int = 0
    counts: dict[str, float] = field(default_factory=dict)
    weights: dict[str, dict[str, float]] = field(default_factory=dict)

    def add(self, found: Iterable[Phrase], word_count: int, share: float = 1.0) -> None:
        """Add the phrases of one more stretch of the unit, each occurrence counted as `share`."""
        self.words += word_count
        for phrase in found:
            self.counts[phrase.term] = self.counts.get(phrase.term, 0.0) + share
            self.weights[phrase.term] = phrase.weights

    def evidence(self) -> dict[str, float]:
        """Return the evidence per topic: the sum over its terms of weight × (1 + ln count)."""
        total: dict[str, float] = {}
        for term, count in self.counts.items():
            repeated = 1 + log(count) if count > 1 else count
            for code, weight in self.weights[term].items():
                total[code] = total.get(code, 0.0) + weight * repeated
        return total


def phrases(text: str, language: str) -> tuple[list[Phrase], int]:
    """Find the phrases of `text` that speak for topics; also return its number of words.

    Args:
        text: any text; places are code points in it.
        language: ISO 639-1 code; a language without a lexicon has no phrases.

    """
    lexicon = LEXICON_OF.get(language, "")
    cut = list(words(text, lexicon))
    return (list(_phrases(cut, lexicon)) if lexicon in trees() else []), len(cut)


def by_topic(found: Iterable[Phrase]) -> dict[str, list[Phrase]]:
    """Return the phrases that speak for each topic, strongest first, in reading order among equals."""
    grouped: dict[str, list[Phrase]] = {}
    for phrase in found:
        for code in phrase.weights:
            grouped.setdefault(code, []).append(phrase)
    return {
        code: sorted(group, key=lambda phrase: (-phrase.weights[code], phrase.start))
        for code, group in grouped.items()
    }


def _phrases(cut: Sequence[Word], lexicon: str) -> Iterator[Phrase]:
    """Leftmost, longest: a word that belongs to one term belongs to no other."""
    begin = _beginnings(lexicon)
    position = 0
    while position < len(cut):
        starts = begin(cut[position][2])
        length, node = _longest(starts, cut, position + 1) if starts else (0, None)
        if node and node.weights:
            end = position + length
            yield Phrase(cut[position][0], cut[end - 1][1], f"{lexicon}:{node.term}", node.weights)
        position += length or 1


@cache
def _beginnings(lexicon: str) -> Callable[[str], list[Node]]:
    """Most words begin no term: remember what each one leads to."""
    return lru_cache(maxsize=1 << 17)(trees()[lexicon].after)


def _longest(nodes: Sequence[Node], cut: Sequence[Word], position: int) -> tuple[int, Node | None]:
    """Return how many words the longest term takes and its last node; the most exact among equals."""
    best: tuple[int, Node | None] = (0, None)
    for node in nodes:
        length, last = (
            _longest(node.after(cut[position][2]), cut, position + 1) if position < len(cut) else (0, None)
        )
        found = (length + 1, last) if last else (1, node) if node.term else (0, None)
        best = found if found[0] > best[0] else best
    return best
