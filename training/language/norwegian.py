"""Bokmål and Nynorsk parted: each of lingua's two Norwegian corpora holds much of the other."""

from __future__ import annotations

import numpy as np

from pipeline.language.grams import LONGEST
from training.language.counts import Counts, look

_TRUST = 5.0
"""So many sightings in pure texts weigh as much as what lingua says."""

_PURE = 0.25
"""Share of the pure texts in the sum, of each corpus of lingua 0.5."""


def parted(
    nb: list[Counts], nn: list[Counts], pure_nb: list[Counts], pure_nn: list[Counts]
) -> tuple[list[Counts], list[Counts]]:
    """Share the n-grams of both corpora out by their frequency in pure texts, where they occur there.

    Where they do not, by the square roots of lingua's frequencies: less sure than these are.
    """
    whole = nb[0][1].sum()
    sizes = [counts[0][1].sum() for counts in (nb, nn, pure_nb, pure_nn)]
    parts: tuple[list[Counts], list[Counts]] = ([], [])
    for length in range(LONGEST):
        four = [counts[length] for counts in (nb, nn, pure_nb, pure_nn)]
        seen = np.unique(np.concatenate([keys for keys, _ in four]))
        times = [look(counts, seen) for counts in four]
        b, n, p, q = (some / size for some, size in zip(times, sizes, strict=True))
        sightings = times[2] + times[3]
        lingua = np.sqrt(b + 1e-9) / (np.sqrt(b + 1e-9) + np.sqrt(n + 1e-9))
        share = (sightings * p / np.maximum(p + q, 1e-12) + _TRUST * lingua) / (sightings + _TRUST)
        mass = 2 * whole * ((b + n) / 2 + _PURE * (p + q))
        parts[0].append((seen, mass * share))
        parts[1].append((seen, mass * (1 - share)))
    return parts
