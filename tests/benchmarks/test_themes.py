"""The figures of themes, on talk of which it is known what they must be."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.themes_score import coherence, covered, npmi, replay, stability, told
from benchmarks.themes_texts import EVENT_WEEKS, Dated, event, week
from tests.pipeline.themes import talk


@pytest.fixture(scope="module")
def texts() -> list[Dated]:
    said = [
        *talk.noise(1),
        *talk.talk("school", 1, 20),
        *talk.talk("school", 2, 20),
        *talk.talk("ferry", 2, 20),
    ]
    return [Dated(*one) for one in said]


def test_what_holds_together_is_stable_coherent_and_covered(texts: list[Dated]) -> None:
    weeks = list(replay(texts))
    (found,) = stability(weeks)
    assert found.published == 1.0
    assert found.nearest > 0.9
    real, drawn = coherence(weeks[-1])
    assert real > drawn
    assert 0.2 < covered(weeks[-1], texts) < 0.5


def test_an_event_is_found_in_the_week_it_comes_in(texts: list[Dated]) -> None:
    ferry = [one for one in texts if one.passage.document_id.startswith("ferry")]
    found = told(list(replay(texts)), ferry)
    assert (found.announced, found.retired) == (2, None)
    assert found.recall > 0.7
    assert found.precision > 0.9


def test_the_event_of_our_own_comes_in_its_weeks() -> None:
    found = event()
    assert {number: sum(one.week == week(number) for one in found) for number in EVENT_WEEKS} == EVENT_WEEKS
    assert len({one.passage.texts for one in found}) == sum(EVENT_WEEKS.values())
    assert {one.passage.language for one in found if one.week == week(5)} == {"en", "de", "sv", "ru"}


def testnpmi_is_one_for_words_that_always_meet_and_less_for_others() -> None:
    together = np.array([[1, 1], [1, 1], [0, 0], [0, 0]], bool)
    apart = np.array([[1, 0], [1, 0], [0, 1], [0, 1]], bool)
    by_lot = np.array([[1, 1], [1, 0], [0, 1], [0, 0]], bool)
    assert npmi(together) == pytest.approx(1.0)
    assert npmi(apart) == -1.0
    assert npmi(by_lot) == pytest.approx(0.0)
