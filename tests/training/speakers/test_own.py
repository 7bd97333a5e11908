"""Our own training scenes keep to the format, and to what they are meant to teach."""

from __future__ import annotations

import datetime
import json
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from training.speakers.scene import ROLES

OWN = Path(__file__).parents[3] / "training" / "speakers" / "own"
FORMS = {"press_conference", "interview", "call", "parliament", "q_and_a", "briefing"}
LANGUAGES = ("en", "sv", "de", "ru", "uk", "sr", "hr", "fr", "es")
FILES = sorted(OWN.glob("*.jsonl"))


def scenes(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def words(scene):
    return sum(len(turn["text"].split()) for turn in scene["turns"])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_format_holds(path):
    for scene in scenes(path):
        assert scene["form"] in FORMS, scene["id"]
        assert scene["language"] == path.stem.split("_")[-1], scene["id"]
        assert datetime.date.fromisoformat(scene["day"])
        for turn in scene["turns"]:
            assert set(turn) == {"speaker", "role", "text", "pause_s"}, scene["id"]
            assert turn["role"] in ROLES
            assert turn["text"].strip() == turn["text"] != ""
            assert turn["pause_s"] is None or 0 <= turn["pause_s"] < 60


def test_no_scene_is_told_twice():
    ids = Counter(scene["id"] for path in FILES for scene in scenes(path))
    texts = Counter(scene["turns"][0]["text"] for path in FILES for scene in scenes(path))
    assert not [key for key, count in (ids + texts).items() if count > 1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_named_speaker_does_not_take_turns_with_himself(language):
    for scene in scenes(OWN / f"{language}.jsonl"):
        for one, other in pairwise(scene["turns"]):
            assert one["speaker"] is None or one["speaker"] != other["speaker"], scene["id"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_scenes_are_long_enough_and_of_several_forms(language):
    own = scenes(OWN / f"{language}.jsonl")
    assert len({scene["form"] for scene in own}) == 5
    assert not [scene["id"] for scene in own if not 500 <= words(scene) <= 1200]
    assert not [scene["id"] for scene in own if not 12 <= len(scene["turns"]) <= 35]
    assert 2 <= sum(scene["turns"][0]["pause_s"] is not None for scene in own) <= 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_named_speaker_is_named_where_somebody_could_read_it(language):
    for scene in scenes(OWN / f"{language}.jsonl"):
        text = " ".join([scene["title"], scene["description"], *(turn["text"] for turn in scene["turns"])])
        for name in {turn["speaker"] for turn in scene["turns"]} - {None}:
            stems = [word[: max(3, len(word) - 2)] for word in name.split()]
            assert all(stem in text for stem in stems), (scene["id"], name)
