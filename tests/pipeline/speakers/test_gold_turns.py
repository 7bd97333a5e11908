"""The gold scenes hold: changes of speaker where labels are taken away. Figures: `make gold-turns`."""

from __future__ import annotations

import pytest

from benchmarks.gold_turns import GOLD, score, total
from training.speakers.changes.material import example
from training.speakers.corpora import own

LEAST = {"de": 0.65, "en": 0.74, "fr": 0.66, "hr": 0.62, "ru": 0.59, "sr": 0.63, "sv": 0.65, "uk": 0.60}
"""F1 of changes, exact sentence; a little below what was measured."""
LEAST_ALL = 0.65


@pytest.fixture(scope="module")
def found():
    languages = sorted(path.stem for path in GOLD.glob("*.jsonl"))
    return {
        language: score(example(scene) for scene in own.read(GOLD / f"{language}.jsonl", "gold"))
        for language in languages
    }


def test_changes_by_language(found):
    assert set(found) == set(LEAST)
    low = {language: one.f1 for language, one in found.items() if one.f1 < LEAST[language]}
    assert not low


def test_changes_in_all(found):
    assert total(list(found.values())).f1 >= LEAST_ALL
