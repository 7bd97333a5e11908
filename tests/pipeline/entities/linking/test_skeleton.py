"""Consonant skeletons."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.entities.linking.skeleton import READINGS, skeletons, skeletons_of_all


@pytest.mark.parametrize(
    ("known", "heard"),
    [
        ("trump", "трамп"),
        ("biden", "бајден"),
        ("macron", "макрон"),
        ("scholz", "шольц"),
        ("johnson", "џонсон"),
        ("clinton", "клінтон"),
        ("barnier", "барнье"),
        ("tsipras", "ципрас"),
        ("kurz", "курц"),
    ],
)
def test_one_skeleton_for_one_sound(known: str, heard: str) -> None:
    assert skeletons(known) & skeletons(heard)


@pytest.mark.parametrize(("one", "other"), [("merkel", "макрон"), ("putin", "мишустин"), ("obama", "трамп")])
def test_other_names_have_others(one: str, other: str) -> None:
    assert not skeletons(one) & skeletons(other)


@given(st.lists(st.text("abcdefghijklmnopqrstuvwxyzабвгджзиклмнопрстуфхцчшђћџ", min_size=1), max_size=5))
def test_many_at_once_are_each_alone(words: list[str]) -> None:
    for reading in range(READINGS):
        alone = [skeletons_of_all([word], reading)[0] for word in words]
        assert skeletons_of_all(words, reading) == alone if words else True
