"""Fit, for a language, what forms, endings and neighbours say of a word's part of speech.

Distributional part-of-speech induction from seeds (Schütze, "Distributional part-of-speech tagging", 1995;
seeds as in Haghighi and Klein, "Prototype-driven learning", 2006): a form is described by the words left and
right of it and by its endings, and a logistic regression over the seeds tags all forms. A second round knows
the first one's tags of the neighbours. What it says of common forms teaches the model of endings.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from pipeline.keyphrases.parts import OTHER, TAGS, marks_of
from training.keyphrases.counts import MARKS, Stream
from training.keyphrases.seeds import Seed

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]
CONTEXTS: Final = 300
"""Common words that are told apart as neighbours."""
LEAST: Final = 5
"""Occurrences of a form that is described by its neighbours."""
_ROUNDS: Final = 2
_FOLDS: Final = 5
_SMALL: Final = 1e-6


class Learnt(NamedTuple):
    """Probabilities of the tags of forms; weights of endings; log-odds of neighbours; accuracy by seeds."""

    forms: list[str]
    probabilities: Floats
    endings: list[str]
    weights: Floats
    contexts: list[str]
    left: Floats
    right: Floats
    accuracy: dict[str, float]


class _Known(NamedTuple):
    ids: Numbers
    tags: Numbers
    groups: list[int]


class _Neighbours(NamedTuple):
    """Counts of the neighbours of each form, and the number of the context that each form is."""

    left: csr_matrix
    right: csr_matrix
    context: Numbers


def learn(stream: Stream, seeds: Sequence[Seed]) -> Learnt:
    """Return what is learnt of a language from its words in their order and from its seeds."""
    counts = np.bincount(stream.words, minlength=len(stream.forms))
    known = _known(stream, seeds, counts)
    often = np.flatnonzero((counts >= LEAST) & (np.arange(len(counts)) >= len(MARKS)))
    top = np.concatenate([np.arange(len(MARKS)), often[np.argsort(-counts[often])][:CONTEXTS]])
    tagged = np.zeros((len(counts), len(TAGS)))
    accuracy = {}
    for turn in range(_ROUNDS):
        near = _neighbours(stream, top, often, tagged)
        features = _features(stream, near, counts)
        accuracy[f"round {turn + 1}"] = _accuracy(features, known)
        tagged = _tagged(features, known, often)
    near = _neighbours(stream, top, often, tagged)
    forms, probabilities = _all_forms(stream, seeds, often, tagged)
    heads, weights = _endings(forms, probabilities)
    accuracy["endings alone"] = _accuracy(_ends([stream.forms[at] for at in range(len(counts))]), known)
    plain = np.setdiff1d(often, top)
    contexts = [stream.forms[at] for at in top] + [OTHER, *(OTHER + tag for tag in TAGS)]
    left, right = (_log_odds(side[plain].T @ tagged[plain]) for side in (near.left, near.right))
    return Learnt(forms, probabilities, heads, weights, contexts, left, right, accuracy)


def _known(stream: Stream, seeds: Sequence[Seed], counts: Numbers) -> _Known:
    number = {form: at for at, form in enumerate(stream.forms)}
    met = [seed for seed in seeds if seed.form in number and counts[number[seed.form]] >= LEAST]
    ids = np.array([number[seed.form] for seed in met])
    tags = np.array([TAGS.index(seed.tag) for seed in met])
    return _Known(ids, tags, [crc32(seed.stem.encode()) for seed in met])


def _neighbours(stream: Stream, top: Numbers, often: Numbers, tagged: Floats) -> _Neighbours:
    """Count neighbours: the commonest words as they are, others by their tag, rare ones as unknown."""
    context = np.full(len(stream.forms), len(top))
    if tagged.any():
        context[often] = len(top) + 1 + tagged[often].argmax(1)
    context[top] = np.arange(len(top))
    shape, ones = (len(stream.forms), len(top) + 1 + len(TAGS)), np.ones(len(stream.words) - 1)
    before, after = stream.words[:-1], stream.words[1:]
    left = csr_matrix((ones, (after, context[before])), shape=shape)
    return _Neighbours(left, csr_matrix((ones, (before, context[after])), shape=shape), context)


def _features(stream: Stream, near: _Neighbours, counts: Numbers) -> csr_matrix:
    """Roots of shares (Hellinger), endings, and, where it is counted, how often a form has a capital."""
    capitals = csr_matrix(stream.capitals[:, None] * 3.0 * stream.nouns_have_capitals)
    sides = [3.0 * _roots(side, counts) for side in (near.left, near.right)]
    return hstack([*sides, 0.7 * _ends(stream.forms), capitals]).tocsr()


def _roots(table: csr_matrix, counts: Numbers) -> csr_matrix:
    rooted = table.tocsr(copy=True)
    rooted.data = np.sqrt(rooted.data * np.repeat(1.0 / (counts + 3.0), np.diff(rooted.indptr)))
    return rooted


def _ends(forms: Sequence[str]) -> csr_matrix:
    return DictVectorizer().fit_transform([dict.fromkeys(marks_of(form), 1.0) for form in forms])


def _model(strength: float = 3.0) -> LogisticRegression:
    return LogisticRegression(C=strength, max_iter=300)


def _accuracy(features: csr_matrix, known: _Known) -> float:
    """Share of seeds that are tagged right by seeds of other stems."""
    right = 0
    for train, test in GroupKFold(_FOLDS).split(known.ids, known.tags, known.groups):
        model = _model().fit(features[known.ids[train]], known.tags[train])
        right += int((model.predict(features[known.ids[test]]) == known.tags[test]).sum())
    return right / len(known.ids)


def _tagged(features: csr_matrix, known: _Known, often: Numbers) -> Floats:
    """Probabilities by tag of each common form; a seed's own tag counts as much as the model."""
    model = _model().fit(features[known.ids], known.tags)
    tagged: Floats = np.zeros((features.shape[0], len(TAGS)))
    tagged[np.ix_(often, model.classes_)] = model.predict_proba(features[often])
    tagged[known.ids] = (tagged[known.ids] + np.eye(len(TAGS))[known.tags]) / 2
    return tagged


