import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.entities.repair.costs import Costs, score
from pipeline.entities.repair.model import model
from pipeline.entities.repair.phones import PHONES, phones
from training.repair.em import learn

SOUNDS = st.text(st.sampled_from(PHONES), min_size=1, max_size=12)


@pytest.fixture(scope="module")
def costs() -> Costs:
    return model().costs


def odds(said: str, heard: str, costs: Costs) -> float:
    return float(score([(phones(said), phones(heard))], costs)[0])


def test_what_was_learned_is_a_distribution(costs: Costs) -> None:
    assert costs.joint.sum() + costs.stop == pytest.approx(1.0)
    assert (costs.joint >= 0).all()


@pytest.mark.parametrize(
    ("said", "near", "far"),
    [("Dayton", "Datan", "Minsk"), ("Kujawa", "Kuyava", "Kenya"), ("Brindal", "Brendel", "Bondage")],
)
def test_a_likely_mishearing_beats_another_word(said: str, near: str, far: str, costs: Costs) -> None:
    assert odds(said, said, costs) > odds(said, near, costs) > max(odds(said, far, costs), 0.0)


@given(SOUNDS, SOUNDS)
def test_a_pair_scores_the_same_alone_and_among_others(said: str, heard: str) -> None:
    costs = model().costs
    alone = score([(said, heard)], costs)[0]
    among = score([(said, heard), (said * 2, heard), (heard, said)], costs)[0]
    assert alone == pytest.approx(among)
    assert np.isfinite(alone)


def test_learning_finds_the_confusion_that_the_pairs_hold() -> None:
    pairs = [("bat", "pat", 5.0), ("bit", "pit", 5.0), ("tab", "tap", 5.0), ("mat", "mat", 5.0)]
    learned = learn(pairs, rounds=6)
    right, wrong = score([("bot", "pot"), ("bot", "mot")], learned)
    assert right > wrong
