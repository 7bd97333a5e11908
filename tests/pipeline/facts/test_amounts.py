"""Amounts, percentages and counts in nine languages: what is found, its value, unit, bounds and denial."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.facts.amounts import find_amounts

LANGUAGES = ("en", "sv", "ru", "uk", "sr", "hr", "de", "fr", "es")
LENGTH = 1_000_000
SECONDS = 40

Shown = tuple[str, str, float, float | None, str | None]


def shown(text: str, language: str) -> list[Shown]:
    return [
        (fact.kind, text[fact.start : fact.end], fact.value or 0.0, fact.value_to, fact.unit)
        for fact in find_amounts(text, language)
    ]


@pytest.mark.parametrize(
    ("language", "text", "facts"),
    [
        ("en", "They paid €3.5m for 300 new tents.",
         [("amount", "€3.5m", 3.5e6, None, "EUR"), ("count", "300 new tents", 300, None, None)]),
        ("en", "a 17-year-old, an 18-month plan, 6 to 7 per cent",
         [("amount", "17-year-old", 17, None, "a"), ("amount", "18-month", 18, None, "mo"),
          ("percentage", "6 to 7 per cent", 6, 7, "%")]),
        ("en", "half an hour, two difficult years",
         [("amount", "half an hour", 0.5, None, "h"), ("amount", "two difficult years", 2, None, "a")]),
        ("sv", "450 mkr till fem nya skolor, ned 0,4 procentenheter",
         [("amount", "450 mkr", 4.5e8, None, "SEK"), ("count", "fem nya skolor", 5, None, None),
          ("percentage", "0,4 procentenheter", 0.4, None, "pp")]),
        ("de", "Die 5 bis 10 Mrd. Euro reichen für 34 junge Ärztinnen und eine zweijährige Frist.",
         [("amount", "5 bis 10 Mrd. Euro", 5e9, 1e10, "EUR"), ("count", "34 junge Ärztinnen", 34, None, None),
          ("amount", "zweijährige", 2, None, "a")]),
        ("de", "zwölf neue feuerwehrautos fahren mit 80 km/h",
         [("count", "zwölf neue feuerwehrautos", 12, None, None), ("amount", "80 km/h", 80, None, "km/h")]),
        ("fr", "3 M€ pour cinq écoles primaires pendant deux ans et demi",
         [("amount", "3 M€", 3e6, None, "EUR"), ("count", "cinq écoles primaires", 5, None, None),
          ("amount", "deux ans et demi", 2.5, None, "a")]),
        ("es", "3.500 millones de euros para cinco hospitales comarcales",
         [("amount", "3.500 millones de euros", 3.5e9, None, "EUR"),
          ("count", "cinco hospitales comarcales", 5, None, None)]),
        ("ru", "шведскими кронами: двадцать шведских крон, от пяти до семи новых школ, полтора часа",
         [("amount", "двадцать шведских крон", 20, None, "SEK"),
          ("count", "пяти до семи новых школ", 5, 7, None), ("amount", "полтора часа", 1.5, None, "h")]),
        ("uk", "3,5 млрд грн на три нові лікарні, 5–7 %",
         [("amount", "3,5 млрд грн", 3.5e9, None, "UAH"), ("count", "три нові лікарні", 3, None, None),
          ("percentage", "5–7 %", 5, 7, "%")]),
        ("sr", "два и по милиона динара за пет нових школа, tri nove škole",
         [("amount", "два и по милиона динара", 2.5e6, None, "RSD"),
          ("count", "пет нових школа", 5, None, None), ("count", "tri nove škole", 3, None, None)]),
        ("hr", "između 50 i 75 eura, petogodišnji plan, 23.000 četvornih metara",
         [("amount", "50 i 75 eura", 50, 75, "EUR"), ("amount", "petogodišnji", 5, None, "a"),
          ("amount", "23.000 četvornih metara", 23000, None, "m2")]),
    ],
)  # fmt: skip
def test_values_units_and_spans(language: str, text: str, facts: list[Shown]) -> None:
    assert shown(text, language) == facts


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Article 5, F-16, COVID-19, 24/7, the third meeting, 9 May, won 3–1, one day, two thirds of it",
        ),
        ("en", "the 2024 elections, one in five children, at 5 o'clock"),
        ("de", "am 3. Sitzungstag, um 14 Uhr, drei Viertel der Wege"),
        ("fr", "à 14 heures, l'article 12, quatre fois, deux tiers"),
        ("ru", "в 17 часов, статья 12, 2025 год, три раза"),
        ("sv", "artikel 5, klockan 14, tre fjärdedelar"),
        ("es", "el artículo 12, dos tercios, a las 14 horas"),
        ("uk", "о 17 годині, стаття 12, резолюція 2250"),
        ("sr", "члан 12, у 17 сати, Резолуција 1244"),
    ],
)
def test_names_shares_and_times_of_day_are_no_amounts(language: str, text: str) -> None:
    assert shown(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "qualifier"),
    [
        ("en", "about 300 schools", "about"),
        ("en", "no more than 300 schools", "at_most"),
        ("en", "300 schools or more", "at_least"),
        ("en", "hundreds of schools", "more_than"),
        ("sv", "drygt 300 skolor", "more_than"),
        ("sv", "under tre år", None),
        ("de", "knapp 300 Schulen", "less_than"),
        ("fr", "une centaine d'écoles", "about"),
        ("es", "más del 60 %", "more_than"),
        ("ru", "максимум на десять дней", "at_most"),
        ("ru", "на 0,4 процентного пункта до 5,4 %", None),
        ("uk", "щонайменше 300 шкіл", "at_least"),
        ("hr", "gotovo 300 škola", "less_than"),
    ],
)
def test_bounds_are_read_and_stay_outside(language: str, text: str, qualifier: str | None) -> None:
    assert find_amounts(text, language)[-1].qualifier == qualifier


@pytest.mark.parametrize(
    ("language", "text", "is_negated"),
    [
        ("en", "we did not receive 5 tonnes", True),
        ("en", "we did not ask, and got 5 tonnes", False),
        ("en", "not only 5 tonnes", False),
        ("en", "no fewer than 5 tonnes", False),
        ("de", "wir haben keine 5 Tonnen", True),
        ("fr", "nous n'avons pas reçu 5 tonnes", True),
        ("ru", "мы не получили 5 тонн", True),
        ("ru", "не менее 5 тонн", False),
        ("sr", "нисмо добили 5 тона", True),
    ],
)
def test_denial_in_the_same_clause(language: str, text: str, is_negated: bool) -> None:
    assert [fact.is_negated for fact in find_amounts(text, language)] == [is_negated]


@given(st.text(max_size=120), st.sampled_from(LANGUAGES))
def test_facts_of_any_text_are_in_order_and_apart(text: str, language: str) -> None:
    facts = find_amounts(text, language)
    assert all(0 <= fact.start < fact.end <= len(text) and fact.value is not None for fact in facts)
    assert all(one.end <= two.start for one, two in zip(facts, facts[1:], strict=False))
    assert all(fact.value_to is None or fact.value_to > (fact.value or 0) for fact in facts)


_PIECES = (
    "5 2,5 three million of - – % km euros new schools and to between not . , ( € m двадцать тысяч новых школ"
)


@given(st.lists(st.sampled_from(_PIECES.split()), max_size=25), st.sampled_from(LANGUAGES))
def test_facts_of_pieces_are_in_order_and_apart(pieces: list[str], language: str) -> None:
    text = " ".join(pieces)
    facts = find_amounts(text, language)
    assert all(one.end <= two.start for one, two in zip(facts, facts[1:], strict=False))
    assert all(fact.counted is None or fact.counted[1] == fact.end for fact in facts)


@pytest.mark.parametrize("piece", ["1", "a", " ", "1,", "-", "zwei", "€", "111 "])
def test_a_megabyte_of_anything_takes_seconds(piece: str) -> None:
    started = time.perf_counter()
    find_amounts((piece * LENGTH)[:LENGTH], "de")
    assert time.perf_counter() - started < SECONDS


def test_unknown_languages_have_no_amounts() -> None:
    assert find_amounts("5 km", "und") == []
