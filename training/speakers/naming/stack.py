"""Fits how far names are to be trusted: on documents that the chain has not learnt from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from pipeline.speakers.naming.model import Model, Weights, weighed
from pipeline.speakers.naming.trust import LEAST, exclusive, person_beliefs, trust_rows, trusted
from training.speakers.identity import forms, who
from training.speakers.naming.curve import rising, threshold
from training.speakers.naming.fit import fit
from training.speakers.naming.lessons import folds
from training.speakers.naming.measure import expected_error
from training.speakers.naming.truth import Lesson

Floats = NDArray[np.float64]

FOLDS: Final = 3
_WORKERS: Final = 2
PRECISION: Final = 0.91
"""Share of right words among those named at which the threshold is set: what is asked for, and a margin."""
_PENALTY: Final = 1.0
_USUAL: Final = 40
"""Words that count as one turn: names are asked for by words, so long turns count more."""


class Judged(NamedTuple):
    """Turns with persons of one document: beliefs, numbers, what is right; and how the turns lie in that."""

    raw: Floats
    rows: Floats
    right: NDArray[np.bool_]
    sizes: list[int]
    words: Floats
    weight: float


def stacked(several: Sequence[Lesson], worth: Floats, rounds: int) -> tuple[Model, list[str]]:
    """Return the model and lines that tell how good it is on what it has not learnt from.

    Weights are those of all lessons; trust and threshold those of lessons that were held out in turn.
    """
    numbers = folds(several, FOLDS)
    with ProcessPoolExecutor(_WORKERS) as pool:
        task = partial(_fitted, list(several), worth, numbers, rounds)
        *held, weights = pool.map(task, range(FOLDS + 1))
    out = [judged(one, held[number]) for one, number in zip(several, numbers, strict=True)]
    found = _held_out(out)
    raw, honest, least = _curve(found)
    corpora = [one.example.scene.corpus for one in several]
    told = [(np.interp(score, raw, honest), one) for score, one in found]
    return Model(weights, fit_trust(out), raw, honest, least), list(_told(told, out, corpora, least))


def _fitted(several: list[Lesson], worth: Floats, numbers: list[int], rounds: int, fold: int) -> Weights:
    """The weights of all lessons but those of a fold."""
    rest = [one for one, number in zip(several, numbers, strict=True) if number != fold]
    return fit(rest, worth, rounds=rounds)


def _told(
    found: Sequence[tuple[Floats, Judged]], out: Sequence[Judged], corpora: Sequence[str], least: float
) -> Iterator[str]:
    """Lines with figures of held-out lessons, corpus by corpus; of each scene the version as it is."""
    whose = {
        id(one): corpus
        for number, (one, corpus) in enumerate(zip(out, corpora, strict=True))
        if number % 2 == 0
    }
    for corpus in sorted(set(corpora)):
        tops = [top for score, one in found if whose.get(id(one)) == corpus for top in _tops(score, one)]
        score, right, words = (np.array(column, float) for column in zip(*tops, strict=True))
        named = words * (score >= least)
        yield (
            f"{corpus:10} turns {len(tops):5} named {named.sum() / words.sum():.3f} "
            f"right {named @ right / max(named.sum(), 1):.3f} best right {words @ right / words.sum():.3f} "
            f"ECE {expected_error(zip(score, right, strict=True)):.3f}"
        )


def judged(one: Lesson, weights: Weights) -> Judged:
    """Return what the chain believes of a document, and what of it is right."""
    found = weighed(one.given, weights).states
    raw = person_beliefs(one.given, found)
    names, text = forms(one.example.scene), one.example.speech.text
    means = [who(person.name, names) for person in one.seen.persons]
    right = [
        means[person] == key and key in names
        for key, persons in zip(one.example.speakers, one.given.pairs.persons, strict=True)
        for person in persons
    ]
    words = [len(text[turn.start : turn.end].split()) for turn in one.example.speech.turns]
    flat = np.concatenate(raw) if raw else np.zeros(0)
    rows = trust_rows(one.given, found, weights)
    sizes = [len(row) for row in raw]
    return Judged(flat, rows, np.array(right, np.bool_), sizes, np.array(words, float), one.weight)


def fit_trust(several: Sequence[Judged]) -> Floats:
    """Return the weights of trust (logistic regression over turns with the persons who may speak)."""
    keep = np.concatenate([one.raw > LEAST for one in several])
    rows = np.concatenate([one.rows for one in several])[keep]
    signs = np.where(np.concatenate([one.right for one in several])[keep], 1.0, -1.0)
    counts = np.concatenate([one.weight * np.repeat(one.words, one.sizes) / _USUAL for one in several])[keep]

    def objective(weights: Floats) -> tuple[float, Floats]:
        margins = signs * (rows @ weights)
        slope = -(counts * signs / (1 + np.exp(margins))) @ rows + _PENALTY * weights
        return float((counts * np.logaddexp(0, -margins)).sum() + 0.5 * _PENALTY * weights @ weights), slope

    return np.asarray(minimize(objective, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B").x)


def _held_out(several: Sequence[Judged]) -> list[tuple[Floats, Judged]]:
    """Scores of each document under trust that was fitted on the others; its two versions go together."""
    out = []
    for fold in range(FOLDS):
        rest = [one for number, one in enumerate(several) if number // 2 % FOLDS != fold]
        trust = fit_trust(rest)
        own = [one for number, one in enumerate(several) if number // 2 % FOLDS == fold]
        out += [(scores(one, trust), one) for one in own]
    return out


def scores(one: Judged, trust: Floats) -> Floats:
    """Return how far each turn with each person is trusted; what is next to impossible stays so."""
    return exclusive(np.where(one.raw > LEAST, trusted(one.rows, trust), one.raw), one.sizes)


def _curve(found: Sequence[tuple[Floats, Judged]]) -> tuple[Floats, Floats, float]:
    tops = [top for score, one in found for top in _tops(score, one)]
    score, right, words = (np.array(column, float) for column in zip(*tops, strict=True))
    raw, honest = rising(score, right, np.ones(len(score)))
    return raw, honest, threshold(np.interp(score, raw, honest), right, words, PRECISION)


def _tops(score: Floats, one: Judged) -> list[tuple[float, bool, float]]:
    """The likeliest person of each turn: score, whether that is right, words."""
    out, first = [], 0
    for size, words in zip(one.sizes, one.words, strict=True):
        if size:
            best = first + int(score[first : first + size].argmax())
            out.append((float(score[best]), bool(one.right[best]), float(words)))
        first += size
    return out
