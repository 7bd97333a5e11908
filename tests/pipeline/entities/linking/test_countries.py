"""Peoples and their countries."""

from __future__ import annotations

import pytest

from pipeline.entities.knowledge import knowledge
from pipeline.entities.linking.countries import country, people_of


@pytest.mark.parametrize(
    ("word", "language", "code"),
    [
        ("american", "en", "us"),
        ("svenska", "sv", "se"),
        ("украинские", "ru", "ua"),
        ("srpski", "sr-Latn", "rs"),
    ],
)
def test_people_is_of_its_country(word: str, language: str, code: str) -> None:
    found = people_of([word], language, knowledge())
    assert found is not None
    assert found == country(code, knowledge())


def test_other_words_are_of_none() -> None:
    assert people_of(["table"], "en", knowledge()) is None
    assert people_of(["american"], "xx", knowledge()) is None
