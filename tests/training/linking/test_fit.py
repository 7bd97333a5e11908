"""The fit of the linking weights."""

from __future__ import annotations

import numpy as np
import pytest

from training.linking.fit import calibration_error, fit


def test_fit_finds_the_weights_that_made_the_data() -> None:
    draw = np.random.default_rng(7)
    rows = np.column_stack([np.ones(4000), draw.normal(size=(4000, 2))])
    true = np.array([-0.5, 2.0, -1.0])
    right = (draw.random(4000) < 1 / (1 + np.exp(-(rows @ true)))).astype(float)
    found = fit(rows, right, np.ones(4000), ridge=0.01)
    assert found == pytest.approx(true, abs=0.2)
    assert calibration_error(1 / (1 + np.exp(-(rows @ found))), right) < 0.03


def test_a_sure_and_wrong_model_is_badly_calibrated() -> None:
    assert calibration_error(np.full(100, 0.99), np.zeros(100)) == pytest.approx(0.99)
