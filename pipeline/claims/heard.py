"""A transcript indexed once for many claims, and the stretches of it that a claim could be about."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from operator import itemgetter
from typing import Final, NamedTuple

from pipeline.claims.claim import Said
from pipeline.claims.lexicon import family, lexicon
from pipeline.claims.weights import weight
from pipeline.claims.words import SENTENCE, Word, spoken

_LONG: Final = 60
"""Words above which a sentence is cut: a recogniser may give an hour as one."""
_CHUNK: Final = 40
WIDTH: Final = 3
"""Chunks in a window, but for a claim that has more words than these."""
_LEAST_WEIGHT: Final = 1.0
_MOST_PLACES: Final = 5_000
_BEST_CHUNKS: Final = 12
_PER_CHUNK: Final = 1.5
"""Bits that another sentence has to bring to be taken into a window."""
MOST_WINDOWS: Final = 4
_BETWEEN: Final = "\x1f"


class Index(NamedTuple):
    """The words of a transcript in one language: `chunks` are (sentence, first word, last word exclusive).

    `places` gives the chunks of each stem and of each concept ("@12").
    """

    family: str | None
    words: list[Word]
    chunks: list[tuple[int, int, int]]
    places: dict[str, list[int]]
    forms: str
    """All words in a row, each between separators, to look up what was said in just these words."""
    edges: list[int]
    """Where each word begins in `forms`."""


class Heard(NamedTuple):
    """A transcript ready to be compared with."""

    said: Sequence[Said]
    indexes: dict[str | None, Index]


def heard(said: Sequence[Said]) -> Heard:
    """Index a transcript: linear in its length. Sentences of unknown language go with the commonest one."""
    families = [family(one.language) for one in said]
    known = Counter(one for one in families if one)
    usual = known.most_common(1)[0][0] if known else None
    rows: dict[str | None, list[int]] = {}
    for number, one in enumerate(families):
        rows.setdefault(one or usual, []).append(number)
    return Heard(said, {one: _index(said, numbers, one) for one, numbers in rows.items()})


def index_for(language: str | None, transcript: Heard) -> Index | None:
    """Return the part of a transcript that is in a claim's language; null where there is none."""
    asked = family(language)
    if asked in transcript.indexes:
        return transcript.indexes[asked]
    if asked is None or None in transcript.indexes:
        return max(transcript.indexes.values(), key=lambda one: len(one.words), default=None)
    return None


def _index(said: Sequence[Said], numbers: list[int], language: str | None) -> Index:
    row: list[Word] = []
    chunks: list[tuple[int, int, int]] = []
    places: dict[str, list[int]] = {}
    for number in numbers:
        sentence = spoken(said[number].text, language)
        sentence[:1] = [word._replace(opens=SENTENCE) for word in sentence[:1]]
        step = _CHUNK if len(sentence) > _LONG else max(len(sentence), 1)
        for first in range(0, len(sentence), step):
            part = sentence[first : first + step]
            for key in keys(part, language):
                places.setdefault(key, []).append(len(chunks))
            chunks.append((number, len(row), len(row) + len(part)))
            row += part
    edges = [0, *accumulate(len(word.form) + 1 for word in row)]
    return Index(language, row, chunks, places, _in_a_row(row), edges)


def _in_a_row(several: Sequence[Word]) -> str:
    return _BETWEEN + "".join(word.form + _BETWEEN for word in several)


def _word_for_word(claim: Sequence[Word], index: Index) -> tuple[int, int] | None:
    """Return the window in which the words of a claim first stand just so; null where none does."""
    place = index.forms.find(_in_a_row(claim))
    if place < 0:
        return None
    word = bisect_left(index.edges, place)
    first = bisect_right(index.chunks, word, key=itemgetter(1)) - 1
    return first, bisect_left(index.chunks, word + len(claim), key=itemgetter(2)) + 1


def keys(several: Sequence[Word], language: str | None) -> dict[str, None]:
    """Return the stems and concepts under which words are found, each once, in order."""
    return dict.fromkeys(key for word in several for key in _keys_of(word.form, word.stem, language))


@lru_cache(maxsize=200_000)
def _keys_of(form: str, stem: str, language: str | None) -> tuple[str, ...]:
    return (stem, *(f"@{concept}" for concept, _ in lexicon(language).meanings(form)))


class Places(NamedTuple):
    """Where a claim could have been said: the likeliest windows first, as (first chunk, last exclusive).

    `shares` is the weighted share of the claim's words that each chunk has.
    """

    windows: list[tuple[int, int]]
    shares: dict[int, float]

    def elsewhere(self, window: tuple[int, int]) -> float:
        """Return the greatest share of a chunk outside a window."""
        first, last = window
        return max((share for chunk, share in self.shares.items() if not first <= chunk < last), default=0.0)


def places(claim: Sequence[Word], index: Index) -> Places:
    """Return the windows of a transcript that have most of a claim's words."""
    masks = _masks(claim, index)
    weights = [weight(word, index.family) for word in claim]
    scores = {chunk: _sum(mask, weights) for chunk, mask in masks.items()}
    best = sorted(scores, key=lambda chunk: (-scores[chunk], chunk))[:_BEST_CHUNKS]
    found: dict[tuple[int, int], float] = {}
    for chunk in best:
        for first, last in _around(chunk, len(claim), index):
            if (first, last) not in found:
                found[first, last] = _joined(masks, first, last, weights)
    windows = sorted(found, key=lambda one: (-found[one], one))[:MOST_WINDOWS]
    exact = _word_for_word(claim, index)
    if exact and exact not in windows:
        windows.append(exact)
    total = sum(weights) or 1.0
    return Places(windows, {chunk: score / total for chunk, score in scores.items()})


def _around(chunk: int, length: int, index: Index) -> Iterator[tuple[int, int]]:
    """Yield the windows that have a chunk, and those from it and up to it that can hold `length` words.

    Words may begin or end within a sentence, so each of the latter comes with one chunk more, too.
    """
    for first in range(max(0, chunk - WIDTH + 1), chunk + 1):
        for last in range(chunk + 1, min(first + WIDTH, len(index.chunks)) + 1):
            yield first, last
    _, begin, end = index.chunks[chunk]
    after = bisect_left(index.chunks, begin + length, key=itemgetter(2)) + 1
    before = bisect_right(index.chunks, end - length, key=itemgetter(1)) - 1
    for more in (0, 1):
        yield chunk, min(max(after + more, chunk + 1), len(index.chunks))
        yield max(min(before - more, chunk), 0), chunk + 1


def _joined(masks: dict[int, int], first: int, last: int, weights: list[float]) -> float:
    mask = 0
    for chunk in range(first, last):
        mask |= masks.get(chunk, 0)
    return _sum(mask, weights) - _PER_CHUNK * (last - first - 1)


def _sum(mask: int, weights: list[float]) -> float:
    total = 0.0
    while mask:
        low = mask & -mask
        total += weights[low.bit_length() - 1]
        mask ^= low
    return total


def _masks(claim: Sequence[Word], index: Index) -> dict[int, int]:
    """Return which of the claim's words each chunk has, as bits; common words only where nothing else has."""
    masks: dict[int, int] = {}
    for least in (_LEAST_WEIGHT, 0.0):
        for place, word in enumerate(claim):
            if weight(word, index.family) < least:
                continue
            for key in keys((word,), index.family):
                for chunk in index.places.get(key, ())[:_MOST_PLACES]:
                    masks[chunk] = masks.get(chunk, 0) | 1 << place
        if masks:
            break
    return masks
