"""Ranges of which one end tells what the other lacks: a year, a week, a side of the document's day."""

from __future__ import annotations

import pytest

from pipeline.facts.dates import find_dates
from tests.pipeline.facts.dates.test_examples import DAY


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("en", "from December to February 2025", "2024-12-01", "2025-02-28"),
        ("en", "from November 2024 to February", "2024-11-01", "2025-02-28"),
        ("en", "from 1 March 2024 to 5 May", "2024-03-01", "2024-05-05"),
        ("en", "from March to May this year", "2025-03-01", "2025-05-31"),
        ("en", "between 28 December and 3 January", "2024-12-28", "2025-01-03"),
        ("de", "vom 28. Dezember bis zum 3. Januar 2024", "2023-12-28", "2024-01-03"),
        ("en", "from Friday to Monday", "2025-06-13", "2025-06-16"),
        ("en", "on Wednesday of next week", "2025-06-18", "2025-06-18"),
        ("sv", "onsdag nästa vecka", "2025-06-18", "2025-06-18"),
        ("en", "on the 29th", "2025-05-29", "2025-05-29"),
    ],
)
def test_each_end_is_completed_by_the_other(language: str, text: str, first: str, last: str) -> None:
    (fact,) = find_dates(text, language, DAY)
    assert (str(fact.date_from), str(fact.date_to)) == (first, last)
