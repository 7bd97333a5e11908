from __future__ import annotations

import numpy as np
import pytest

from pipeline.topics.judge import KNOTS, views
from pipeline.topics.tally import Tally
from training.topics.fit import judged_apart
from training.topics.score import calibration_error


def bent(units: int = 3000) -> tuple[np.ndarray, np.ndarray]:
    """Return margins of three topics, and a truth that grows no more above a margin of -0.2."""
    chance = np.random.default_rng(0)
    margin = chance.uniform(-1.5, 1.5, size=(units, 3)).astype(np.float32)
    odds = 4 * np.minimum(margin + 0.2, 0) + 0.3
    return margin, chance.random(margin.shape) < 1 / (1 + np.exp(-odds))


def best_error(seen: np.ndarray, truth: np.ndarray) -> float:
    """Return the calibration error of each unit's best candidate."""
    chances = judged_apart(seen, truth)
    best = np.arange(len(chances)), chances.argmax(axis=1)
    return calibration_error(chances[best], truth[best])


def test_scores_stay_honest_where_more_margin_says_no_more() -> None:
    margin, truth = bent()
    seen = views(margin, [Tally(count=10) for _ in margin])
    assert seen.shape == (*margin.shape, 6 + len(KNOTS))
    assert best_error(seen, truth) < 0.04
    assert best_error(seen[..., :6], truth) > 2 * best_error(seen, truth)


@pytest.mark.parametrize("place", range(len(KNOTS)))
def test_a_view_above_a_knot_is_the_way_from_it(place: int) -> None:
    margin = np.array([[KNOTS[place] - 0.5, KNOTS[place] + 0.25]], dtype=np.float32)
    np.testing.assert_allclose(views(margin, [Tally()])[0, :, 6 + place], [0, 0.25], atol=1e-6)
