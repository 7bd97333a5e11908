from __future__ import annotations

import numpy as np

from training.names.calibrate import calibrated, expected_error, fit


def made(slope, count=40_000):
    """Names whose scores claim more than they keep."""
    rng = np.random.default_rng(1)
    odds = rng.normal(1.5, 2.0, count)
    chance = 1 / (1 + np.exp(-slope * odds))
    return [
        ("PER", float(1 / (1 + np.exp(-one))), bool(right))
        for one, right in zip(odds, rng.random(count) < chance, strict=True)
    ]


def test_scores_that_claim_too_much_are_put_right():
    said = made(0.5)
    lines = fit(said[::2])
    held = said[1::2]
    assert expected_error(held) > 0.09
    assert expected_error(calibrated(held, lines)) < 0.02
    assert abs(lines["PER"].slope - 0.5) < 0.1


def test_a_type_seldom_seen_takes_the_line_of_all():
    lines = fit([*made(0.5), ("EVENT", 0.9, True)])
    assert abs(lines["EVENT"].slope - lines["PER"].slope) < 0.05


def test_scores_that_lie_far_out_do_not_throw_the_line():
    said = [("PER", 0.999999, at % 10 != 0) for at in range(200)] + [("PER", 0.5, False)] * 5
    line = fit(said)["PER"]
    assert 0 < line.slope < 1
    assert expected_error(calibrated(said, {"PER": line})) < 0.05
