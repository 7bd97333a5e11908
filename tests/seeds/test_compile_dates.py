from __future__ import annotations

from types import SimpleNamespace

from pipeline.readers.dates import cldr
from seeds.compile_dates import LOCALES, source


def test_the_shipped_names_are_those_of_cldr():
    made: dict[str, dict[str, str]] = {}
    exec(source(), made)
    fresh = SimpleNamespace(**made)
    assert fresh.MONTHS == cldr.MONTHS
    assert fresh.WEEKDAYS == cldr.WEEKDAYS


def test_every_locale_has_twelve_months_and_seven_weekdays():
    assert set(cldr.MONTHS) == set(cldr.WEEKDAYS) == set(LOCALES)
    assert {len(row.split()) for row in cldr.MONTHS.values()} == {12}
    assert {len(row.split()) for row in cldr.WEEKDAYS.values()} == {7}
