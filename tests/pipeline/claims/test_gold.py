"""Floors on the frozen gold; the figures themselves are printed by benchmarks.gold_claims."""

from __future__ import annotations

from benchmarks.gold_claims import GOLD, accuracy, altered_called_verbatim
from pipeline.claims import check
from training.claims.pairs import read


def test_verdicts_stay_right_and_nothing_altered_is_verbatim():
    judged = [(one, check(one.claim, one.said)) for one in read(GOLD)]
    assert accuracy(judged) >= 0.85
    assert altered_called_verbatim(judged) == 0
    for language in {one.claim.language for one, _ in judged}:
        assert accuracy([pair for pair in judged if pair[0].claim.language == language]) >= 0.75
