"""Floors for themes: our own statements come in over twelve weeks, whatever the machine has of others' texts."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.themes_score import Stability, Week, covered, replay, stability
from benchmarks.themes_texts import Dated, week
from pipeline.themes.passage import Passage
from training.topics.material import units

WEEKS = 12
LANGUAGES = {"en", "sv", "uk"}


@pytest.fixture(scope="module")
def texts() -> list[Dated]:
    """Statements in three languages, dealt to the weeks in turn."""
    said = [unit for unit in units() if unit.language in LANGUAGES]
    return [
        Dated(
            Passage(f"statement {number:04}", 1, "document", 0, 0, 0, unit.language, (unit.text,), (0,)),
            week(1 + (number * 7) % WEEKS),
        )
        for number, unit in enumerate(said)
    ]


@pytest.fixture(scope="module")
def weeks(texts: list[Dated]) -> list[Week]:
    return list(replay(texts))


@pytest.fixture(scope="module")
def figures(weeks: list[Week]) -> list[Stability]:
    return stability(weeks)


def test_twelve_weeks_find_themes(weeks: list[Week], texts: list[Dated]) -> None:
    assert len(weeks) == WEEKS
    assert covered(weeks[-1], texts) > 0.05


def test_members_keep_the_id_of_their_theme(figures: list[Stability]) -> None:
    assert np.mean([one.published for one in figures]) >= 0.95
    assert np.mean([one.nearest for one in figures]) >= 0.80
