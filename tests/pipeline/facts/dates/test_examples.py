"""Dates of our own marked texts, and what only looks like a date."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from pipeline.facts.dates import find_dates

TEXTS = Path("training/facts/dates.jsonl").read_text(encoding="utf-8").splitlines()
DAY = datetime.date(2025, 6, 10)  # a Tuesday
LANGUAGES = ("en", "sv", "ru", "uk", "sr", "hr", "de", "fr", "es")


def found(text: str, language: str, day: datetime.date | None = DAY) -> list[tuple[str, str, str]]:
    facts = find_dates(text, language, day)
    return [(text[fact.start : fact.end], str(fact.date_from), str(fact.date_to)) for fact in facts]


@pytest.mark.parametrize("language", LANGUAGES)
def test_most_dates_of_our_texts_are_found_with_their_days(language: str) -> None:
    marked, right, read = 0, 0, 0
    for text in filter(lambda one: one["language"] == language, map(json.loads, TEXTS)):
        day = datetime.date.fromisoformat(text["day"])
        gold = {(fact["surface"], fact["date_from"], fact["date_to"]) for fact in text["facts"]}
        own = set(found(text["text"], language, day))
        marked, read, right = marked + len(gold), read + len(own), right + len(gold & own)
    assert marked >= 40
    assert 2 * right / (marked + read) >= 0.9


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Agenda 2030 and Resolution 1325 (2000) name 2000 people aged 17."),
        ("en", "It may rain, and they march on; the second may be late."),
        ("en", "In 44 BC nobody counted, and 30 February never came, nor did 31.02.2025."),
        ("en", "They meet on Mondays at 10:30 for three years, room 1984, $2024, COVID-19."),
        ("en", "the 9th meeting on the 9th floor"),
        ("sv", "I vår kommun gäller agenda 2030 för 2000 elever."),
        ("ru", "Окружающая среда важна, 44 год до н. э. далёк, в 2000 метрах река."),
        ("uk", "Лютий ворог і люті морози, тому ми чекаємо 2000 людей."),
        ("de", "Guten Morgen! Die Agenda 2030 gilt, montags kommen 2000 Menschen."),
        ("fr", "Mars est rouge, le 20 heures commence, le 1er ministre a été élu le 30 février."),
        ("es", "Los lunes por la mañana vienen 2000 personas; hoy en día es normal."),
        ("hr", "Agenda 2030 i 2000 ljudi, ponedjeljkom u 10:30."),
    ],
)
def test_what_only_looks_like_a_date_is_none(language: str, text: str) -> None:
    assert found(text, language) == []


def test_without_a_day_dates_stay_open_unless_they_are_whole() -> None:
    text = "On 9 May 2025, on 3 March, last week and in the 1990s."
    assert [days for _, *days in found(text, "en", None)] == [
        ["2025-05-09", "2025-05-09"],
        ["None", "None"],
        ["None", "None"],
        ["1990-01-01", "1999-12-31"],
    ]
    methods = [fact.date_method for fact in find_dates(text, "en", None)]
    assert methods == ["absolute", "completed", "relative", "absolute"]


def test_figures_that_english_leaves_open_have_no_days() -> None:
    assert found("03/04/2025 and 13/04/2025", "en") == [
        ("03/04/2025", "None", "None"),
        ("13/04/2025", "2025-04-13", "2025-04-13"),
    ]
    assert found("le 03/04/2025", "fr") == [("03/04/2025", "2025-04-03", "2025-04-03")]


def test_a_year_is_completed_to_the_nearest() -> None:
    assert found("on 20 December", "en")[0][1] == "2024-12-20" or DAY.month > 6
    assert found("on 20 December", "en", datetime.date(2025, 11, 1))[0][1] == "2025-12-20"
    assert found("on 29 February", "en", datetime.date(2025, 1, 5))[0][1] == "2024-02-29"


def test_of_other_languages_only_figures_are_read() -> None:
    assert found("op 9.5.2025, 2025-05-09 en 9 mei", "nl") == [
        ("9.5.2025", "2025-05-09", "2025-05-09"),
        ("2025-05-09", "2025-05-09", "2025-05-09"),
    ]


def test_serbian_is_read_in_both_scripts() -> None:
    cyrillic = "Прошле недеље, пре три дана и 9. маја 2025. године"
    latin = "Prošle nedelje, pre tri dana i 9. maja 2025. godine"
    assert [days for _, *days in found(cyrillic, "sr")] == [days for _, *days in found(latin, "sr")]
    assert len(found(latin, "sr")) == 3


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("en", "from december to february", ("2024-12-01", "2025-02-28")),
        ("en", "December to February 2025", ("2024-12-01", "2025-02-28")),
        ("sv", "läsåret 2024/2025", ("2024-01-01", "2025-12-31")),
        ("de", "vom 28. Februar bis zum 3. März 2025", ("2025-02-28", "2025-03-03")),
        ("ru", "в 1941–1945 годах", ("1941-01-01", "1945-12-31")),
        ("es", "entre 2014 y 2016", ("2014-01-01", "2016-12-31")),
    ],
)
def test_ranges_are_one_date(language: str, text: str, days: tuple[str, str]) -> None:
    assert [tuple(rest) for _, *rest in found(text, language)] == [days]
