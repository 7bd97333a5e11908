"""Dictionary forms of the words of names."""

from __future__ import annotations

import pytest

from pipeline.entities.linking.forms import forms


@pytest.mark.parametrize(
    ("word", "language", "form"),
    [
        ("вучићева", "sr", "вучић"),
        ("мелонијевом", "sr", "мелони"),
        ("merkelova", "sr-Latn", "merkel"),
        ("крагујевца", "sr", "крагујевац"),
        ("афін", "uk", "афіни"),
        ("дональда", "ru", "дональд"),
        ("sveriges", "sv", "sverige"),
    ],
)
def test_form_is_among_them(word: str, language: str, form: str) -> None:
    assert form in forms(word, language)


def test_word_itself_comes_first() -> None:
    assert forms("paris", "en") == ("paris",)
