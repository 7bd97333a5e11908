"""Passages as vectors: latent semantic analysis of their terms (Deerwester et al. 1990), languages centred.

The vectors of one call are compared with each other and with nothing else, so that another representation
can stand in its place: a function from passages to a matrix with a row of length 1, or of zeros, for each.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import sparse

from pipeline.themes.concepts import CONCEPT
from pipeline.themes.passage import Passage
from pipeline.themes.terms import ENTITY, family, is_shared, terms, weight

Matrix = npt.NDArray[np.float32]
Represent = Callable[[Sequence[Passage], "Counted"], Matrix]

DIMENSIONS: Final = 200
_LEAST_DIMENSIONS: Final = 10
_A_DIMENSION: Final = 8
"""Passages for each dimension where they are few: with as many as passages, all would lie far apart."""
_LEAST_PASSAGES: Final = 2
"""Passages that must have a term, so that it ties something to something."""
_MOST_TERMS: Final = 60_000
_KNOWN: Final = {ENTITY: 1.5, CONCEPT: 0.5}
"""What terms of a kind weigh: a name is telling, a concept wider than the words that stand for it."""
_SEED: Final = 20_220_222
_BALANCE: Final = 0.4
"""Share of its rate in one language that a term has in another, for it to span the common space."""
_LEAST_SHARED: Final = 20
"""Terms from which on there is such a space."""
_OWN: Final = 0.3
"""Weight of the space that each language spans for itself."""
MEAN_OF: Final = 50
"""Passages of a language from which on its mean is known well enough to be taken off."""


class Counted(NamedTuple):
    """Terms of passages: counts of shape (passages, terms), and the terms in order."""

    counts: sparse.csr_matrix
    names: tuple[str, ...]


def counted(passages: Sequence[Passage]) -> Counted:
    """Count the terms of passages; columns are in alphabetical order, whatever the order of the passages."""
    found = [terms(passage) for passage in passages]
    names = sorted({term for one in found for term in one})
    column = {term: number for number, term in enumerate(names)}
    places = np.fromiter((column[term] for one in found for term in sorted(one)), np.int32)
    values = np.fromiter((one[term] for one in found for term in sorted(one)), np.float32)
    starts = np.concatenate([[0], np.cumsum([len(one) for one in found])]).astype(np.int64)
    shape = (len(passages), len(names))
    return Counted(sparse.csr_matrix((values, places, starts), shape=shape), tuple(names))


class Weighted(NamedTuple):
    """Weights of terms in passages, rows of length 1, and the terms: those that several passages have."""

    weights: sparse.csr_matrix
    names: tuple[str, ...]


def weighted(passages: Sequence[Passage], given: Counted) -> Weighted:
    """Return what each term weighs in each passage.

    That is the logarithm of its count, times its rarity among the passages of its language, times what is
    known of it beforehand.
    """
    has = np.asarray((given.counts > 0).sum(axis=0)).ravel()
    tying = np.flatnonzero(has >= _LEAST_PASSAGES)
    tying = np.sort(tying[np.argsort(-has[tying], kind="stable")][:_MOST_TERMS])
    names = tuple(given.names[one] for one in tying)
    counts = given.counts[:, tying].astype(np.float32)
    counts.data = 1.0 + np.log(counts.data)
    return Weighted(_unit_sparse(counts @ sparse.diags(_worth(passages, names, has[tying]))), names)


def _unit_sparse(matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1))).ravel()
    return sparse.csr_matrix(sparse.diags(1.0 / np.maximum(lengths, 1e-9)) @ matrix, dtype=np.float32)


def _worth(passages: Sequence[Passage], names: Sequence[str], has: npt.NDArray[np.int64]) -> Matrix:
    languages = [family(passage.language) for passage in passages]
    sizes = {one: languages.count(one) for one in set(languages)}
    total = np.array([sizes.get(name.partition(":")[0], len(languages)) for name in names])
    known = np.array([_KNOWN.get(name[:1], 1.0) * weight(name) for name in names])
    rarity: Matrix = (known * np.log1p(total / np.maximum(has, 1))).astype(np.float32)
    return rarity


def represent(passages: Sequence[Passage], given: Counted) -> Matrix:
    """Return a vector for each passage: shape (passages, dimensions), rows of length 1 or 0.

    Of passages in several languages, the terms that are about as frequent in two of them span a space of
    their own; every term gets the mean of its passages in it, every passage the mean of its terms. So a word
    lies where the names and loans beside it lie, and translations meet though no dictionary is at hand.
    """
    matrix = weighted(passages, given)
    own = _latent(passages, matrix.weights)
    common = matrix.weights[:, _balanced(passages, matrix)]
    if min(common.shape) <= _LEAST_SHARED:
        return own
    placed = _latent(passages, sparse.csr_matrix(_unit_sparse(common)))
    terms = unit_rows(matrix.weights.T @ placed)
    shared = unit_rows(_centred(passages, unit_rows(matrix.weights @ terms)))
    return unit_rows(np.hstack([shared, _OWN * own]))


def _latent(passages: Sequence[Passage], matrix: sparse.csr_matrix) -> Matrix:
    size = min(DIMENSIONS, max(len(passages) // _A_DIMENSION, _LEAST_DIMENSIONS), min(matrix.shape) - 1)
    if size < 2:
        return np.zeros((len(passages), 1), np.float32)
    return unit_rows(_centred(passages, unit_rows(_reduced(matrix, size))))


def _balanced(passages: Sequence[Passage], matrix: Weighted) -> npt.NDArray[np.int64]:
    """Return the terms of any language that are about as frequent in two of them."""
    languages = np.array([family(passage.language) for passage in passages])
    names = [one for one in np.unique(languages) if (languages == one).sum() >= MEAN_OF]
    shared = np.flatnonzero([is_shared(name) for name in matrix.names])
    if len(names) < 2:
        return shared[:0]
    is_in = matrix.weights[:, shared] > 0
    rates = np.sort([np.asarray(is_in[languages == one].mean(axis=0)).ravel() for one in names], axis=0)
    balanced: npt.NDArray[np.int64] = shared[rates[-2] > _BALANCE * rates[-1]]
    return balanced


def _reduced(matrix: sparse.csr_matrix, size: int) -> Matrix:
    from sklearn.utils.extmath import randomized_svd

    left, values, _ = randomized_svd(matrix, size, n_iter=4, random_state=_SEED)
    reduced: Matrix = (left * values).astype(np.float32)
    return reduced


def _centred(passages: Sequence[Passage], vectors: Matrix) -> Matrix:
    """Take off each language's mean (Libovický et al. 2020), which tells the language and nothing else."""
    vectors = vectors.copy()
    languages = np.array([family(passage.language) for passage in passages])
    for language in np.unique(languages):
        own = languages == language
        if own.sum() >= MEAN_OF:
            vectors[own] -= vectors[own].mean(axis=0)
    return vectors


def unit_rows(vectors: Matrix) -> Matrix:
    """Return vectors with rows of length 1; rows of next to no length become zero."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.where(lengths > 1e-6, vectors / np.maximum(lengths, 1e-6), 0.0).astype(np.float32)
