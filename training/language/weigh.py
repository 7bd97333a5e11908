"""From counts to weights: what an n-gram adds to the log likelihood of each language beyond its end."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from pipeline.language.grams import BITS, END, LONGEST, START
from training.language.counts import Counts, Floats, Ints, add, look

_SYMBOLS: Final = 5000
SMOOTHING: Final = 40.0
"""A context counts for as many letters more, spread as after the context one shorter (Dirichlet prior;
MacKay and Peto 1995)."""


def weigh(
    languages: dict[str, list[Counts]], letters: tuple[int, int], most: int
) -> tuple[Ints, NDArray[np.float32]]:
    """Return the n-grams that tell languages apart best, at most `most`, best first, and their weights.

    The likelihood of a letter after those before it is smoothed with shorter contexts; its logarithm
    telescopes into steps, one an n-gram, so that the sum over all n-grams of a word is the word's log
    likelihood. An n-gram that is left out adds nothing, which is to back off to the shorter one.
    """
    kept: list[tuple[Ints, Floats, NDArray[np.float32]]] = []
    shorter: tuple[Ints, Floats] | None = None
    for length in range(1, LONGEST + 1):
        seen = _written(
            np.unique(np.concatenate([c[length - 1][0] for c in languages.values()])), length, letters
        )
        logs, often = _likelihoods(list(languages.values()), seen, length, shorter)
        steps = logs - _at(shorter, seen & ((1 << BITS * (length - 1)) - 1)) if shorter else logs
        steps -= steps.mean(axis=1, keepdims=True)
        worth = (often * steps**2).sum(axis=1) + often.mean(axis=1) * steps.var(axis=1)
        best = np.argsort(-worth)[:most]
        kept.append((seen[best], worth[best], steps[best].astype(np.float32)))
        shorter = seen, logs
    worth = np.concatenate([some for _, some, _ in kept])
    best = np.argsort(-worth)[:most]
    return np.concatenate([some for some, _, _ in kept])[best], np.concatenate([some for _, _, some in kept])[
        best
    ]


def _likelihoods(
    languages: list[list[Counts]], seen: Ints, length: int, shorter: tuple[Ints, Floats] | None
) -> tuple[Floats, Floats]:
    """Log likelihood of the last symbol after the others, and the n-gram's frequency, by language."""
    logs, often = np.zeros((2, len(seen), len(languages)))
    before = np.exp(_at(shorter, seen & ((1 << BITS * (length - 1)) - 1))) if shorter else None
    for place, counts in enumerate(languages):
        whole = counts[0][1].sum()
        times = look(counts[length - 1], seen)
        often[:, place] = times / whole
        if before is None:
            logs[:, place] = np.log((times + 0.5) / (whole + 0.5 * _SYMBOLS))
            continue
        contexts = look(add(counts[length - 1][0] >> BITS, counts[length - 1][1]), seen >> BITS)
        logs[:, place] = np.log((times + SMOOTHING * before[:, place]) / (contexts + SMOOTHING))
    return logs, often


def _at(table: tuple[Ints, Floats], seen: Ints) -> Floats:
    return table[1][np.searchsorted(table[0], seen)]


def _written(seen: Ints, length: int, letters: tuple[int, int]) -> Ints:
    """Those n-grams all of whose symbols are letters of the alphabet or the ends of the word."""
    fits = np.ones(len(seen), bool)
    for place in range(length):
        symbol = seen >> BITS * place & ((1 << BITS) - 1)
        end = symbol == (START if place == length - 1 else -1)
        fits &= (symbol >= letters[0]) & (symbol <= letters[1]) | end | ((symbol == END) & (place == 0))
    return seen[fits]
