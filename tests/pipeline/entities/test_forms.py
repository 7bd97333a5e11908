from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.entities.inflection import dictionary_forms
from pipeline.entities.normal import fold, key, words
from pipeline.entities.translit import sound


@pytest.mark.parametrize(
    "spellings",
    [
        ["Sergey", "Sergei", "Sergej", "Сергей", "Сергеј"],
        ["Lavrov", "Lawrow", "Лавров"],
        ["Vucic", "Vučić", "Вучић", "Вучич", "Vuchich"],
        ["Zelenskyy", "Zelensky", "Zelenskij", "Зеленский"],
    ],
)
def test_romanisations_sound_alike(spellings):
    assert len({sound(word) for word in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), [("Volodymyr", "Valdemar"), ("Putin", "Patin"), ("Ivan", "Jan")])
def test_other_names_sound_otherwise(one, other):
    assert sound(one) != sound(other)


@pytest.mark.parametrize(
    ("word", "language", "form"),
    [
        ("Лаврова", "ru", "лавров"),
        ("России", "ru", "россия"),
        ("Србије", "sr", "србија"),
        ("Srbije", "sr", "srbija"),
        ("Rysslands", "sv", "ryssland"),
        ("Vereinten", "de", "vereinte"),
        ("Києві", "uk", "київ"),
    ],
)
def test_dictionary_forms(word, language, form):
    assert form in dictionary_forms(word, language)


def test_no_forms_without_inflection():
    assert dictionary_forms("Serbias", "en") == ()


@given(st.text(max_size=60))
def test_words_lie_in_the_text(text):
    found = words(text)
    assert all(text[word.start : word.end] == word.text for word in found)
    assert sorted(found, key=lambda word: word.start) == found


@given(st.text(max_size=20))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


def test_keys_join_folded_words():
    assert key("Aleksandar Vučić") == "aleksandar vucic"
    assert key("St. Petersburg") == "st petersburg"


def test_addresses_hold_no_words():
    assert [word.text for word in words("see https://un.org/Serbia or mail a@un.org, OneIndia.com now")] == [
        "see",
        "or",
        "mail",
        "now",
    ]
