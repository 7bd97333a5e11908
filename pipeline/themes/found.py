"""Groups of passages that belong together and to no theme yet.

Two passages are alike as far as they have the same nearest neighbours (Jarvis and Patrick 1973), which asks
for no distance that suits all subjects and languages alike; groups are made by average linkage (Sokal and
Michener 1958). Linkage compares all with all, so a large heap is looked at in samples: what a sample shows is
taken out of the whole heap before the next is drawn. A passage's place in them depends on its key alone.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from scipy import sparse

from pipeline.themes.centres import LEAST_NEAR, Centres, centres_of, joined, without_self
from pipeline.themes.passage import Passage
from pipeline.themes.represent import MEAN_OF, Matrix
from pipeline.themes.terms import family

Members = npt.NDArray[np.int64]

LEAST_PASSAGES: Final = 12
"""Passages that make a theme."""
LEAST_DOCUMENTS: Final = 4
"""Documents that make a theme."""
APART: Final = 0.75
"""Mean share of neighbours not in common up to which two groups are one."""
_NEIGHBOURS: Final = 15
_SAMPLE: Final = 6_000
_ROUNDS: Final = 40


def found(passages: Sequence[Passage], vectors: Matrix, heap: Members) -> list[Members]:
    """Return groups of the passages of a heap, each large enough for a theme, in order of first member."""
    groups: list[Members] = []
    heap = _founders(passages, heap)
    left = heap[np.argsort([mark(passages[one].key) for one in heap], kind="stable")]
    for _ in range(_ROUNDS):
        sample = left[:_SAMPLE]
        close = (_close(vectors, sample[one]) for one in linked(vectors[sample]))
        fresh = [one for one in close if is_enough(passages, one)]
        if fresh:
            grown = _grown(vectors, left[_SAMPLE:], fresh)
            groups += grown
        # What a sample could not place is not asked again: the next one is of others.
        rest = left[_SAMPLE:]
        left = rest[~np.isin(rest, np.concatenate(groups))] if groups else rest
        if not len(left):
            break
    return sorted((np.sort(group) for group in groups), key=lambda group: passages[group[0]].key)


def _founders(passages: Sequence[Passage], heap: Members) -> Members:
    """Return those of a heap that can begin a theme.

    Of several languages, those of one of which little came in are alike by their language more than by what
    they say; they can join a theme.
    """
    languages = [family(passage.language) for passage in passages]
    counts = Counter(languages)
    if len(counts) == 1:
        return heap
    founders: Members = heap[np.array([counts[languages[one]] >= MEAN_OF for one in heap], dtype=bool)]
    return founders


def _close(vectors: Matrix, group: Members) -> Members:
    """Return those of a group who are as near to its centre as one must be to join."""
    return group[without_self(vectors[group]) >= LEAST_NEAR]


def mark(key: object) -> str:
    """Return a number in hexadecimal digits that depends on a key and on nothing else."""
    return hashlib.sha256(repr(key).encode()).hexdigest()[:16]


def linked(vectors: Matrix, apart: float = APART) -> list[Members]:
    """Return the groups of two or more rows that share neighbours: by less than `apart` on average not."""
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    if len(vectors) <= 2:
        return []
    labels = fcluster(linkage(squareform(_unshared(vectors), checks=False), "average"), apart, "distance")
    order = np.argsort(labels, kind="stable")
    groups = np.split(order, np.flatnonzero(np.diff(labels[order])) + 1)
    return [group for group in groups if len(group) > 1]


def _unshared(vectors: Matrix) -> Matrix:
    """Return what share of their nearest neighbours each two rows do not have in common."""
    count = min(_NEIGHBOURS, len(vectors) - 1)
    near = vectors @ vectors.T
    np.fill_diagonal(near, np.inf)  # everyone is a neighbour of its own
    nearest = np.argpartition(-near, count, axis=1)[:, : count + 1]
    rows = np.repeat(np.arange(len(vectors)), count + 1)
    ones = np.ones(nearest.size, np.float32)
    shape = (len(vectors), len(vectors))
    has = sparse.csr_matrix((ones, (rows, nearest.ravel())), shape=shape)
    unshared: Matrix = np.asarray((has @ has.T).todense(), np.float32)
    unshared = np.float32(1.0) - unshared / np.float32(count + 1)
    np.fill_diagonal(unshared, 0.0)
    return unshared


def is_enough(passages: Sequence[Passage], group: Members) -> bool:
    """Return whether a group is large enough for a theme; a text that is copied counts once."""
    texts = {passages[one].texts for one in group}
    documents = {passages[one].document_id for one in group}
    return len(texts) >= LEAST_PASSAGES and len(documents) >= LEAST_DOCUMENTS


def _grown(vectors: Matrix, others: Members, groups: list[Members]) -> list[Members]:
    """Add to groups those of the others that are as near to them as their own."""
    if not len(others):
        return groups
    centres: Centres = centres_of(vectors, groups)
    taken = joined(vectors[others], centres)
    return [np.concatenate([group, others[taken == number]]) for number, group in enumerate(groups)]
