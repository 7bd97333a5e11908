from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from pipeline.entities.knowledge import knowledge
from pipeline.entities.linking import Link
from pipeline.speakers.naming.model import Model
from pipeline.speakers.naming.name import name
from pipeline.speakers.naming.people import PERSON_WIDTH
from pipeline.speakers.naming.trust import TRUST_WIDTH
from training.speakers.corpora.own import scene
from training.speakers.naming.curve import rising, threshold
from training.speakers.naming.fit import fit
from training.speakers.naming.measure import expected_error, figures, judged
from training.speakers.naming.truth import lesson, speakers
from training.speakers.scene import laid
from training.speakers.speeches import example

TURNS = [
    ("Ana Kosmin", "moderator", "Good morning. My name is Ana Kosmin. The floor is yours, Bo Lindqvarn."),
    ("Bo Lindqvarn", "principal", "Thank you, Ana. We shall build the bridge, and we shall build it soon."),
    (None, "journalist", "When will the bridge be ready?"),
    ("Bo Lindqvarn", "principal", "In the spring."),
]


def test_weights_that_were_fitted_to_a_scene_tell_its_speakers() -> None:
    row: dict[str, Any] = {"id": "x", "language": "en", "form": "briefing"}
    row["turns"] = [{"speaker": who, "role": role, "text": text} for who, role, text in TURNS]
    one = scene(row, "own", "train")
    document = laid(one)
    places = [
        (document.text.index(shown, start), shown)
        for shown in ("Ana Kosmin", "Bo Lindqvarn")
        for start in (0,)
    ]
    mentions = [Link(at, at + len(shown), "PER", 0.9, None, None, None) for at, shown in sorted(places)]
    made = example(one, document, mentions)
    seen, persons = speakers(made, knowledge())
    worth = np.zeros(PERSON_WIDTH)
    learnt = fit([lesson(made, seen, persons, worth)], worth, penalty=[0.1] * 7, rounds=30)
    trust = np.eye(1, TRUST_WIDTH, 1)[0]
    curve = np.array([0.0, 1.0])
    found = name(made.speech, knowledge(), Model(learnt, trust, curve, curve, 0.5))
    assert [one.name for one in found] == ["Ana Kosmin", "Bo Lindqvarn", None, "Bo Lindqvarn"]
    assert [one.role for one in found] == [role for _, role, _ in TURNS]
    assert figures(judged(made, found)).precision == 1.0


def test_a_rising_curve_and_its_threshold() -> None:
    chance = np.random.default_rng(1)
    scores = chance.random(4000)
    right = (chance.random(4000) < scores**2).astype(float)
    raw, honest = rising(scores, right, np.ones(4000))
    assert (np.diff(honest) >= 0).all()
    assert expected_error(zip(np.interp(scores, raw, honest), right > 0, strict=True)) < 0.03
    assert threshold(scores, right, np.ones(4000), 0.81) == pytest.approx(0.8, abs=0.06)
    assert threshold(scores, np.zeros(4000), np.ones(4000), 0.9) == 1.0
