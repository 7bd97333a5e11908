"""Words that languages share are found by their spelling."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.themes.cognates import cognate


@pytest.mark.parametrize(
    "cousins",
    [
        ("sanctions", "Sanktionen", "санкції", "санкции", "sanktioner", "sankcije"),
        ("terrorism", "Terrorismus", "тероризм", "терроризм", "terrorismo"),
        ("Geneva", "Geneve"),
        ("Mariupol", "Маріуполь", "Мариуполь"),
    ],
)
def test_cousins_meet(cousins: tuple[str, ...]) -> None:
    assert len({cognate(one) for one in cousins}) == 1


def test_short_words_have_none_and_others_keep_apart() -> None:
    assert cognate("war") is None
    assert cognate("harbour") != cognate("hospital")


@given(st.text(max_size=40))
def test_any_word_is_answered(word: str) -> None:
    found = cognate(word)
    assert found is None or len(found) == 6


def test_a_huge_word_takes_no_time() -> None:
    start = time.perf_counter()
    cognate("щs" * 500_000)
    assert time.perf_counter() - start < 2
