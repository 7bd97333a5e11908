"""What is counted, whole: adverbs, joined adjectives, one noun after 21, nouns that look like verbs."""

from __future__ import annotations

import pytest

from pipeline.facts.amounts import find_amounts


def surfaces(text: str, language: str) -> list[str]:
    return [text[fact.start : fact.end] for fact in find_amounts(text, language)]


@pytest.mark.parametrize(
    ("language", "phrase"),
    [
        ("de", "200 hart arbeitende Menschen"),
        ("de", "fünf neu gebaute Schulen"),
        ("de", "20 alte und neue Schulen"),
        ("de", "5 G-Netze"),
        ("sv", "fem nyligen byggda skolor"),
        ("sv", "två särskilt viktiga frågor"),
        ("sv", "20 nya och gamla skolor"),
        ("ru", "пять полностью разрушенных домов"),
        ("ru", "12 недавно построенных школ"),
        ("ru", "пять старых и новых школ"),
        ("ru", "31 новый автобус"),
        ("ru", "две новые модели"),
        ("ru", "3 модели"),
        ("uk", "700 тисяч внутрішньо переміщених осіб"),
        ("uk", "931 населений пункт"),
        ("uk", "дві крилаті ракети"),
        ("hr", "20 hotela"),
        ("hr", "20 takvih festivala"),
        ("hr", "tri nova modela"),
        ("hr", "tri PCI utora"),
        ("hr", "pet dodatnih SATA utora"),
        ("hr", "dvije ključne stvari"),
        ("sr", "двадесет наводно намештених утакмица"),
        ("sr", "четворици генерала"),
        ("sr", "81 турској општини"),
        ("sr", "21 нови компјутер"),
        ("es", "300 ciudadanos sirios"),
    ],
)
def test_a_phrase_is_found_whole(language: str, phrase: str) -> None:
    assert surfaces(f"{phrase}.", language) == [phrase]


@pytest.mark.parametrize(
    ("language", "text", "phrase"),
    [
        ("ru", "двоих пострадавших госпитализировали", "двоих пострадавших"),
        ("ru", "12 БПЛА уничтожено", "12 БПЛА"),
        ("ru", "три женщины пришли", "три женщины"),
        ("hr", "tri glavna trga pretvorila su se u park", "tri glavna trga"),
        ("hr", "dva igrača Adrijatika", "dva igrača"),
        ("sr", "четворицу генерала оптужница терети", "четворицу генерала"),
    ],
)
def test_a_phrase_ends_before_a_verb_and_a_name(language: str, text: str, phrase: str) -> None:
    assert surfaces(text, language) == [phrase]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "die Regel 2 G gilt"),
        ("ru", "112 публикует видео"),
        ("fr", "1° Comment faire"),
        ("es", "el 1° de mayo"),
        ("ru", "2000 год, 2000 г."),
        ("sv", "1955 års riksdag"),
    ],
)
def test_letters_verbs_items_and_years_are_no_amounts(language: str, text: str) -> None:
    assert surfaces(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("en", "2000 years of history", 2000, "a"),
        ("fr", "plus de 2000 ans", 2000, "a"),
        ("ru", "больше 2000 лет", 2000, "a"),
        ("de", "eine halbe Stunde", 0.5, "h"),
        ("es", "hace un año y medio", 1.5, "a"),
        ("es", "al cien por cien", 100, "%"),
        ("hr", "dvadesetpetogodišnji", 25, "a"),
        ("hr", "jedanaestogodišnja", 11, "a"),
        ("hr", "25-metarski bazen", 25, "m"),
    ],
)
def test_durations_and_words_with_a_number_inside(language: str, text: str, value: float, unit: str) -> None:
    assert [(fact.value, fact.unit) for fact in find_amounts(text, language)] == [(value, unit)]
