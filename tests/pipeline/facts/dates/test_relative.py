"""Dates told from the document's day: this season, in a week's time, and stretches that look back."""

from __future__ import annotations

import datetime

import pytest

from pipeline.facts.dates import find_dates
from tests.pipeline.facts.dates.test_examples import LANGUAGES, found

MARCH = datetime.date(2025, 3, 12)
AUTUMNS = {
    "en": ("this autumn", "last autumn", "next autumn"),
    "sv": ("i höst", "i höstas", "nästa höst"),
    "ru": ("этой осенью", "прошлой осенью", "следующей осенью"),
    "uk": ("цієї осені", "минулої осені", "наступної осені"),
    "sr": ("ове јесени", "прошле јесени", "следеће јесени"),
    "hr": ("ove jeseni", "prošle jeseni", "sljedeće jeseni"),
    "de": ("diesen Herbst", "letzten Herbst", "nächsten Herbst"),
    "fr": ("cet automne", "l'automne dernier", "l'automne prochain"),
    "es": ("este otoño", "el otoño pasado", "el próximo otoño"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_this_autumn_is_that_of_the_year(language: str) -> None:
    years = [found(text, language, MARCH)[0][1][:4] for text in AUTUMNS[language]]
    assert years == ["2025", "2024", "2025"]
    (fact,) = find_dates(AUTUMNS[language][0], language, MARCH)
    assert fact.date_method == "completed"


def test_this_winter_is_the_nearest_and_till_sets_a_season_ahead() -> None:
    assert found("this winter", "en", MARCH)[0][1] == "2024-12-01"
    assert found("Vi ses till hösten.", "sv", MARCH)[0][1] == "2025-09-01"


WEEK = {
    "en": "in a week's time", "sv": "om en veckas tid", "ru": "через неделю", "uk": "через тиждень",
    "sr": "за недељу дана", "hr": "za tjedan dana", "de": "in einer Woche", "fr": "dans une semaine",
    "es": "dentro de una semana",
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_a_week(language: str) -> None:
    assert found(WEEK[language], language, MARCH) == [(WEEK[language], "2025-03-17", "2025-03-23")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "for the third time in 3 years, twice in 2 days"),
        ("en", "the worst drought in twenty years, the highest in ten years"),
        ("de", "zum dritten Mal in drei Jahren, die größte Krise in zehn Jahren"),
        ("hr", "treći put za tri godine"),
    ],
)
def test_a_stretch_that_looks_back_is_no_date_ahead(language: str, text: str) -> None:
    assert found(text, language) == []


def test_weekdays_in_names_and_weekends() -> None:
    assert found("the Sunday Times", "en") == []
    assert found("за викенд", "sr", MARCH) == [("за викенд", "2025-03-15", "2025-03-16")]
    assert found("over the past week", "en", MARCH) == [("past week", "2025-03-06", "2025-03-12")]
