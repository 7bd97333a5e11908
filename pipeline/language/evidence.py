"""Probabilities of the languages of texts: the words' weights and the priors, cooled by length."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.language.lexicon import Floats, Lexicon, columns
from pipeline.language.model import OTHER, alphabets

NEAR: Final = (frozenset({"hr", "sr", "bs"}), frozenset({"nb", "nn", "da"}))
"""Languages that short texts often cannot tell apart."""


def differ(one: str, other: str) -> bool:
    """Whether two languages are surely not the same where a few lines tell them: Danish is no Norwegian."""
    alike = any({one, other} <= group - {"da"} for group in NEAR)
    return OTHER not in (one, other) and one != other and not alike


class Evidence(NamedTuple):
    """What texts say about their languages: an entry a text in every array."""

    best: NDArray[np.int64]
    """Number of the most probable language, as `languages` counts them."""

    score: Floats
    """Its probability; 0 for a text without letters of a known alphabet."""

    near: Floats
    """Probability of it and the languages near it together."""

    letters: Floats
    """Letters of its alphabet."""

    plain: Floats
    """Letters of its words that cannot be names."""

    surrounding: Floats
    """Probability of the language around the text; not a number where it is not of this alphabet."""

    is_near: NDArray[np.bool_]
    """Whether the two are the same or near."""


def evidence(texts: Sequence[str], surrounding: Sequence[str], favour: float, most: int) -> Evidence:
    """Weigh the first `most` tokens of every text; log odds of `favour` for the language around it."""
    sums = _lexicon().sums(texts, most)
    counts = sums[:, columns(alphabets())[-1].stop : -1]
    alphabet = counts.argmax(axis=1)
    letters = counts[np.arange(len(texts)), alphabet]
    logs = _logs(sums, alphabet, letters)
    held = _held(surrounding, alphabet)
    inside = np.flatnonzero(held >= 0)
    logs[inside, held[inside]] += favour
    shares = np.exp(logs - logs.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    shares[(alphabet == len(alphabets())) | (letters == 0)] = 0
    best, every = shares.argmax(axis=1), np.arange(len(texts))
    near = _nearness()[best]
    own = np.where(held >= 0, shares[every, held], np.nan).astype(np.float32)
    return Evidence(
        best, shares[every, best], (shares * near).sum(axis=1), letters, sums[:, -1], own, near[every, held]
    )


def _logs(sums: Floats, alphabet: NDArray[np.int64], letters: Floats) -> Floats:
    """Log likelihoods with priors, divided by the heat; of the alphabet of the text alone."""
    logs = np.full((len(sums), len(languages())), -1e9, np.float32)
    for number, (one, where) in enumerate(zip(alphabets(), columns(alphabets()), strict=True)):
        rows = np.flatnonzero((alphabet == number) & (letters > 0))
        heat, growth = one.heat
        logs[rows, where] = (sums[rows, where] + one.prior) / (heat * letters[rows] ** growth)[:, None]
    return logs


def _held(surrounding: Sequence[str], alphabet: NDArray[np.int64]) -> NDArray[np.int64]:
    """Column of the language around each text in the alphabet of the text, -1 where it has none."""
    if not surrounding:
        return np.full(len(alphabet), -1)
    places = [_places().get(language, _NOWHERE) for language in surrounding]
    return np.array(places, np.int64)[np.arange(len(alphabet)), alphabet]


@cache
def languages() -> tuple[str, ...]:
    """Languages of all alphabets, in the order of their columns, with `und` for each alphabet."""
    return tuple(language for alphabet in alphabets() for language in alphabet.languages)


_NOWHERE: Final = (-1, -1, -1)


@cache
def _places() -> dict[str, tuple[int, int, int]]:
    """Column of each language in Latin, in Cyrillic and in no alphabet."""
    found = {}
    for language in {*languages()} - {OTHER}:
        at = [
            where.start + one.languages.index(language) if language in one.languages else -1
            for one, where in zip(alphabets(), columns(alphabets()), strict=True)
        ]
        found[language] = (at[0], at[1], -1)
    return found


@cache
def _nearness() -> NDArray[np.bool_]:
    names = languages()
    return np.array([[a == b or any({a, b} <= group for group in NEAR) for b in names] for a in names])


@cache
def _lexicon() -> Lexicon:
    return Lexicon(alphabets())
