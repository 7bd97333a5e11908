from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.readers.dates import published
from pipeline.readers.draft import Facts, Published
from tests.pipeline.readers.dates.build import RECEIVED, dated, day, draft

PROSE = "The ministers met in the old town hall. They spoke about grain, ports and the winter.\n" * 3


def test_what_the_container_says_stands():
    told = Published(day(2024, 1, 2), "record", "day")
    made = draft("Published 12 May 2026\n\n" + PROSE)
    assert published(Facts(published=told), None, made, "en", RECEIVED) == told


def test_page_goes_before_address_and_address_before_title():
    title = "Remarks by the minister (Oslo, 11 May 2026)"
    address = "https://example.org/2026/05/13/remarks"
    with_all = dated(f"{title}\nPublished 12 May 2026\n\n{PROSE}", "en", address, title)
    without_page = dated(f"{title}\n\n{PROSE}", "en", address, title)
    only_title = dated(f"{title}\n\n{PROSE}", "en", None, title)
    assert [(one.at, one.method) for one in (with_all, without_page, only_title) if one] == [
        (day(2026, 5, 12), "page"),
        (day(2026, 5, 13), "address"),
        (day(2026, 5, 11), "text"),
    ]


def test_a_month_gives_way_to_a_day_within_it_alone():
    address = "https://example.org/2026/05/remarks"
    for title, expected in (
        ("Remarks (Oslo, 11 May 2026)", Published(day(2026, 5, 11), "text", "day")),
        ("Remarks (Oslo, 11 April 2026)", Published(day(2026, 5, 1), "address", "month")),
    ):
        assert dated(f"{title}\n\n{PROSE}", "en", address, title) == expected


def test_a_time_without_a_zone_is_no_known_moment():
    line = "Published 12 May 2026, 23:30"
    assert dated(f"{line}\n\n{PROSE}") == Published(day(2026, 5, 12), "page", "day")
    moscow = Published(day(2026, 5, 12, 20, 30), "page", "minute")
    assert dated(f"{line} MSK\n\n{PROSE}") == moscow


def test_order_of_day_and_month_is_known_or_null():
    line = f"Published: 03/04/2026\n\n{PROSE}"
    assert dated(line, "en") is None
    assert dated(line, "fr") == Published(day(2026, 4, 3), "page", "day")
    assert dated(line, "en", "https://example.co.uk/a") == Published(day(2026, 4, 3), "page", "day")
    assert dated(line, "en", "https://example.gov/a") == Published(day(2026, 3, 4), "page", "day")
    other = f"Published: 03/04/2026 | Updated: 03/25/2026\n\n{PROSE}"
    assert dated(other, "en") == Published(day(2026, 3, 4), "page", "day")


@pytest.mark.parametrize("language", ["hr", "pl"])
def test_a_name_means_the_month_of_its_language(language):
    month = {"hr": 10, "pl": 11}[language]
    assert dated(f"14. listopada 2025\n\n{PROSE}", language) == Published(day(2025, month, 14), "page", "day")


def test_a_name_with_two_meanings_says_nothing_elsewhere():
    assert dated(f"14. listopada 2025\n\n{PROSE}", "en") is None


def test_bylines_are_trusted_and_transcripts_and_links_are_not_looked_at():
    text = "A title\n12 May 2026\n" + PROSE.strip()
    for role, found in (("byline", True), ("transcript", False), ("related_links", False)):
        made = draft(text, ("title", role, *("body",) * 3))
        assert (published(Facts(), None, made, "en", RECEIVED) is not None) == found


def test_what_is_later_than_the_receipt_is_no_date_of_publication():
    for days, found in ((1, True), (2, False)):
        line = f"Published {(RECEIVED + timedelta(days=days)).date().isoformat()}"
        assert (dated(f"{line}\n\n{PROSE}") is not None) == found


def test_two_marked_dates_that_differ_say_nothing():
    assert dated(f"Published 12 May 2026\nPublished 13 May 2026\n\n{PROSE}") is None


PIECES = (
    "Published ",
    "12 May 2026",
    "2026-05-13",
    "\n",
    ": ",
    "Oslo, ",
    "3 days ago",
    "today",
    "14:05",
    " MSK",
    " ",
)
MOMENTS = st.datetimes(datetime(2026, 5, 14), datetime(2090, 1, 1), timezones=st.just(UTC))


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map("".join), MOMENTS, MOMENTS)
def test_the_moment_of_receipt_never_becomes_a_date(text, received, later):
    """Two receipts of one text give it the same date, and that is one of those printed."""
    made = draft(text)
    found = published(Facts(), None, made, "en", received)
    assert published(Facts(), None, made, "en", later) == found
    if found is not None:
        assert (found.at + timedelta(hours=3)).date().isoformat() in {"2026-05-12", "2026-05-13"}


@pytest.mark.parametrize(
    "text",
    [
        "1" * 300_000,
        "12 May 2026 " * 30_000,
        "12 May 2026\n" * 30_000,
        "Published: " * 30_000,
        "(" * 100_000 + "12 May 2026",
        "A B C D " * 30_000 + "2026",
        "\n" * 300_000 + "12 May 2026",
    ],
)
def test_hostile_texts_take_no_time(text):
    made = draft(text, title=text)
    started = time.perf_counter()
    published(made.facts, "https://example.org/" + text, made, "en", RECEIVED)
    assert time.perf_counter() - started < 2
