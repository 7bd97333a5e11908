from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.topics import model as models
from pipeline.topics.evidence import LEAST_PART, MOST, evidence
from pipeline.topics.judge import assigned, kinds, probabilities
from pipeline.topics.model import model, weigh
from pipeline.topics.schemes import heads
from pipeline.topics.tally import Tally
from tests.pipeline.topics.units import STATEMENTS, tallies, tally

HEADS = len(heads())


def test_the_margins_of_a_batch_are_those_of_its_units_alone() -> None:
    units = tallies()
    together = weigh(units).margin
    assert together.shape == (len(units), HEADS)
    for row, unit in enumerate(units):
        np.testing.assert_allclose(weigh([unit]).margin[0], together[row], rtol=1e-4, atol=1e-5)


def test_an_empty_unit_has_the_constant_alone() -> None:
    margin = weigh([Tally(), *tallies()]).margin[0]
    np.testing.assert_allclose(margin, model().constant, atol=1e-6)


def test_the_weights_of_another_dictionary_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with np.load(models.FILE) as stored:
        parts = {name: stored[name] for name in stored.files}
    parts["dictionary"] = np.array("0" * 64)
    np.savez(tmp_path / "other.npz", **parts)
    with pytest.raises(RuntimeError, match="another dictionary"):
        model.__wrapped__(tmp_path / "other.npz")


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.sampled_from("war peace school rain judge tax the of film ferry Ж x1".split()), max_size=60)
)
def test_probabilities_are_probabilities(words: list[str]) -> None:
    units = [tally(" ".join(words)), tally("")]
    chances = probabilities(weigh(units).margin, units, model())
    assert chances.shape == (2, HEADS)
    assert np.isfinite(chances).all()
    assert ((chances >= 0) & (chances <= 1)).all()


def test_the_kinds_of_heads_are_all_of_them_once() -> None:
    places = [place for part in kinds().values() for place in range(HEADS)[part]]
    assert places == list(range(HEADS))


def test_the_best_topic_is_assigned_from_its_threshold_on_and_others_from_theirs() -> None:
    chances = np.array([[0.4, 0.2, 0.1], [0.3, 0.2, 0.1], [0.9, 0.6, 0.4]], dtype=np.float32)
    given_ = assigned(chances, 0.35)
    assert given_.tolist() == [[True, False, False], [False, False, False], [True, True, False]]


@pytest.mark.parametrize("head", [0, 8, 20, 60])
def test_evidence_stands_in_the_text_apart_and_strongest_first(head: int) -> None:
    units, known = tallies(), model()
    weighed = weigh(units, known)
    for unit, (text, _) in enumerate(STATEMENTS):
        (found,) = evidence(units, weighed, [(unit, head)], known)
        weights = [each.weight or 0 for each in found]
        assert len(found) <= MOST
        assert weights == sorted(weights, reverse=True)
        assert all(weight >= LEAST_PART * weights[0] - 1e-4 for weight in weights)
        assert all(text[each.start : each.end].strip(" ,.") == text[each.start : each.end] for each in found)
        spans = sorted((each.start, each.end) for each in found)
        assert all(before[1] <= after[0] for before, after in zip(spans, spans[1:], strict=False))


def test_evidence_is_the_same_in_a_batch_and_alone() -> None:
    units, known = tallies(), model()
    together = weigh(units, known)
    for unit, each in enumerate(units):
        (found,) = evidence(units, together, [(unit, 0)], known)
        (alone,) = evidence([each], weigh([each], known), [(0, 0)], known)
        assert [phrase[:2] for phrase in found] == [phrase[:2] for phrase in alone]
