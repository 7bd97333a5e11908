from __future__ import annotations

import pytest

from pipeline.readers.dates.calendar import is_weekday, month


@pytest.mark.parametrize(
    ("name", "language", "number"),
    [
        ("listopada", "hr", 10),
        ("listopada", "pl", 11),
        ("listopada", "en", None),
        ("МАЯ", "ru", 5),
        ("maja", "bs", 5),
        ("Sept.", "en", 9),
        ("Jänner", "de", 1),
        ("février", "en", 2),
        ("harbour", "en", None),
    ],
)
def test_months(name, language, number):
    assert month(name, language) == number


def test_abbreviated_weekdays_count_in_their_own_language():
    assert is_weekday("Do.", "de")
    assert not is_weekday("Do", "pl")
    assert is_weekday("Donnerstag", "pl")
    assert not is_weekday("Oslo", "nb")
