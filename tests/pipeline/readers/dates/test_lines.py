from __future__ import annotations

import pytest

from pipeline.readers.dates.lines import date_line


@pytest.mark.parametrize(
    ("line", "evidence"),
    [
        ("Published 12 May 2026", "published"),
        ("Date: 12 May 2026", "field"),
        ("Tuesday, 12 May 2026", "bare"),
        ("By Anna Bergdahl | 12 May 2026", "bare"),
        ("Moscow, 12 May 2026", "place"),
        ("Done at Vienna on 12 May 2026", "place"),
    ],
)
def test_evidence(line, evidence):
    found = date_line(line, "en")
    assert found is not None
    assert found.evidence == evidence


@pytest.mark.parametrize(
    "line",
    [
        "The talks of 12 May 2026",
        "Deadline: 12 May 2026",
        "Updated 12 May 2026",
        "9–12 May 2026",
        "9 May 2026 – 12 May 2026",
        "World Ports Day, 12 May 2026",
        "on 12 May 2026",
        "Opened: 12 May 2026",
        "Good Friday, 10 April 1998.",
        "12 May 2026, the minister said",
        "Published 3 days ago",
        "Room 12, 12 May 2026",
    ],
)
def test_lines_that_mention_a_date(line):
    assert date_line(line, "en") is None


def test_the_word_for_publication_decides_among_dates():
    found = date_line("Published 12 May 2026, updated 13 May 2026 | Valid until 14 May 2027", "en")
    assert found is not None
    assert found.stamp.at.day == 12
