from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from pipeline.speakers.naming.chain import STEPS, Chain, beliefs, states, steps


@pytest.mark.parametrize("persons", [[[0]], [[0, 1], []], [[0, 1], [1], [0, 2]], [[0], [], [0], [1, 0]]])
def test_beliefs_are_those_of_all_paths_counted_one_by_one(persons: list[list[int]]) -> None:
    chance = np.random.default_rng(len(persons))
    each = [states(several) for several in persons]
    rows = [chance.normal(size=len(one.persons)) for one in each]
    one, two = chance.normal(size=STEPS), chance.normal(size=STEPS)
    chain = Chain(
        rows,
        [steps(*pair) for pair in pairwise(each)],
        [steps(*pair) for pair in zip(each, each[2:], strict=False)],
    )
    total, shares = 0.0, [np.zeros(len(row)) for row in rows]
    for path in product(*(range(len(row)) for row in rows)):
        score = sum(row[place] for row, place in zip(rows, path, strict=True))
        score += sum(one[kinds[pair]] for kinds, pair in zip(chain.one_back, pairwise(path), strict=True))
        score += sum(
            two[kinds[pair]]
            for kinds, pair in zip(chain.two_back, zip(path, path[2:], strict=False), strict=True)
        )
        total += np.exp(score)
        for share, place in zip(shares, path, strict=True):
            share[place] += np.exp(score)
    found = beliefs(chain, one, two)
    assert found.log_sum == pytest.approx(np.log(total))
    for share, own in zip(shares, found.states, strict=True):
        assert own == pytest.approx(share / total)


def test_nothing_is_believed_of_no_turns() -> None:
    assert beliefs(Chain([], [], []), np.zeros(STEPS), np.zeros(STEPS)).states == []
