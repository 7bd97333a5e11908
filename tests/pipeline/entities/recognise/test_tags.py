from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from pipeline.entities.recognise.tags import LAWFUL, NUMBER, TAGS, names, tag


def scores(*best, sure=0.9):
    table = np.full((len(best), len(TAGS)), np.log((1 - sure) / (len(TAGS) - 1)), np.float32)
    for at, name in enumerate(best):
        table[at, NUMBER[name]] = np.log(sure)
    return table


def test_names_are_read_off_their_tags():
    found = names(scores("O", "B-PER", "I-PER", "E-PER", "O", "S-LOC", "S-LOC"))
    assert [(one.first, one.last, one.type) for one in found] == [(1, 4, "PER"), (5, 6, "LOC"), (6, 7, "LOC")]
    assert all(abs(one.score - 0.9) < 1e-3 for one in found)


def test_an_unlawful_tag_gives_way_to_the_best_lawful_sequence():
    table = scores("B-PER", "I-PER", "O", sure=0.6)
    table[1, NUMBER["E-PER"]] = np.log(0.3)
    assert [(one.first, one.last, one.type) for one in names(table)] == [(0, 2, "PER")]


@given(
    arrays(np.float32, st.tuples(st.integers(1, 4), st.just(len(TAGS))), elements=st.floats(-8, 0, width=32))
)
def test_names_never_overlap_and_lie_in_the_text(table):
    found = names(table)
    assert all(0 <= one.first < one.last <= len(table) for one in found)
    assert all(left.last <= right.first for left, right in itertools.pairwise(found))


def test_what_may_follow():
    assert LAWFUL[NUMBER["B-PER"], NUMBER["E-PER"]] == 0
    assert LAWFUL[NUMBER["B-PER"], NUMBER["E-LOC"]] < 0
    assert LAWFUL[NUMBER["O"], NUMBER["I-PER"]] < 0
    assert LAWFUL[NUMBER["S-LOC"], NUMBER["B-ORG"]] == 0
    assert tag("ORG", first=True, last=False) == "B-ORG"
