"""What holds for every text: no error, spans within it and apart, the same found again, linear time."""

from __future__ import annotations

import datetime
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.facts.dates import find_dates

DAY = datetime.date(2025, 6, 10)
LANGUAGES = st.sampled_from(["en", "sv", "ru", "uk", "sr", "hr", "de", "fr", "es", "nl", ""])
WORDS = (
    "last next three 5 31 30 2025 May may Monday the of to - – . , / 1990s ago in not week year early"
    " прошлый 9 мая года г. недели l' été dernier siècle XIX am 3. Mai i år förra 29 февраля 02 9999 0000"
    " twenty fifth Q2 II between and \n 2025-02-30 31.02.2025 до н. э. minulog tjedna пре недељу дана"
).split(" ")
ONE = [
    "a",
    "1",
    " ",
    "1 ",
    "twenty ",
    "may ",
    "last ",
    "2014-",
    "5. ",
    "\n",
    "l'",
    "not on ",
    "1 000 ",
    "(",
    "x-1",
    "'19 ",
    "May 25 800 ",
    "25. december ",
    "2014 may ",
    "in a week's time ",
    "два ",
    "мая ",
]


def check(text: str, language: str, day: datetime.date | None) -> None:
    end = 0
    for fact in find_dates(text, language, day):
        assert end <= fact.start < fact.end <= len(text)
        assert text[fact.start : fact.end] == text[fact.start : fact.end].strip()
        assert (fact.date_from is None) == (fact.date_to is None)
        assert fact.date_from is None or fact.date_to is None or fact.date_from <= fact.date_to
        end = fact.end


@given(st.text(max_size=200), LANGUAGES, st.none() | st.dates())
@settings(max_examples=150, deadline=None)
def test_any_text(text: str, language: str, day: datetime.date | None) -> None:
    check(text, language, day)


@given(st.lists(st.sampled_from(WORDS), max_size=30), LANGUAGES, st.none() | st.dates())
@settings(max_examples=300, deadline=None)
def test_any_row_of_words_of_dates(words: list[str], language: str, day: datetime.date | None) -> None:
    check(" ".join(words), language, day)


@given(st.dates(datetime.date(1901, 1, 1), datetime.date(2098, 12, 31)))
@settings(max_examples=60, deadline=None)
def test_a_whole_date_is_read_as_written(day: datetime.date) -> None:
    month = "January February March April May June July August September October November December".split()
    for text in (day.isoformat(), f"on {day.day} {month[day.month - 1]} {day.year}", f"am {day:%d.%m.%Y}"):
        facts = find_dates(text, "de" if text.startswith("am") else "en", None)
        assert [(fact.date_from, fact.date_to) for fact in facts] == [(day, day)]


@pytest.mark.parametrize("language", ["en", "sv", "ru", "uk", "sr", "hr", "de", "fr", "es"])
def test_time_grows_with_length_alone(language: str) -> None:
    for one in ONE:
        find_dates(one, language, DAY)
        assert any(is_linear(one, language) for _ in range(3)), one


def is_linear(one: str, language: str) -> bool:
    """Whether six times the text takes about six times as long; a busy machine may need a second try."""
    seconds = []
    for size in (1_500, 9_000):
        began = time.perf_counter()
        find_dates(one * (size // len(one)), language, DAY)
        seconds.append(time.perf_counter() - began)
    return seconds[1] < 12 * seconds[0] + 0.02
