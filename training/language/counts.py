"""Counts of n-grams with the ends of words, from lingua's models and from words."""

from __future__ import annotations

import json
from collections import Counter
from functools import reduce
from math import lcm
from typing import Any
from zipfile import ZipFile

import brotli
import numpy as np
from numpy.typing import NDArray

from pipeline.language.grams import BITS, END, LONGEST, START, grams

Ints = NDArray[np.int64]
Floats = NDArray[np.floating[Any]]
Counts = tuple[Ints, Floats]
"""Packed n-grams in order, and how often each was seen."""

_NAMES = ("uni", "bi", "tri", "quadri", "five")


def from_words(words: Counter[str]) -> list[Counts]:
    """Count the n-grams of words: one entry a length, from one symbol to five."""
    times = np.fromiter(words.values(), float, len(words))
    return [add(packed, times[word]) for packed, word in grams(list(words))]


def from_lingua(wheel: ZipFile, language: str) -> list[Counts]:
    """Count the n-grams of a language from lingua's conditional frequencies.

    They are exact fractions, so the counts behind them can be had back; what an n-gram lacks in
    continuations to the left or the right is how often it began or ended a word.
    """
    inner: list[Counts] = []
    before: dict[int, int] = {}
    for length, name in enumerate(_NAMES, 1):
        path = f"lingua/language-models/{language}/{name}grams.json.br"
        fractions = json.loads(brotli.decompress(wheel.read(path)))["ngrams"]
        before = _counted(fractions, length, before)
        inner.append(
            add(np.fromiter(before, np.int64, len(before)), np.fromiter(before.values(), float, len(before)))
        )
    return _with_ends(inner)


def _counted(fractions: dict[str, str], length: int, before: dict[int, int]) -> dict[int, int]:
    whole = reduce(lcm, (int(fraction.split("/")[1]) for fraction in fractions), 1) if length == 1 else 0
    found: dict[int, int] = {}
    for fraction, joined in fractions.items():
        part, of = map(int, fraction.split("/"))
        for gram in joined.split(" "):
            packed = pack(gram)
            times = whole or before.get(packed >> BITS, 0)
            if packed and times and len(gram) == length:
                found[packed] = max(1, round(part * times / of))
    return found


def pack(gram: str) -> int:
    """Return the n-gram as an integer, 0 where a letter has no symbol of its own."""
    symbols = [ord(letter) for letter in gram]
    return (
        reduce(lambda packed, symbol: packed << BITS | symbol, symbols, 0) if max(symbols) < 1 << BITS else 0
    )


def _with_ends(inner: list[Counts]) -> list[Counts]:
    found = [[counts] for counts in inner]
    for length in range(1, LONGEST):
        seen, times = inner[length - 1]
        longer, more = inner[length]
        tail = longer & ((1 << BITS * length) - 1)
        began = np.maximum(times - _summed(seen, tail, more), 0)
        ended = np.maximum(times - _summed(seen, longer >> BITS, more), 0)
        found[length].append((seen[began > 0] | START << BITS * length, began[began > 0]))
        found[length].append((seen[ended > 0] << BITS | END, ended[ended > 0]))
    for length in range(2, LONGEST):  # words no longer than their n-gram: begun, and not continued
        seen, times = found[length - 1][1]
        ended = np.maximum(times - _summed(seen, found[length][1][0] >> BITS, found[length][1][1]), 0)
        found[length].append((seen[ended > 0] << BITS | END, ended[ended > 0]))
    ends = found[1][2][1].sum()
    found[0].append((np.array([END]), np.array([ends])))
    return [merged(*counts) for counts in found]


def _summed(seen: Ints, keys: Ints, times: Floats) -> Floats:
    """Sum `times` over those `keys` that are among `seen`."""
    at = np.minimum(np.searchsorted(seen, keys), len(seen) - 1)
    known = seen[at] == keys
    return np.bincount(at[known], times[known], len(seen)).astype(np.float64)


def add(keys: Ints, times: Floats) -> Counts:
    """Sum the times of equal keys."""
    unique, place = np.unique(keys, return_inverse=True)
    return unique, np.bincount(place, times, len(unique)).astype(np.float64)


def merged(*counts: Counts) -> Counts:
    """Sum several counts."""
    return add(np.concatenate([seen for seen, _ in counts]), np.concatenate([times for _, times in counts]))


def look(counts: Counts, keys: Ints) -> Floats:
    """How often each of `keys` was counted."""
    seen, times = counts
    at = np.minimum(np.searchsorted(seen, keys), len(seen) - 1)
    return np.where(seen[at] == keys, times[at], 0.0)