def _all_forms(
    stream: Stream, seeds: Sequence[Seed], often: Numbers, tagged: Floats
) -> tuple[list[str], Floats]:
    """Common forms, and the seeds that are not common."""
    forms = [stream.forms[at] for at in often]
    met = set(forms)
    more = [seed for seed in seeds if seed.form not in met]
    sure = np.eye(len(TAGS))[[TAGS.index(seed.tag) for seed in more]] * 0.9 + 0.025
    return forms + [seed.form for seed in more], np.vstack([tagged[often], sure.reshape(-1, len(TAGS))])


def _endings(forms: Sequence[str], probabilities: Floats) -> tuple[list[str], Floats]:
    """Fit tags by endings on all forms, each as much of a tag as it is; "" is the intercept."""
    vectors = DictVectorizer()
    features = vectors.fit_transform([dict.fromkeys(marks_of(form), 1.0) for form in forms])
    many, tags = vstack([features] * len(TAGS)).tocsr(), np.repeat(np.arange(len(TAGS)), len(forms))
    shares = probabilities.T.reshape(-1)
    kept = shares > 0.02
    model = _model(1.0).fit(many[kept], tags[kept], sample_weight=shares[kept])
    weights = np.hstack([model.coef_, model.intercept_[:, None]]).T
    return [*vectors.get_feature_names_out(), ""], weights


def _log_odds(counts: Floats) -> Floats:
    """How much likelier each context is beside a tag than beside any word, smoothed."""
    whole = counts.sum(1, keepdims=True) / counts.sum()
    smooth = counts + 5.0 * whole
    return np.asarray(np.log((smooth / smooth.sum(0, keepdims=True) + _SMALL) / (whole + _SMALL)))
