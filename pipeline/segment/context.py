"""The chunks around open gaps, for the network to score."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from pipeline.segment.model import LEFT, RIGHT, language_number, rule, scores, steps
from pipeline.segment.runs import Runs, Stretch
from pipeline.segment.sorting import Gaps
from pipeline.segment.vocabulary import Ints, Vocabulary

_BATCH: Final = 512
"""Gaps scored at once."""

_FAR: Final = 100
_CLASSES: Final = np.array([steps(distance) for distance in range(_FAR + 1)], np.int64)
"""Class of every distance in chunks; those beyond are of the last."""


def scored(stretches: Sequence[Stretch], runs: Runs, gaps: Gaps, known: Vocabulary) -> Iterator[Ints]:
    """Yield the open gaps that end a sentence, by the network."""
    for at in range(0, len(gaps.open), _BATCH):
        batch = gaps.open[at : at + _BATCH]
        run = runs.number(batch)
        languages = [stretches[number].language for number in run.tolist()]
        rules = [_rule(runs, gap, one) for gap, one in zip(batch.tolist(), languages, strict=True)]
        numbers = list(map(language_number, languages))
        extra = np.stack([*_steps(batch, run, runs, gaps.strong), rules, numbers], axis=-1)
        yield batch[scores(known.features(_windows(batch, run, runs, known)), extra) > 0]


def _windows(gaps: Ints, run: Ints, runs: Runs, known: Vocabulary) -> Ints:
    """The rows of LEFT chunks before and RIGHT chunks after each gap; of "" where its run has no more."""
    places = gaps[:, None] + np.arange(1 - LEFT, 1 + RIGHT)
    is_inside = (places >= runs.starts[run, None]) & (places < runs.stops[run, None])
    windows: Ints = np.where(is_inside, runs.rows[np.where(is_inside, places, 0)], known.rows([""]))
    return windows


def _rule(runs: Runs, gap: int, language: str) -> int:
    return rule(*runs.around(gap), language) if runs.chunks[gap][-1] == "." else 0


def _steps(gaps: Ints, run: Ints, runs: Runs, strong: Ints) -> tuple[Ints, Ints]:
    """Chunks since the last strong mark before each gap, and up to the next one, as classes."""
    bounded = np.concatenate([[-1], strong, [np.iinfo(np.int64).max]])
    last = bounded[np.searchsorted(strong, gaps, side="left")]
    following = bounded[np.searchsorted(strong, gaps, side="right") + 1]
    since = gaps - np.maximum(last, runs.starts[run] - 1)
    until = np.minimum(following, runs.stops[run]) - gaps
    return _CLASSES[np.minimum(since, _FAR)], _CLASSES[np.minimum(until, _FAR)]
