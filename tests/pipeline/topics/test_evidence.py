from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.topics import evidence as parts
from pipeline.topics.evidence import Evidence, evidence
from pipeline.topics.model import model, weigh
from pipeline.topics.schemes import heads
from pipeline.topics.tally import Tally
from tests.pipeline.topics.units import CLINIC, STATEMENTS, WAR, tallies, tally

HEADS = len(heads())


def test_all_that_speaks_for_a_topic_adds_up_to_its_margin() -> None:
    units, known = tallies(), model()
    weighed = weigh(units, known)
    places = [(unit, head) for unit in (2, 0, 3) for head in (0, 5, 11, 30)]
    concepts, words = parts.of_concepts(units, places, known), parts.of_words(units, weighed, places)
    for topic, (unit, head) in enumerate(places):
        whole = sum(float(part.weight[part.topic == topic].sum()) for part in (concepts, words))
        margin = float(weighed.margin[unit, head])
        assert whole + float(known.constant[head]) == pytest.approx(margin, abs=1e-3)


def test_a_statement_names_what_carried_its_topic() -> None:
    unit, known = tally(CLINIC), model()
    head = heads().index("medtop:07000000")
    (found,) = evidence([unit], weigh([unit], known), [(0, head)], known)
    shown = [CLINIC[each.start : each.end] for each in found]
    assert set(shown) & {"Patients", "surgery", "hospital", "nurses", "doctors"}


def test_nothing_speaks_for_a_topic_of_an_empty_unit() -> None:
    units, known = [Tally(), tally(WAR), Tally()], model()
    war = heads().index("medtop:16000000")
    found = evidence(units, weigh(units, known), [(0, war), (1, war), (2, war)], known)
    assert [bool(each) for each in found] == [False, True, False]
    assert evidence([Tally()], weigh([Tally()], known), [(0, 0)], known) == [()]


def test_no_place_asked_for_none_answered() -> None:
    assert evidence([], weigh(tallies()), [], model()) == []


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(st.integers(0, len(STATEMENTS) - 1), st.integers(0, HEADS - 1)), max_size=8))
def test_each_place_is_answered_as_if_it_were_alone(places: list[tuple[int, int]]) -> None:
    units, known = tallies(), model()
    weighed = weigh(units, known)
    alone = [evidence(units, weighed, [place], known)[0] for place in places]
    assert evidence(units, weighed, places, known) == alone


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6), st.floats(-1, 1)), max_size=12),
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6), st.floats(-1, 1)), max_size=12),
)
def test_a_word_adds_to_the_phrase_it_stands_in(
    phrases: list[tuple[int, int, float]], words: list[tuple[int, int, float]]
) -> None:
    """Beside a plain way to put words into phrases, over one topic."""
    made = [
        parts.Parts(
            np.zeros(len(some), np.int64),
            np.array([start for start, _, _ in some], np.int64),
            np.array([start + size for start, size, _ in some], np.int64),
            np.array([weight for _, _, weight in some], np.float64),
        )
        for some in (phrases, words)
    ]
    found = parts._in_phrases(made[1], made[0])
    spans = sorted({(start, start + size) for start, size, _ in phrases})
    expected = []
    for start, size, weight in words:
        before = [span for span in spans if span[0] <= start]
        inside = bool(before) and start + size <= before[-1][1]
        if inside or weight > 0:
            expected.append((*(before[-1] if inside else (start, start + size)), weight))
    columns = (column.tolist() for column in found[1:])
    assert list(zip(*columns, strict=True)) == expected


def test_of_phrases_one_over_another_the_stronger_is_given() -> None:
    assert parts._taken([(0, 5, 1.0), (4, 9, 0.9), (5, 9, 0.5), (10, 12, 0.05)]) == (
        Evidence(0, 5, 1.0),
        Evidence(5, 9, 0.5),
    )
