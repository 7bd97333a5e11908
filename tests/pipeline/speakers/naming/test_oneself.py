from __future__ import annotations

import pytest

from pipeline.speakers.naming.oneself import is_oneself


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("good morning i am", "en"),
        ("my name is", "en"),
        ("jag heter", "sv"),
        ("ich bin", "de"),
        ("je m'appelle", "fr"),
        ("меня зовут", "ru"),
        ("мене звати", "uk"),
        ("ja sam", "sr-Latn"),
        ("ja sam", "hr"),
    ],
)
def test_words_before_ones_own_name(words: str, language: str) -> None:
    assert is_oneself(words.split(), language)


@pytest.mark.parametrize(
    ("words", "language"),
    [("on behalf of", "en"), ("my father", "en"), ("", "en"), ("ich bin", "en"), ("i am", "xx")],
)
def test_words_before_anothers_name(words: str, language: str) -> None:
    assert not is_oneself(words.split(), language)
