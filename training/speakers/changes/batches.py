"""Examples as tensors, with the noise that keeps the network from learning the texts by heart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray

from pipeline.speakers.changes.network import UNKNOWN
from pipeline.speakers.changes.tags import TAGS
from pipeline.speakers.changes.vectors import Vectors
from pipeline.speakers.changes.words import NUMBERS, WIDTH, read
from pipeline.speakers.cues import CLASSES
from training.speakers.changes.material import Example

LEAST: Final = 3
"""Times a word must occur in the training part to have a vector of its own."""


class Encoded(NamedTuple):
    """One example in numbers; see `training.speakers.changes.network.Reader` for the shapes."""

    words: NDArray[np.int64]
    rows: NDArray[np.int64]
    """[sentences, WIDTH]: rows of `Vectors`."""
    shapes: NDArray[np.int64]
    classes: NDArray[np.float32]
    numbers: NDArray[np.float32]
    may: NDArray[np.bool_]


def vocabulary(examples: Sequence[Example]) -> dict[str, int]:
    """Return numbers of the frequent words; 0 is no word, 1 any other."""
    seen = Counter(word for one in examples for forms in read(one.sentences).forms for word in forms)
    frequent = sorted(word for word, count in seen.items() if count >= LEAST)
    return {word: number for number, word in enumerate(frequent, start=2)}


def encode(one: Example, numbers: dict[str, int], vectors: Vectors) -> Encoded:
    """Return an example in numbers."""
    found = read(one.sentences)
    words = np.zeros(found.shapes.shape, np.int64)
    for place, forms in enumerate(found.forms):
        words[place, : len(forms)] = [numbers.get(form, UNKNOWN) for form in forms]
    return Encoded(words, vectors.rows(found.forms), found.shapes, found.classes, found.numbers, one.may)


class Batch(NamedTuple):
    """Padded documents."""

    words: torch.Tensor
    rows: torch.Tensor
    shapes: torch.Tensor
    classes: torch.Tensor
    numbers: torch.Tensor
    may: torch.Tensor
    mask: torch.Tensor


def batch(several: Sequence[Encoded]) -> Batch:
    """Return examples side by side, the shorter ones padded."""
    count, longest = len(several), max(len(one.words) for one in several)
    words, rows, shapes = (np.zeros((count, longest, WIDTH), np.int64) for _ in range(3))
    classes = np.zeros((count, longest, WIDTH, len(CLASSES)), np.float32)
    numbers = np.zeros((count, longest, NUMBERS), np.float32)
    may = np.ones((count, longest, len(TAGS)), np.bool_)
    mask = np.zeros((count, longest), np.bool_)
    for place, one in enumerate(several):
        size = len(one.words)
        words[place, :size], rows[place, :size], shapes[place, :size] = one.words, one.rows, one.shapes
        classes[place, :size], numbers[place, :size] = one.classes, one.numbers
        may[place, :size], mask[place, :size] = one.may, True
    return Batch(*map(torch.from_numpy, (words, rows, shapes, classes, numbers, may, mask)))


def batches(
    several: Sequence[Encoded],
    weights: Sequence[float],
    generator: np.random.Generator,
    size: int = 12,
    most: int = 90,
) -> Iterator[Batch]:
    """Yield batches without end: stretches of examples drawn by weight, with some things hidden."""
    share = np.array(weights) / sum(weights)
    while True:
        drawn = generator.choice(len(several), size, p=share)
        yield batch([_hidden(_stretch(several[number], generator, most), generator) for number in drawn])


def _stretch(one: Encoded, generator: np.random.Generator, most: int) -> Encoded:
    """At most `most` sentences in a row; a stretch from the middle of a turn may go on with it."""
    start = int(generator.integers(0, max(1, len(one.words) - most // 2)))
    if generator.random() < 0.15:
        start = 0
    cut = Encoded._make(part[start : start + most] for part in one)
    if start:
        # The chain begins with a turn, wherever the stretch was cut.
        may = cut.may.copy()
        for number in range(0, len(TAGS), 2):
            may[0, number] |= may[0, number + 1]
            may[0, number + 1] = False
        cut = cut._replace(may=may)
    return cut


def _hidden(one: Encoded, generator: np.random.Generator) -> Encoded:
    """Hide words, so that phrase classes and numbers count, as in languages with little to learn from."""
    rate = 1.0 if generator.random() < 0.2 else 0.15
    gone = generator.random(one.words.shape) < rate
    words = np.where(gone & (one.words > 0), UNKNOWN, one.words)
    rows = one.rows if rate < 1 else np.where(generator.random() < 0.7, 0, one.rows)
    numbers = one.numbers.copy()
    classes = one.classes * (generator.random(one.classes.shape[-1]) > 0.05)
    if numbers[:, 7].mean() < 0.05 and generator.random() < 0.4:  # paragraphs where the source has none
        begins = one.may[:, ::2].any(1) & ~one.may[:, 1::2].any(1)
        paragraphs = generator.random(len(numbers)) < generator.uniform(0.02, 0.6)
        opens = paragraphs | (begins & (generator.random(len(numbers)) < 0.97))
        numbers[:, 5], numbers[:, 6], numbers[:, 7] = opens, opens, opens.mean()
    elif generator.random() < 0.25:  # a document whose lines say nothing
        numbers[:, 5:7], numbers[:, 7] = 0.0, 0.0
    _silences(numbers, generator)
    if generator.random() < 0.15:  # a recogniser that writes no marks
        numbers[:, 2:5] = (0.0, 0.0, 1.0)
    return one._replace(words=words, rows=rows, numbers=numbers, classes=classes.astype(np.float32))


def _silences(numbers: NDArray[np.float32], generator: np.random.Generator) -> None:
    """Hide or blur the times, or give some that say nothing: cues that only tell when they start."""
    is_timed, drawn = bool(numbers[:, 8].any()), generator.random()
    if drawn < 0.3:
        numbers[:, 8:11], numbers[:, 11] = 0.0, 1.0
    elif is_timed and drawn > 0.6:
        return
    elif is_timed or drawn < 0.6:
        silence = generator.exponential(0.5, len(numbers)) * (generator.random(len(numbers)) < 0.15)
        kept = generator.random(len(numbers)) < 0.6 if is_timed else np.zeros(len(numbers), np.bool_)
        numbers[:, 9:11] = numbers[:, 9:11] * kept[:, None] + silence[:, None]
        numbers[:, 8], numbers[:, 11] = 1.0, 0.0
