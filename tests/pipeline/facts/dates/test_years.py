"""Years: in words, before 1000, of two figures; and figures that are none."""

from __future__ import annotations

import pytest

from tests.pipeline.facts.dates.test_examples import LANGUAGES, found

IN_2001 = {
    "en": "in two thousand and one", "sv": "år tvåtusen ett", "ru": "в две тысячи первом году",
    "uk": "у дві тисячі першому році", "sr": "две хиљаде прве године", "hr": "dvije tisuće prve godine",
    "de": "im Jahr zweitausendeins", "fr": "en deux mille un", "es": "en dos mil uno",
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_year_in_words_is_read_to_its_end(language: str) -> None:
    assert [days for _, *days in found(IN_2001[language], language)] == [["2001-01-01", "2001-12-31"]]


def test_an_article_is_the_end_of_a_year_only_before_no_noun() -> None:
    assert [surface for surface, *_ in found("En deux mille un incendie", "fr")] == ["deux mille"]
    assert [surface for surface, *_ in found("en mille neuf cent quatre-vingt-un", "fr")] == [
        "mille neuf cent quatre-vingt-un"
    ]


OLD = {
    "en": "25 December 800", "sv": "den 25 december 800", "ru": "25 декабря 800 года", "uk": "25 грудня 800 року",
    "sr": "25. децембра 800. године", "hr": "25. prosinca 800.", "de": "am 25. Dezember 800",
    "fr": "le 25 décembre 800", "es": "el 25 de diciembre de 800",
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_old_year_is_not_replaced_by_that_of_the_document(language: str) -> None:
    assert [days for _, *days in found(OLD[language], language)] == [["0800-12-25", "0800-12-25"]]


@pytest.mark.parametrize(
    ("language", "text"), [("de", "am 12. Mai 25."), ("sv", "den 12 maj 25"), ("es", "12 de mayo de 25")]
)
def test_two_figures_behind_a_month_leave_the_date_open(language: str, text: str) -> None:
    assert [days for _, *days in found(text, language)] == [["None", "None"]]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("1 January 0001", ["0001-01-01"]),
        ("December 25, 800", ["0800-12-25"]),
        ("12 May '19 and summer '69", ["2019-05-12", "1969-06-01"]),
        ("31 December 9999", []),
        ("15 March 44 BC", []),
        ("On 5 May 300 people came, on 5 May 300 were hurt.", ["2025-05-05", "2025-05-05"]),
        ("in '19 and '25 people'", []),
    ],
)
def test_numbers_behind_a_month(text: str, days: list[str]) -> None:
    assert [first for _, first, _ in found(text, "en")] == days


def test_years_before_the_common_era_are_none() -> None:
    assert found("15 марта 44 года до н. э.", "ru") == []
    assert found("am 15. März 44 v. Chr.", "de") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We read 1984 by Orwell."),
        ("sv", "Vi läste 1984 av Orwell."),
        ("en", 'They read "1984" aloud.'),
        ("ru", "Мы читали «1984» вслух."),
        ("de", "Wir lasen „1984“ laut."),
        ("fr", "Nous lisons « 1984 » encore."),
        ("en", "2024 students came, 1999 people fled."),
        ("de", "In 2019 Menschen lebt Hoffnung."),
        ("sv", "Av 2019 personer kom 5."),
        ("ru", "из 2019 человек"),
        ("fr", "parmi 2019 personnes"),
        ("es", "en 2019 personas"),
        ("uk", "з 2019 осіб"),
        ("hr", "od 2019 ljudi"),
        ("en", "at 1030, under ISO 27001:2022"),
        ("en", "@2024 #2024 #2024Olympics may_2024 2024@example.org @monday"),
        ("pl", "12 marca 2025."),
        ("fr", "le 5 à 7"),
        ("es", "el 2 a 1"),
    ],
)
def test_figures_that_are_no_year_and_no_day(language: str, text: str) -> None:
    assert found(text, language) == []


def test_what_was_made_in_a_year_by_somebody_keeps_it() -> None:
    assert [surface for surface, *_ in found("founded 1984 by Anna", "en")] == ["1984"]
    assert [surface for surface, *_ in found("bildat 1984 av Anna", "sv")] == ["1984"]
