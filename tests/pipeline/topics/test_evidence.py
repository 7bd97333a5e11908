from __future__ import annotations

import numpy as np
import pytest

from pipeline.topics import evidence as parts
from pipeline.topics.evidence import evidence
from pipeline.topics.model import model, weigh
from pipeline.topics.schemes import heads
from pipeline.topics.tally import Tally
from tests.pipeline.topics.units import CLINIC, WAR, tally


def test_all_that_speaks_for_a_topic_adds_up_to_its_margin() -> None:
    unit, known = tally(WAR), model()
    weighed = weigh([unit], known)
    for head in (0, 5, 11, 30):
        concepts = parts._of_concepts(unit, head, known)
        words = parts._of_words(weighed, 0, head)
        whole = sum(concepts.values()) + float(np.sum(words)) + float(known.constant[head])
        assert whole == pytest.approx(float(weighed.margin[0, head]), abs=1e-3)


def test_a_statement_names_what_carried_its_topic() -> None:
    unit, known = tally(CLINIC), model()
    head = heads().index("medtop:07000000")
    shown = [CLINIC[each.start : each.end] for each in evidence(unit, weigh([unit], known), 0, head, known)]
    assert set(shown) & {"Patients", "surgery", "hospital", "nurses", "doctors"}


def test_nothing_speaks_for_a_topic_of_an_empty_unit() -> None:
    unit, known = Tally(), model()
    assert evidence(unit, weigh([unit], known), 0, 0, known) == ()
