"""What needs no thought: gaps that plainly end a sentence, gaps that plainly do not, and the rest.

A gap is the white space after a chunk and bears its number.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.segment.kinds import BULLET, MARKED, ODD, OPENS, SHORT, STRONG
from pipeline.segment.model import limits, listed
from pipeline.segment.runs import Runs
from pipeline.segment.vocabulary import Ints, Vocabulary

Kinds = NDArray[np.uint8]


class Gaps(NamedTuple):
    """Gaps of a text: where sentences end, the open ones, those after strong marks (in order)."""

    ends: Ints
    open: Ints
    strong: Ints


def sort_out(runs: Runs, known: Vocabulary) -> Gaps:
    """Sort the gaps between the chunks of each run; those left out end no sentence."""
    kinds = known.kinds(runs.rows)
    # No gap follows the last chunk of a run, and none is before the first.
    kinds[runs.stops - 1] &= OPENS
    told = dict(_odd(runs, kinds)) | dict(_listed(runs, kinds))
    is_told = np.zeros(len(kinds), np.bool_)
    is_told[list(told)] = True
    marked = np.flatnonzero((kinds & MARKED != 0) & ~is_told)
    _, bare, low, high = limits()
    total = _evidence(runs, known, "marked", marked)
    begins = kinds & OPENS != 0
    begins[runs.starts] = False
    unmarked = np.flatnonzero(begins) - 1
    unmarked = unmarked[(kinds[unmarked] & MARKED == 0) & ~is_told[unmarked]]
    maybe = unmarked[_evidence(runs, known, "bare", unmarked) > bare]
    ends = np.array([at for at, is_end in told.items() if is_end], np.int64)
    open_gaps = np.concatenate([marked[(low < total) & (total <= high)], maybe])
    return Gaps(np.concatenate([marked[total > high], ends]), open_gaps, np.flatnonzero(kinds & STRONG))


def _evidence(runs: Runs, known: Vocabulary, kind: str, gaps: Ints) -> NDArray[np.float64]:
    before = known.evidence(f"{kind}_before", runs.rows[gaps])
    return before + known.evidence(f"{kind}_after", runs.rows[gaps + 1])


def _odd(runs: Runs, kinds: Kinds) -> Iterator[tuple[int, bool]]:
    """Yield gaps beside a bullet or an elision, and whether they end a sentence.

    Bullets open a sentence; what was left out stands between sentences if a capital follows.
    """
    places = np.flatnonzero(kinds & ODD)
    firsts = runs.starts[runs.number(places)]
    for at, first in zip(places.tolist(), firsts.tolist(), strict=True):
        if kinds[at] & BULLET:
            yield at, False
        else:
            yield at, not runs.chunks[at + 1][0].islower()
        if at > first and not kinds[at - 1] & ODD:
            yield at - 1, bool(kinds[at] & BULLET or kinds[at - 1] & STRONG)


def _listed(runs: Runs, kinds: Kinds) -> Iterator[tuple[int, bool]]:
    """Yield gaps of which the lists of `abbreviations` know whether they end a sentence."""
    for at in np.flatnonzero(kinds & SHORT).tolist():
        if not runs.chunks[at + 1][0].islower():
            is_end = listed(*runs.around(at))
            if is_end is not None:
                yield at, is_end
