from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.speakers.changes.decode import begins, marginals, masked
from pipeline.speakers.changes.tags import BEGINS, TAGS, allowed

COUNT = len(TAGS)


def chain(seed, length):
    numbers = np.random.default_rng(seed)
    start, between = masked(numbers.normal(size=COUNT), numbers.normal(size=(COUNT, COUNT)))
    return numbers.normal(size=(length, COUNT)) * 2, start, between


def by_hand(scores, start, between):
    """All ways through the chain, one by one."""
    total = np.zeros_like(scores)
    for way in product(range(COUNT), repeat=len(scores)):
        weight = start[way[0]] + scores[0][way[0]]
        weight += sum(between[a, b] for a, b in zip(way, way[1:], strict=False))
        weight += sum(scores[step][tag] for step, tag in enumerate(way) if step)
        for step, tag in enumerate(way):
            total[step, tag] += np.exp(weight)
    return total / total.sum(1, keepdims=True)


@pytest.mark.parametrize("length", [1, 2, 3])
def test_marginals_are_those_of_all_ways(length):
    assert np.allclose(marginals(*chain(length, length)), by_hand(*chain(length, length)))


@given(st.integers(0, 1000), st.integers(1, 40))
def test_what_cannot_be_has_no_probability(seed, length):
    found = marginals(*chain(seed, length))
    assert np.allclose(found.sum(1), 1)
    assert np.allclose(found[0][~BEGINS], 0)
    assert begins(found)[0] == pytest.approx(1)


def test_a_turn_goes_on_in_its_role():
    follows, first = allowed()
    for before, after in product(range(COUNT), repeat=2):
        same = TAGS[before].role == TAGS[after].role
        assert follows[before, after] == (TAGS[after].begins or same)
    assert first.sum() == COUNT // 2


def test_long_speech_does_not_run_out_of_numbers():
    scores, start, between = chain(1, 5000)
    assert np.isfinite(marginals(scores * 50, start, between)).all()


def test_no_sentences_no_marginals():
    assert len(marginals(*chain(1, 0))) == 0
