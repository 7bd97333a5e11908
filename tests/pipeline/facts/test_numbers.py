"""Numbers in digits and words of nine languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.facts.digits import digits
from pipeline.facts.numbers import numbers
from pipeline.facts.tokens import tokens

LANGUAGES = ("en", "sv", "ru", "uk", "sr", "hr", "de", "fr", "es")


def read(text: str, language: str) -> list[float]:
    return [number.value for number in numbers(tokens(text, language), language)]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("1,000.5", "en", 1000.5),
        ("1.500", "en", 1.5),
        ("1,500", "en", 1500),
        ("1.000,5", "de", 1000.5),
        ("1.500", "de", 1500),
        ("1,250", "de", 1.25),
        ("1,500", "ru", 1500),
        ("1 000,5", "fr", 1000.5),
        ("1\u202f000\u202f000", "fr", 1_000_000),
        ("1'000", "de", 1000),
        ("0,125", "sv", 0.125),
        ("2½", "en", 2.5),
        ("12.5.2025", "de", None),
        ("1,2,3", "en", None),
    ],
)
def test_digits_are_read_by_the_habits_of_the_language(text: str, language: str, value: float | None) -> None:
    assert digits(text, language) == value


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("one hundred and twenty", "en", [120]),
        ("three point five million and half a million", "en", [3_500_000, 500_000]),
        ("two and a half thousand", "en", [2500]),
        ("twenty-five", "en", [25]),
        ("fünfundzwanzig anderthalb Millionen", "de", [25, 1_500_000]),
        ("zweihunderttausenddreihundertvierzig", "de", [200_340]),
        ("tvåhundratjugofem tusen", "sv", [225_000]),
        ("ett hundratal", "sv", [100]),
        ("двумястами пятьюдесятью", "ru", [250]),
        ("полтора миллиона", "ru", [1_500_000]),
        ("2 млн 300 тыс.", "ru", [2_300_000]),
        ("два з половиною мільйони", "uk", [2_500_000]),
        ("двадесет и пет хиљада", "sr", [25_000]),
        ("dva i pol milijuna", "hr", [2_500_000]),
        ("quatre-vingt-dix-sept", "fr", [97]),
        ("soixante et onze mille deux cents", "fr", [71_200]),
        ("dos mil quinientos millones", "es", [2_500_000_000]),
        ("treinta y cinco", "es", [35]),
        ("two thousand and one nights", "en", [2001]),
        ("between one thousand and two thousand", "en", [1000, 2000]),
        ("one hundred and two hundred", "en", [100, 200]),
    ],
)
def test_words_add_up(text: str, language: str, values: list[float]) -> None:
    assert read(text, language) == values


@given(st.integers(0, 10**12), st.sampled_from(LANGUAGES))
def test_plain_digits_are_their_own_value(number: int, language: str) -> None:
    assert read(str(number), language) == [number]


@given(st.integers(1000, 10**9))
def test_groups_of_thousands_change_nothing(number: int) -> None:
    assert digits(f"{number:,}", "en") == number
    assert digits(f"{number:,}".replace(",", "."), "de") == number
    assert digits(f"{number:,}".replace(",", "\u00a0"), "fr") == number


@given(st.text(max_size=80), st.sampled_from(LANGUAGES))
def test_any_text_is_read_without_overlaps(text: str, language: str) -> None:
    found = tokens(text, language)
    assert all(text[token.start : token.end] == token.text for token in found)
    several = numbers(found, language)
    assert all(one.first < one.last <= len(found) for one in several)
    assert all(one.last <= two.first for one, two in zip(several, several[1:], strict=False))
