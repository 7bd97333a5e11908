"""The chunks of many stretches in one row, so that they are looked up and weighed all at once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Final, NamedTuple

import numpy as np

from pipeline.segment.chunks import apart
from pipeline.segment.kinds import LONE
from pipeline.segment.vocabulary import Ints, Vocabulary

_REACH: Final = 4
"""Chunks on either side of a gap that the rules look at."""


class Stretch(NamedTuple):
    """Characters [start, end) of a text, to be read by themselves."""

    text: str
    start: int
    end: int
    language: str


class Runs(NamedTuple):
    """The chunks of stretches, one run after the other; no run is empty."""

    chunks: list[str]
    rows: Ints
    """The number of each chunk in the vocabulary."""

    ends: Ints
    """Where each chunk ends in its text (code points)."""

    starts: Ints
    """The first chunk of each run …"""

    stops: Ints
    """… and the one after its last."""

    def number(self, gaps: Ints) -> Ints:
        """Return the number of the run that each gap is in."""
        return np.searchsorted(self.starts, gaps, side="right") - 1

    def around(self, gap: int) -> tuple[list[str], int]:
        """Return the chunks around a gap that are of its run, and the gap's place among them."""
        run = int(np.searchsorted(self.starts, gap, side="right")) - 1
        first = max(int(self.starts[run]), gap - _REACH)
        return self.chunks[first : min(int(self.stops[run]), gap + 1 + _REACH)], gap - first


def runs_of(stretches: Sequence[Stretch], known: Vocabulary) -> Runs:
    """Read the chunks of stretches, each of which holds one at least."""
    lists = [text[start:end].split() for text, start, end, _ in stretches]
    runs = _in_a_row(lists, stretches, known)
    odd = _unplain(runs, stretches, known)
    return _with(runs, {number: apart(*stretches[number][:3]) for number in odd}, known) if odd else runs


def _with(runs: Runs, read: dict[int, tuple[list[str], list[int]]], known: Vocabulary) -> Runs:
    """Put chunks and their ends in place of those of some runs, by number and in order."""
    chunks: list[str] = []
    rows: list[Ints] = []
    ends: list[Ints] = []
    counts, at = runs.stops - runs.starts, 0
    for number, (own, own_ends) in read.items():
        start = int(runs.starts[number])
        chunks += [*runs.chunks[at:start], *own]
        rows += [runs.rows[at:start], known.rows(own)]
        ends += [runs.ends[at:start], np.array(own_ends, np.int64)]
        counts[number], at = len(own), int(runs.stops[number])
    stops = np.cumsum(counts)
    chunks += runs.chunks[at:]
    rows, ends = [*rows, runs.rows[at:]], [*ends, runs.ends[at:]]
    return Runs(chunks, np.concatenate(rows), np.concatenate(ends), stops - counts, stops)


def _in_a_row(lists: list[list[str]], stretches: Sequence[Stretch], known: Vocabulary) -> Runs:
    """Put the chunks in a row, as if one character of white space stood between any two."""
    chunks = list(chain.from_iterable(lists))
    counts = np.fromiter(map(len, lists), np.int64, len(lists))
    stops = np.cumsum(counts)
    starts = stops - counts
    lengths = np.fromiter(map(len, chunks), np.int64, len(chunks))
    ends = np.cumsum(lengths + 1) - 1
    begins = np.array([stretch.start for stretch in stretches], np.int64)
    ends += np.repeat(begins - (ends[starts] - lengths[starts]), counts)
    return Runs(chunks, known.rows(chunks), ends, starts, stops)


def _unplain(runs: Runs, stretches: Sequence[Stretch], known: Vocabulary) -> list[int]:
    """Return the runs with more white space than one character between chunks, or with lone marks."""
    has_lone = np.logical_or.reduceat(known.kinds(runs.rows) & LONE != 0, runs.starts)
    whole = np.array([stretch.end for stretch in stretches], np.int64)
    return np.flatnonzero(has_lone | (runs.ends[runs.stops - 1] != whole)).tolist()
