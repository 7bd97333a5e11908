"""What machines learn from: statements, some behind an office, and longer texts made of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, vstack

from pipeline.topics.schemes import heads
from training.topics.longer import Longer, longer
from training.topics.material import Unit, addressed, tallied, truth_of
from training.topics.matrix import Space, features

LONGER: Final = 300
"""Longer texts learned beside the statements: documents hold more than one subject."""
_SEED: Final = 100

Rows = npt.NDArray[np.int64]
Truth = npt.NDArray[np.bool_]
Lesson = Callable[[Rows], tuple[csr_matrix, Truth]]
"""Returns features and topics of what is learned from some of the statements."""


def lesson(material: Sequence[Unit], known: Space) -> Lesson:
    """Return what gives the features and topics to learn from, for rows of `material`."""
    tallies = tallied(addressed(material))
    data, truth = features(tallies, known), truth_of(material)

    def of(rows: Rows) -> tuple[csr_matrix, Truth]:
        texts = longer(material, tallies, rows.tolist(), LONGER, _SEED)
        made = features([text.tally for text in texts], known)
        return csr_matrix(vstack([data[rows], made])), np.vstack([truth[rows], longer_truth(texts)])

    return of


def longer_truth(texts: Sequence[Longer]) -> Truth:
    """Return which of `heads()` each longer text is about: shape (texts, heads)."""
    return np.array([[head in text.codes for head in heads()] for text in texts], dtype=bool)
