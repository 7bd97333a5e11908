"""The gold scenes hold: names of speakers at turns as they are in truth.

Figures: `python -m benchmarks.gold_speakers --gold`.
"""

from __future__ import annotations

from benchmarks.gold_turns import GOLD
from pipeline.entities.knowledge import knowledge
from pipeline.speakers.naming import name
from training.speakers.corpora import own
from training.speakers.naming.measure import figures, judged
from training.speakers.speeches import examples

LEAST_RIGHT = 0.85
LEAST_NAMED = 0.38
"""Shares of words; a little below what was measured."""


def test_names_of_the_gold_scenes() -> None:
    scenes = [scene for path in sorted(GOLD.glob("*.jsonl")) for scene in own.read(path, "gold")]
    rows = [row for one in examples(scenes) for row in judged(one, name(one.speech, knowledge()))]
    found = figures(rows)
    assert found.precision >= LEAST_RIGHT
    assert found.coverage >= LEAST_NAMED
