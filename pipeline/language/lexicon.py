"""What every word says for every language: sums of n-gram weights, worked out once for each word."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Final

import numpy as np
import regex
from numpy.typing import NDArray

from pipeline.language.grams import Ints, grams
from pipeline.language.model import Alphabet
from pipeline.language.south_slavic import signs

Floats = NDArray[np.float32]

_WORD: Final = regex.compile(r"\p{L}[\p{L}\p{M}]{0,31}+")
_MOST: Final = 200_000
"""Tokens kept at a time: some 50 MB with their weights. Beyond that they are forgotten and begun again."""

_SOUTH_SLAVIC: Final = ("bs", "hr", "sr")
_LONGEST_ABBREVIATION: Final = 7
_AT_ONCE: Final = 1000
"""Words weighed at once: their n-grams' weights fit in a processor's cache."""


class Lexicon:
    """Weights of the tokens seen so far: they save work, and never change an answer.

    A token is what stands between spaces, as it is written: no text has to be folded or searched again
    for a word that was seen before.
    """

    def __init__(self, alphabets: Sequence[Alphabet]) -> None:
        self._alphabets = alphabets
        self._rows: dict[str, int] = {}
        self._weights = np.zeros((0, width(alphabets)), np.float32)

    def sums(self, texts: Sequence[str], most: int = -1) -> Floats:
        """Sum the weights of the first `most` tokens of every text, or of all: one row a text.

        The columns are those of `columns`.
        """
        tokens = [text.split(None, most)[: most if most >= 0 else None] for text in texts]
        rows = self._rows_of(list(chain.from_iterable(tokens)))
        lengths = np.fromiter(map(len, tokens), np.int64, len(tokens))
        found = np.zeros((len(texts), self._weights.shape[1]), np.float32)
        filled = lengths > 0
        if len(rows):
            found[filled] = np.add.reduceat(
                self._weights[rows], (np.cumsum(lengths) - lengths)[filled], axis=0
            )
        return found

    def _rows_of(self, tokens: Sequence[str]) -> Ints:
        rows = list(map(self._rows.get, tokens))
        if None in rows:
            self._learn(tokens)
            rows = list(map(self._rows.get, tokens))
        return np.array(rows, np.int64)

    def _learn(self, tokens: Sequence[str]) -> None:
        if len(self._rows) > _MOST:
            self._rows.clear()
        new = [token for token in dict.fromkeys(tokens) if token not in self._rows]
        first, last = len(self._rows), len(self._rows) + len(new)
        if last > len(self._weights):
            more = np.zeros((max(last, 2 * len(self._weights)), self._weights.shape[1]), np.float32)
            more[:first] = self._weights[:first]
            self._weights = more
        self._weights[first:last] = weigh(new, self._alphabets)
        self._rows.update(zip(new, range(first, last), strict=True))


def columns(alphabets: Sequence[Alphabet]) -> list[slice]:
    """Columns of each alphabet's languages.

    After them come counts of letters: of each alphabet, of none of them, and of words that are not names.
    """
    ends = np.cumsum([len(alphabet.languages) for alphabet in alphabets]).tolist()
    return [slice(end - len(one.languages), end) for end, one in zip(ends, alphabets, strict=True)]


def width(alphabets: Sequence[Alphabet]) -> int:
    """Columns in all."""
    return sum(len(alphabet.languages) for alphabet in alphabets) + len(alphabets) + 2


def weigh(tokens: Sequence[str], alphabets: Sequence[Alphabet]) -> Floats:
    """Sum the weights of the words of every token. A word is of the alphabet of its first letter."""
    found = np.zeros((len(tokens), width(alphabets)), np.float32)
    parts = [(number, word) for number, token in enumerate(tokens) for word in _WORD.findall(token.lower())]
    counts = columns(alphabets)[-1].stop
    for place, (alphabet, where) in enumerate(zip(alphabets, columns(alphabets), strict=True)):
        own = [(number, word) for number, word in parts if alphabet.first <= ord(word[0]) <= alphabet.last]
        for start in range(0, len(own), _AT_ONCE):
            of, words = map(list, zip(*own[start : start + _AT_ONCE], strict=True))
            weights = _weights(words, alphabet)
            _part_south_slavic(words, weights, alphabet.languages)
            np.add.at(found[:, where], of, weights)
            np.add.at(found[:, counts + place], of, list(map(len, words)))
    sizes = np.bincount([number for number, _ in parts], [len(word) for _, word in parts], len(tokens))
    found[:, -2] = sizes - found[:, counts:-2].sum(axis=1)
    found[:, -1] = np.where(list(map(_may_be_name, tokens)), 0, sizes)
    return found


def _may_be_name(token: str) -> bool:
    """Whether the token begins with a capital, as names do, or is as short as abbreviations in capitals."""
    first = next(filter(str.isalpha, token), "")
    return first.isupper() and (len(token) <= _LONGEST_ABBREVIATION or not token.isupper())


def _weights(words: Sequence[str], alphabet: Alphabet) -> Floats:
    found = np.zeros((len(words), len(alphabet.languages)), np.float32)
    for packed, word in grams(words):
        at = np.minimum(np.searchsorted(alphabet.grams, packed), len(alphabet.grams) - 1)
        known = alphabet.grams[at] == packed
        of = word[known]
        starts = np.flatnonzero(np.diff(of, prepend=-1))
        if len(starts):
            found[of[starts]] += np.add.reduceat(alphabet.weights[at[known]], starts, axis=0)
    return found


def _part_south_slavic(words: Sequence[str], weights: Floats, languages: Sequence[str]) -> None:
    """Add what words say beyond their n-grams to the weights of Croatian, Bosnian and Serbian."""
    places = {language: languages.index(language) for language in _SOUTH_SLAVIC if language in languages}
    if len(places) == len(_SOUTH_SLAVIC):
        for row in np.flatnonzero(np.isin(weights.argmax(axis=1), list(places.values()))).tolist():
            for language, says in signs(words[row]).items():
                weights[row, places[language]] += says
