"""From sentences to examples: each candidate gap, the chunks around it, and whether a sentence ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.segment.chunks import features, is_marked, is_strong
from pipeline.segment.model import LEFT, RIGHT, UNKNOWN, rule, steps

Ints = NDArray[np.int64]


class Vocabulary:
    """All chunks of the training text by number, with what is known of each; 0 is no chunk at all."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, bool], int] = {}
        self.chunks: list[str] = []
        self.numbers(("",), "und")

    def numbers(self, chunks: Sequence[str], language: str) -> Ints:
        """Return the numbers of chunks; shape (chunks,)."""
        return np.array([self._number(chunk, language == "de") for chunk in chunks], np.int64)

    def _number(self, chunk: str, is_german: bool) -> int:
        number = self._numbers.setdefault((chunk, is_german), len(self._numbers))
        if number == len(self.chunks):
            self.chunks.append(chunk)
        return number

    def features(self) -> Ints:
        """Return the five features of every chunk; shape (chunks, 5)."""
        return np.array([features(*key) for key in self._numbers], np.int64)

    def traits(self) -> dict[str, NDArray[np.bool_]]:
        """Return what the choice of candidates asks of every chunk."""
        tests = {"small": lambda c: c[:1].islower(), "marked": is_marked, "strong": is_strong}
        return {name: np.array([test(c) for c in self.chunks], bool) for name, test in tests.items()}


class Examples(NamedTuple):
    """Candidate gaps, one a row: chunks around it, steps to the marks around it, rule, language, label."""

    windows: Ints
    before: Ints
    after: Ints
    rules: Ints
    languages: Ints
    ends: Ints


class Running(NamedTuple):
    """Chunks in running order and the label of the gap after each: 1, 0, or -1 for no example."""

    numbers: Ints
    ends: Ints


def running(sentences: Sequence[Ints], breaks: Sequence[bool]) -> Running:
    """Join sentences; where `breaks` holds, a paragraph ends after one."""
    numbers: list[Ints] = []
    ends: list[Ints] = []
    for sentence, is_broken in zip(sentences, breaks, strict=True):
        pad = LEFT if is_broken else 0
        numbers += [sentence, np.zeros(pad, np.int64)]
        ends += [np.zeros(len(sentence) - 1, np.int64), np.ones(1, np.int64), np.full(pad, -1)]
    return Running(np.concatenate(numbers), np.concatenate(ends).astype(np.int64))


def examples(
    text: Running, language: int, code: str, vocabulary: Vocabulary, traits: dict[str, NDArray[np.bool_]],
    limit: int = 0, rng: np.random.Generator | None = None,
) -> Examples:  # fmt: skip
    """Return the candidate gaps of a running text, at most `limit` of them by chance if it is given."""
    numbers, ends = text
    left, right = numbers[:-1], numbers[1:]
    is_candidate = (traits["marked"][left] | ~traits["small"][right]) & (left > 0) & (right > 0)
    at = np.flatnonzero(is_candidate & (ends[:-1] >= 0))
    if rng is not None and 0 < limit < len(at):
        at = np.sort(rng.permutation(at)[:limit])
    padded = np.concatenate([np.zeros(LEFT, np.int64), numbers, np.zeros(RIGHT, np.int64)])
    windows = np.stack([padded[at + 1 + k] for k in range(LEFT + RIGHT)], axis=1)
    before, after = _steps(numbers, traits["strong"])
    rules = np.array([_rule(windows[i], vocabulary, traits, code) for i in range(len(at))], np.int64)
    languages = np.full(len(at), language, np.int64)
    return Examples(windows, before[at], after[at], rules, languages, ends[at])


def _steps(numbers: Ints, strong: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """Chunks since the last mark before each gap, and up to the next one, as classes."""
    position = np.arange(len(numbers))
    is_mark = strong[numbers] | (numbers == 0)
    last = np.maximum.accumulate(np.where(is_mark, position, -1))
    previous = np.concatenate([[-1], last[:-1]])
    coming = np.minimum.accumulate(np.where(is_mark, position, len(numbers))[::-1])[::-1]
    following = np.concatenate([coming[1:], [len(numbers)]])
    return _classes(position - previous), _classes(following - position)


def _classes(distances: Ints) -> Ints:
    table = np.array([steps(distance) for distance in range(200)], np.int64)
    return table[np.minimum(distances, len(table) - 1)]


def _rule(window: Ints, vocabulary: Vocabulary, traits: dict[str, NDArray[np.bool_]], code: str) -> int:
    left, right = window[LEFT - 1], window[LEFT]
    if not traits["marked"][left] or traits["small"][right]:
        return 0
    before = [vocabulary.chunks[n] for n in window[LEFT - 3 : LEFT] if n]
    after = [vocabulary.chunks[n] for n in window[LEFT : LEFT + 3] if n]
    return rule([*before, *after], len(before) - 1, code or UNKNOWN)


def shuffled(sentences: Sequence[Ints], stripped: Ints, share: float, rng: np.random.Generator) -> list[Ints]:
    """Return sentences in a new order, a share of the short ones without their last mark, as headlines."""
    order = rng.permutation(len(sentences))
    bare = rng.random(len(sentences)) < share
    return [
        np.append(s[:-1], stripped[s[-1]]) if is_bare and len(s) < 14 else s
        for s, is_bare in ((sentences[i], bare[i]) for i in order)
    ]
