"""Days and months: which number belongs to a month, and which word is one."""

from __future__ import annotations

import pytest

from tests.pipeline.facts.dates.test_examples import LANGUAGES, found


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("The minister's June 14 speech was long.", "June 14"),
        ("We remember the September 11 attacks.", "September 11"),
        ("January 6 hearings resumed.", "January 6"),
        ("On June 14 two people died.", "June 14"),
        ("by June 14 work had begun", "June 14"),
        ("the may 5 deadline is near", "may 5"),
        ("In June 2 million left.", "June"),
        ("In May 20 people came.", "May"),
        ("Since May 20 people came.", "May"),
        ("by the end of May 20 ships came", "end of May"),
        ("After October 7 attacks went on.", "October 7"),
        ("On 5 May 2000 people came.", "5 May"),
        ("In March 5% more came.", "March"),
        ("Last March 5 students left.", "Last March"),
    ],
)
def test_a_day_behind_its_month_is_one_unless_it_counts(text: str, surface: str) -> None:
    assert [surface for surface, *_ in found(text, "en")] == [surface]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We may 5 times see this, and may I say so."),
        ("en", "You may, march, and may he rest."),
        ("en", "In the hall they came, and May said no."),
        ("sv", "Solen sken, och mars är en planet."),
        ("fr", "La planète est rouge, et mars est loin."),
        ("uk", "Люди чекали, і лютий ворог прийшов."),
        ("de", "Herr März kam, Frau August auch."),
    ],
)
def test_words_that_only_look_like_months(language: str, text: str) -> None:
    assert found(text, language) == []


def test_and_joins_two_months() -> None:
    assert [surface for surface, *_ in found("in april and may", "en")] == ["april", "may"]
    assert [surface for surface, *_ in found("i april och mars", "sv")] == ["april", "mars"]


DECEMBER = {
    "en": "December", "sv": "december", "ru": "декабря", "uk": "грудня", "sr": "децембра", "hr": "prosinca",
    "de": "Dezember", "fr": "décembre", "es": "diciembre",
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_may_have_a_full_stop_in_every_language(language: str) -> None:
    month = DECEMBER[language]
    assert [days[0] for _, *days in found(f"(25. {month} 2023) – 3. {month} 2022", language)] == [
        "2023-12-25",
        "2022-12-03",
    ]


def test_a_full_stop_may_end_a_sentence() -> None:
    assert [surface for surface, *_ in found("It rose to 25. December was cold.", "en")] == ["December"]
    assert [surface for surface, *_ in found("on the 25. December", "en")] == ["25. December"]
    assert found("Den steg till 25. December var kall.", "sv") == []
    assert [surface for surface, *_ in found("C'est le point 5. Mai 2025 fut beau.", "fr")] == ["Mai 2025"]


JANUARY = {
    "en": "2014 January", "sv": "2014 januari", "ru": "2014 январе", "uk": "2014 січні", "sr": "2014. јануару",
    "hr": "2014. siječnju", "de": "2014 Januar", "fr": "2014 janvier", "es": "2014 enero",
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_year_may_stand_before_its_month(language: str) -> None:
    text = JANUARY[language]
    assert found(f"a {text}, b", language) == [(text.lstrip("a "), "2014-01-01", "2014-01-31")]


def test_a_year_before_a_month_and_its_day() -> None:
    assert found("On 2014 January 5 we met.", "en") == [("2014 January 5", "2014-01-05", "2014-01-05")]
    assert [surface for surface, *_ in found("In 2014. January was cold.", "en")] == ["2014", "January"]
    assert [surface for surface, *_ in found("In 2014 may people vote?", "en")] == ["2014"]
