"""Bounds and denials around dates."""

from __future__ import annotations

import pytest

from pipeline.facts.dates import find_dates
from tests.pipeline.facts.dates.test_examples import DAY


@pytest.mark.parametrize(
    ("language", "text", "bound"),
    [
        ("en", "by the end of 2025", "at_most"),
        ("sv", "omkring den 12 november", "about"),
        ("ru", "не позднее 5 мая", "at_most"),
        ("de", "seit dem 1. Mai", "at_least"),
        ("fr", "avant le 3 mars", "less_than"),
        ("es", "después del 3 de marzo", "more_than"),
        ("hr", "početkom svibnja", "about"),
        ("uk", "з 1 вересня", "at_least"),
        ("uk", "Від 24.02.22 діє новий порядок", "at_least"),
        ("uk", "порядок діє від 1 вересня 2022 року", "at_least"),
        ("en", "built about 1989", "about"),
        ("en", "from 1931 on", "at_least"),
        ("en", "it applied from 1931", "at_least"),
        ("en", "no later than today", "at_most"),
        ("en", "open from 1 July 2025", "at_least"),
    ],
)
def test_bounds(language: str, text: str, bound: str) -> None:
    assert [fact.qualifier for fact in find_dates(text, language, DAY)] == [bound]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "we talked about today"),
        ("en", "a book about 1989"),
        ("es", "hablar sobre 2025"),
        ("en", "ten minutes later than today"),
        ("ru", "позже сегодня"),
        ("uk", "раніше сьогодні"),
        ("hr", "kasnije od danas"),
        ("en", "photographs from 1931"),
        ("sv", "en bild från 1931"),
        ("uk", "указ від 24.02.22"),
        ("sv", "snö från förra vintern"),
        ("en", "the report from last week"),
    ],
)
def test_words_that_are_no_bound_there(language: str, text: str) -> None:
    assert [fact.qualifier for fact in find_dates(text, language, DAY)] == [None]


@pytest.mark.parametrize(
    ("language", "text", "denied"),
    [
        ("en", "We did not meet on 5 May.", True),
        ("sv", "Vi sågs inte den 5 maj.", True),
        ("ru", "Мы не собирались 5 мая.", True),
        ("uk", "Ми не збиралися 5 травня.", True),
        ("sr", "Нисмо се састали 5. маја.", True),
        ("hr", "Nismo se sastali 5. svibnja.", True),
        ("de", "Wir tagen nicht am 5. Mai.", True),
        ("fr", "Nous n'avons pas travaillé le 5 mai.", True),
        ("es", "No nos reunimos el 5 de mayo.", True),
        ("en", "Not only on 5 May did we meet.", False),
        ("en", "We met on 5 May, but nobody spoke.", False),
        ("en", "Last May the islands had no ferry.", False),
        ("sv", "Den 5 maj sågs vi inte.", False),
        ("ru", "5 мая мы не собирались.", False),
        ("uk", "5 травня ми не збиралися.", False),
        ("sr", "5. маја се нисмо састали.", False),
        ("hr", "5. svibnja se nismo sastali.", False),
        ("de", "Am 5. Mai tagen wir nicht.", False),
        ("fr", "Le 5 mai nous n'avons pas travaillé.", False),
        ("es", "El 5 de mayo no nos reunimos.", False),
    ],
)
def test_a_denial_reaches_the_dates_behind_it(language: str, text: str, denied: bool) -> None:
    assert [fact.is_negated for fact in find_dates(text, language, DAY)] == [denied]
