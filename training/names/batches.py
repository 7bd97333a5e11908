"""Batches of varied windows, made in a process of their own while the network learns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.entities.recognise.lexicon import FLAGS
from pipeline.entities.recognise.tags import NUMBER
from training.names.examples import UNKNOWN, Coder, Example, Token, shapes_of
from training.names.languages import LANGUAGES
from training.names.varied import Names, as_spoken, in_cyrillic, lowered, raised, with_other_names

LONGEST: Final = 64
_POOL: Final = 4096
_LATIN_SERBIAN: Final = frozenset({"sr"})


class Batch(NamedTuple):
    """Windows side by side, padded; N unique words of P pieces in all."""

    pieces: NDArray[np.int64]
    """[P]"""
    starts: NDArray[np.int64]
    """[N]"""
    words: NDArray[np.int64]
    """[rows, steps] numbers of unique words"""
    shapes: NDArray[np.int64]
    flags: NDArray[np.float32]
    """[rows, steps, flags]"""
    tags: NDArray[np.int64]
    """[rows, steps]"""
    kept: NDArray[np.bool_]
    """[rows, steps]: False where padded"""
    language: NDArray[np.int64]
    style: NDArray[np.int64]
    source: NDArray[np.int64]


class Material(NamedTuple):
    """All windows, with how often each is drawn, and the names to put in others' place."""

    windows: Sequence[Example]
    weights: NDArray[np.float64]
    names: Names
    sources: Sequence[str]


def encode(
    rows: Sequence[tuple[Example, Sequence[Token]]],
    coder: Coder,
    sources: Sequence[str],
    styles: Sequence[int],
) -> Batch:
    """Return the numbers of some windows and the tokens that each has become."""
    steps = max(len(tokens) for _, tokens in rows)
    shape = (len(rows), steps)
    words, shapes = np.zeros(shape, np.int64), np.full(shape, 15, np.int64)
    flags = np.zeros((*shape, len(FLAGS)), np.float32)
    tags, kept = np.full(shape, UNKNOWN, np.int64), np.zeros(shape, np.bool_)
    for row, (window, tokens) in enumerate(rows):
        size = len(tokens)
        lower = [token.text.lower() for token in tokens]
        words[row, :size] = [coder.number(word) for word in lower]
        shapes[row, :size] = shapes_of(tokens)
        flags[row, :size] = coder.flags(lower, window.language)
        tags[row, :size] = [_number(token.tag) for token in tokens]
        kept[row, :size] = True
    unique, inverse = np.unique(words, return_inverse=True)
    parts = [coder.flat[coder.starts[one] : coder.starts[one + 1]] for one in unique]
    starts = np.cumsum([0, *map(len, parts[:-1])])
    return Batch(
        np.concatenate(parts).astype(np.int64),
        starts.astype(np.int64),
        inverse.reshape(shape).astype(np.int64),
        shapes,
        flags,
        tags,
        kept,
        np.array([language_number(window.language) for window, _ in rows]),
        np.array(styles),
        np.array([sources.index(window.source) for window, _ in rows]),
    )


def _number(tag: str) -> int:
    """The number of a tag; a type that the network does not tell is outside, an unknown one has none."""
    return UNKNOWN if tag == "?" else NUMBER.get(tag, NUMBER["O"])


def language_number(language: str) -> int:
    """Return the network's number of a language; Norwegian's two are one, unknown ones `und`."""
    language = {"nb": "no", "nn": "no"}.get(language, language.partition("-")[0])
    return LANGUAGES.index(language) if language in LANGUAGES else 0


def batches(material: Material, coder: Coder, tokens: int, seed: int) -> Iterator[Batch]:
    """Yield batches of about `tokens` words without end, windows of like length together."""
    rng = np.random.default_rng(seed)
    share = material.weights / material.weights.sum()
    while True:
        drawn = rng.choice(len(share), _POOL, p=share)
        pool = [(material.windows[at], vary(material.windows[at], material.names, rng)) for at in drawn]
        pool = sorted((one for one in pool if one[1]), key=lambda one: len(one[1]))
        groups, at = [], 0
        while at < len(pool):
            size = max(1, tokens // max(len(pool[min(at + 64, len(pool) - 1)][1]), 8))
            groups.append(pool[at : at + size])
            at += size
        for group in rng.permutation(len(groups)):
            rows = groups[group]
            styles = [
                1 + material.sources.index(window.source) if rng.random() < 0.5 else 0 for window, _ in rows
            ]
            yield encode(rows, coder, material.sources, styles)


def vary(window: Example, names: Names, rng: np.random.Generator) -> Sequence[Token]:
    """Return the tokens of a window, changed by chance."""
    tokens = window.tokens
    if rng.random() < 0.5:
        tokens = with_other_names(window, names, 0.3, rng)[: LONGEST + 16]
    if window.language in _LATIN_SERBIAN and rng.random() < 0.5:
        tokens = in_cyrillic(tokens)
    dice = rng.random()
    if dice < 0.2:
        return as_spoken(tokens)
    if dice < 0.27:
        return lowered(tokens)
    return raised(tokens) if dice < 0.28 else tokens
