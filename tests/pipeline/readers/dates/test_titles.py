from __future__ import annotations

import pytest

from pipeline.readers.dates.titles import dateline, titled


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Remarks by the harbour minister (Oslo, Norway, 12 May 2026)", "en"),
        ("Interview – Tuesday, 12 May 2026", "en"),
        ("Ответы министра на вопросы СМИ, Казань, 12 мая 2026 года", "ru"),
    ],
)
def test_titles_of_words(title, language):
    assert titled(title, language) is not None


@pytest.mark.parametrize(
    "title",
    [
        "Port opens (12 May 2026)",
        "Remarks on the flood of 12 May 2026",
        "Invitation to the press conference (12 May 2026)",
        "Interviews, 9–12 May 2026",
        "Interviews (from 9 to 12 May 2026)",
        "Statement (12 May 2026) and what followed",
        "Remarks (born 12 May 1996)",
    ],
)
def test_titles_of_events(title):
    assert titled(title, "en") is None


def test_datelines():
    assert dateline("VIENNA, May 12, 2026 – The ministers met in the hall.", "en") is not None
    assert dateline("VIENNA, May 12, 2026 (Port Wire): The ministers met in the hall.", "en") is not None
    assert dateline("Vienna, May 12, 2026, saw the ministers meet in the hall.", "en") is None
    assert dateline("In Vienna, on May 12, 2026 – the ministers met there.", "en") is None
    assert dateline("VIENNA, May 12, 2026 – 14 May 2026 and onwards, a fair.", "en") is None
