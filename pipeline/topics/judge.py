"""From margins to probabilities: a topic is judged beside its rivals and by how much was there to read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.topics.model import Array, Model
from pipeline.topics.schemes import heads, topics
from pipeline.topics.tally import Tally

FIRST: Final = {"iptc": 0.4, "cap": 0.35}
"""Least probability of a unit's best topic, by scheme; below it the unit abstains.

Chosen out of fold, so that four of five topical statements get a topic."""
FURTHER: Final = 0.5
"""Least probability of a further topic, and of one below: more probably right than wrong."""
KNOTS: Final = (-0.8, -0.5, -0.2, 0.1)
"""Margins from which on a further step of the margin may count more or less.

A straight line gave too much to what is far above; odds that bend where units are dense do not."""
_SHARPNESS: Final = 2.0
Flags = npt.NDArray[np.bool_]


@cache
def kinds() -> dict[str, slice]:
    """Return the places in `heads()` of the top topics, of CAP and of the second level."""
    known = [topics()[code] for code in heads()]
    tops = sum(topic.scheme == "iptc" and topic.level == 1 for topic in known)
    agenda = sum(topic.scheme == "cap" for topic in known)
    return {
        "iptc": slice(0, tops),
        "cap": slice(tops, tops + agenda),
        "second": slice(tops + agenda, len(known)),
    }


def views(margin: Array, tallies: Sequence[Tally]) -> Array:
    """Return what a judgement rests on: shape (units, topics of one kind, 6 and one for each of `KNOTS`).

    The topic's margin; the best of its rivals'; how much speaks for anything (log-sum-exp); how many concepts
    and words there were (logarithms); the margin times the former; and how far it is above each knot.
    """
    hits = np.log1p([sum(tally.concepts.values()) for tally in tallies])[:, None]
    words = np.log1p([float(tally.count) for tally in tallies])[:, None]
    ordered = np.sort(margin, axis=1)
    rival = np.where(margin == ordered[:, -1:], ordered[:, -2:-1], ordered[:, -1:])
    anything = np.log(np.exp(_SHARPNESS * margin).sum(axis=1, keepdims=True))
    bent = [np.maximum(margin - knot, 0) for knot in KNOTS]
    parts = (margin, rival, anything, hits, words, margin * hits, *bent)
    stacked: Array = np.stack(
        [np.broadcast_to(part, margin.shape) for part in parts], axis=-1, dtype=np.float32
    )
    return stacked


def probabilities(margin: Array, tallies: Sequence[Tally], known: Model) -> Array:
    """Return how probable each topic of `heads()` is in each unit: logistic regression on `views`."""
    found = np.zeros_like(margin, dtype=np.float32)
    for row, kind in enumerate(kinds().values()):
        odds = views(margin[:, kind], tallies) @ known.judge[row, :-1] + known.judge[row, -1]
        found[:, kind] = 1 / (1 + np.exp(-np.clip(odds, -30, 30)))
    return found


def assigned(chances: Array, first: float) -> Flags:
    """Return which topics of one scheme's first level are assigned: shape (units, topics)."""
    best = chances == chances.max(axis=1, keepdims=True)
    has = chances.max(axis=1, keepdims=True) >= first
    given: Flags = np.asarray(has & (best | (chances >= FURTHER)))
    return given
