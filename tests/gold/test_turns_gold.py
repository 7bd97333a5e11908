"""The gold for turns and speakers is well formed, frozen, and its speakers can be known from the scene."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

HERE = Path("tests/gold/turns")
SCENES = {"en": 3, "sv": 3, "de": 3, "ru": 3, "uk": 3, "sr": 3, "hr": 2, "fr": 3}
FORMS = {"press_conference", "interview", "call", "parliament", "q_and_a", "briefing"}
ROLES = {"principal", "host", "journalist", "moderator", "announcer", "unknown"}
FIELDS = ["id", "language", "form", "day", "title", "description", "hashtags", "turns"]
CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def scenes(language: str) -> list[dict[str, Any]]:
    lines = (HERE / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def everything() -> list[dict[str, Any]]:
    return [scene for language in SCENES for scene in scenes(language)]


def readable(scene: dict[str, Any]) -> str:
    """All that a reader sees of a scene: title, description, hashtags and what is said."""
    said = [turn["text"] for turn in scene["turns"]]
    return "\n".join([scene["title"], scene["description"], *scene["hashtags"], *said]).casefold()


def strings(scene: dict[str, Any]) -> list[str]:
    turns = [value for turn in scene["turns"] for value in (turn["text"], turn["speaker"] or "")]
    return [scene["title"], scene["description"], *scene["hashtags"], *turns]


def words(scene: dict[str, Any]) -> int:
    return sum(len(turn["text"].split()) for turn in scene["turns"])


@pytest.mark.parametrize("language", SCENES)
def test_files_are_frozen(language: str) -> None:
    lines = (HERE / "digests.txt").read_text(encoding="utf-8").splitlines()
    frozen = {name: digest for digest, name in (line.split() for line in lines)}
    assert sorted(frozen) == sorted(f"{known}.jsonl" for known in SCENES)
    content = (HERE / f"{language}.jsonl").read_bytes()
    assert hashlib.sha256(content).hexdigest() == frozen[f"{language}.jsonl"]


@pytest.mark.parametrize("language", SCENES)
def test_scenes_have_the_declared_fields(language: str) -> None:
    assert len(scenes(language)) == SCENES[language]
    for scene in scenes(language):
        assert list(scene) == FIELDS
        assert scene["language"] == language
        assert scene["form"] in FORMS
        assert date(2015, 1, 1) <= date.fromisoformat(scene["day"]) <= date(2025, 12, 31)
        assert scene["title"]
        assert scene["description"]
        assert all(re.fullmatch(r"#\S+", tag) for tag in scene["hashtags"])


@pytest.mark.parametrize("language", SCENES)
def test_turns_have_valid_fields(language: str) -> None:
    for turn in (turn for scene in scenes(language) for turn in scene["turns"]):
        assert list(turn) == ["speaker", "role", "text", "pause_s"]
        assert turn["role"] in ROLES
        assert turn["text"]
        assert turn["pause_s"] is None or 0.3 <= turn["pause_s"] <= 6.0


@pytest.mark.parametrize("language", SCENES)
def test_strings_are_composed_and_on_one_line(language: str) -> None:
    for text in (text for scene in scenes(language) for text in strings(scene)):
        assert text == unicodedata.normalize("NFC", text).strip()
        assert "\n" not in text
        assert "  " not in text


@pytest.mark.parametrize("language", SCENES)
def test_the_speaker_changes_at_every_turn(language: str) -> None:
    for scene in scenes(language):
        for before, after in pairwise(turn["speaker"] for turn in scene["turns"]):
            assert before is None or before != after, (scene["id"], before)


@pytest.mark.parametrize("language", SCENES)
def test_every_part_of_a_speakers_name_can_be_read(language: str) -> None:
    for scene in scenes(language):
        for name in {turn["speaker"] for turn in scene["turns"]} - {None}:
            assert len(name.split()) >= 2, (scene["id"], name)
            assert all(part.casefold() in readable(scene) for part in name.split()), (scene["id"], name)


@pytest.mark.parametrize("language", SCENES)
def test_a_named_speaker_has_one_role_in_a_scene(language: str) -> None:
    for scene in scenes(language):
        cast = {(turn["speaker"], turn["role"]) for turn in scene["turns"] if turn["speaker"]}
        assert len(cast) == len({name for name, _ in cast}), scene["id"]


@pytest.mark.parametrize("language", SCENES)
def test_scenes_are_as_long_as_agreed(language: str) -> None:
    for scene in scenes(language):
        assert 12 <= len(scene["turns"]) <= 40, scene["id"]
        assert 700 <= words(scene) <= 1500, scene["id"]


def test_the_whole_is_as_counted() -> None:
    turns = [turn for scene in everything() for turn in scene["turns"]]
    assert len({scene["id"] for scene in everything()}) == len(everything()) == 23
    assert len(turns) == 608
    assert sum(words(scene) for scene in everything()) == 19431
    assert {scene["form"] for scene in everything()} == FORMS
    assert {turn["role"] for turn in turns} == ROLES
    assert 0.2 <= sum(turn["speaker"] is None for turn in turns) / len(turns) <= 0.5


def test_pauses_are_given_for_a_whole_scene_or_not_at_all() -> None:
    timed = [[turn["pause_s"] is not None for turn in scene["turns"]] for scene in everything()]
    assert all(not given[0] and len(set(given[1:])) == 1 for given in timed)
    assert sum(given[1] for given in timed) == 12


def test_one_serbian_scene_is_in_cyrillic() -> None:
    cyrillic = [all(CYRILLIC.search(turn["text"]) for turn in scene["turns"]) for scene in scenes("sr")]
    assert sorted(cyrillic) == [False, False, True]
