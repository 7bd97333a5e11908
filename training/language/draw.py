"""Words drawn from n-gram counts: what is needed where the n-grams of other letters are wanted."""

from __future__ import annotations

from collections import Counter

import numpy as np

from pipeline.language.grams import BITS, END, LONGEST, START
from training.language.counts import Counts

_LONGEST_WORD = 40


def draw(counts: list[Counts], words: int, seed: int) -> Counter[str]:
    """Draw words letter by letter, each after the four before it."""
    rng = np.random.default_rng(seed)
    sums = [np.concatenate(([0.0], np.cumsum(times))) for _, times in counts]
    context = np.full(words, START, np.int64)
    letters = np.zeros((words, _LONGEST_WORD), np.uint32)
    alive = np.arange(words)
    whole = np.zeros(words, bool)
    for place in range(_LONGEST_WORD):
        length = min(place + 2, LONGEST)
        seen = counts[length - 1][0]
        begun = context[alive] & ((1 << BITS * (length - 1)) - 1)
        low, high = (sums[length - 1][np.searchsorted(seen, (begun + step) << BITS)] for step in (0, 1))
        alive, begun, low, high = (values[high > low] for values in (alive, begun, low, high))
        at = np.searchsorted(sums[length - 1], low + rng.random(len(alive)) * (high - low), side="right") - 1
        symbol = seen[np.minimum(at, len(seen) - 1)] & ((1 << BITS) - 1)
        going = symbol != END
        whole[alive[~going]] = True
        alive, begun, symbol = alive[going], begun[going], symbol[going]
        letters[alive, place] = symbol
        context[alive] = begun << BITS | symbol
    return Counter("".join(map(chr, row[row > 0].tolist())) for row in letters[whole])
