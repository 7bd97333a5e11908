from __future__ import annotations

import numpy as np

from training.topics.lesson import LONGER, lesson
from training.topics.material import tallied, truth_of, units
from training.topics.matrix import space


def test_a_lesson_holds_its_statements_and_longer_texts_of_them_alone() -> None:
    material = units()[:200]
    known = space(tallied(material))
    rows = np.arange(0, 200, 2)
    data, truth = lesson(material, known)(rows)
    assert data.shape[0] == len(truth) == len(rows) + LONGER
    np.testing.assert_array_equal(truth[: len(rows)], truth_of(material)[rows])
    absent = ~truth[: len(rows)].any(axis=0)
    assert absent.any()
    assert not truth[:, absent].any()
    assert truth[len(rows) :].any()
