"""The test before a text is cut up turns nothing away that the grammar would read, and turns most away."""

from __future__ import annotations

import datetime
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pipeline.facts.dates.find as finder
from pipeline.facts.dates.gate import may_hold
from pipeline.facts.dates.lexicon import lexicon
from pipeline.facts.numerals import numerals

DAY = datetime.date(2025, 6, 10)
NAMES = {"en": "en", "sv": "sv", "ru": "ru", "uk": "uk", "de": "de", "fr": "fr", "es": "es", "sh": "hr"}
DIGITS = "1 2 5. 9 15 31 1.5 05.06 5/6/25 2025 1990s 90-х 3:e 1er 5-го 12.05.2025 Q2 XIX IV '19 1000".split()
SIGNS = ", . - – / ( ) and och и und et y i \n\n".split(" ")
FILL = "the house said сказал дом huset das Haus la casa kuća".split()
JOINS = [" ", " ", " ", "-", "’", ", "]


def forms(name: str) -> list[str]:
    known = lexicon(name)
    several = [form for words in known.words.values() for form in words]
    return sorted({*several, *known.terms, *known.phrases, *numerals(name).words})


def is_turned_away(text: str, language: str) -> bool:
    """Whether a text with dates is turned away: the grammar reads it with a gate that is open."""
    is_open = may_hold(text, {"hr": "sh"}.get(language, language))
    return not is_open and bool(ungated(text, language))


def ungated(text: str, language: str) -> list[object]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(finder, "may_hold", lambda text, name: True)
        return list(finder.find_dates(text, language, DAY))


@pytest.mark.parametrize("name", NAMES)
def test_no_date_of_words_of_a_lexicon_is_turned_away(name: str) -> None:
    chance, own = random.Random(7), forms(name)
    for _ in range(1500):
        several = [chance.choice(chance.choice((own, own, own, DIGITS, SIGNS, FILL))) for _ in range(6)]
        text = "".join(one + chance.choice(JOINS) for one in several)
        assert not is_turned_away(text, NAMES[name]), text
        assert not is_turned_away(text.capitalize(), NAMES[name]), text


@given(
    st.text(alphabet="0123456789. -/'’º:мMaоyхIVX\n", max_size=30), st.sampled_from([*NAMES.values(), "nl"])
)
@settings(max_examples=300, deadline=None)
def test_no_date_in_figures_is_turned_away(text: str, language: str) -> None:
    assert not (bool(ungated(text, language)) and not finder.find_dates(text, language, DAY))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We have said so in two houses and in one school.", "en"),
        ("Два человека сказали это один раз.", "ru"),
        ("So wird das Dorf in der Nähe nicht gerettet.", "de"),
        ("Huset som står där är fortfarande tomt och ingen kommer.", "sv"),
        ("Elle est dans la maison avec un ami.", "fr"),
        ("Un hombre y una mujer en el jardín.", "es"),
    ],
)
def test_sentences_without_a_date_are_turned_away(text: str, language: str) -> None:
    assert not may_hold(text, language)
