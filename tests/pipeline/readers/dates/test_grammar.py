from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.readers.dates.grammar import find_coarse, find_dates
from tests.pipeline.readers.dates.build import day


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("2 March 2026", "en"),
        ("March 2nd, 2026", "en"),
        ("2-Mar-2026", "en"),
        ("2026-03-02", "en"),
        ("2026/3/2", "en"),
        ("2.3.2026", "fi"),
        ("2. 3. 2026", "cs"),
        ("2/3 2026", "sv"),
        ("2 de marzo de 2026", "es"),
        ("2 марта 2026 г.", "ru"),
        ("2. ožujka 2026. godine", "hr"),
        ("2. marta 2026.", "sr"),
        ("2026. március 2.", "hu"),
        ("2026 m. kovo 2 d.", "lt"),
        ("2026年3月2日", "und"),
    ],
)
def test_one_day_in_many_hands(text, language):
    (stamp,) = find_dates(text, language)
    assert stamp.at == day(2026, 3, 2)
    assert (stamp.start, stamp.end) == (0, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "30 February 2026",
        "2 Marching 2026",
        "version 2.3.20261",
        "2026-03-02-1",
        "12.03.02",
        "1-2-2026-3",
        "2026.03",
    ],
)
def test_what_is_no_date(text):
    assert find_dates(text, "en") == ()


def test_figures_may_leave_the_order_open():
    (open_, day_first, month_first, same) = (
        find_dates(text, "en")[0] for text in ("03/04/2026", "13/04/2026", "03/14/2026", "05/05/2026")
    )
    assert [one.order for one in (open_, day_first, month_first, same)] == ["either", "day", "month", None]
    assert (open_.at, open_.other) == (day(2026, 4, 3), day(2026, 3, 4))
    assert month_first.at == day(2026, 3, 14)


def test_coarse_dates():
    month = find_coarse("Published: May 2026", "en")
    short = find_coarse("Datum: 12.05.26", "de")
    assert month is not None
    assert short is not None
    assert (month.at, month.precision) == (day(2026, 5, 1), "month")
    assert (short.at, short.precision) == (day(2026, 5, 12), "day")
    assert find_coarse("12.13.26 and Mayor 2026", "en") is None


@given(st.text(alphabet="12 May/-.:0мая,年月日de", max_size=60))
def test_stamps_lie_in_order_without_overlap(text):
    end = 0
    for stamp in find_dates(text, "en"):
        assert end <= stamp.start < stamp.end <= len(text)
        end = stamp.end
