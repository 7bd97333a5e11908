from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.readers.dates.address import addressed, order
from tests.pipeline.readers.dates.build import day


@pytest.mark.parametrize(
    ("uri", "at", "precision"),
    [
        ("https://example.org/2024/02/29/talks", day(2024, 2, 29), "day"),
        ("https://example.org/news/2024-02-29-talks/", day(2024, 2, 29), "day"),
        ("https://example.org/news/talks-2024-02-29.html", day(2024, 2, 29), "day"),
        ("https://example.org/2024/feb/29/talks", day(2024, 2, 29), "day"),
        ("https://example.org/2024/02/talks", day(2024, 2, 1), "month"),
        ("https://example.org/a?x=1&date=20240229", day(2024, 2, 29), "day"),
        ("talks 2024-02-29.txt", day(2024, 2, 29), "day"),
        ("20240229_talks.txt", day(2024, 2, 29), "day"),
    ],
)
def test_dates_in_addresses(uri, at, precision):
    stamp = addressed(uri)
    assert stamp is not None
    assert (stamp.at, stamp.precision) == (at, precision)


@pytest.mark.parametrize(
    "uri",
    [
        "https://example.org/2023/02/29/talks",  # no such day
        "https://example.org/20240229",  # may be an identifier
        "https://example.org/2024/02/29/2023/01/01/x",  # which of the two?
        "https://web.archive.org/web/20240229101112/https://example.org/talks",  # the moment of capture
        "2024/02/29/talks.txt",  # folders say when somebody stored it
        "export-2024-02-29.jsonl",
        "https://example.org/a?id=20240229",
        "https://[broken/2024/02/29/a",
        "",
    ],
)
def test_what_only_looks_like_one(uri):
    assert addressed(uri) is None


def test_the_archived_address_counts():
    stamp = addressed("https://web.archive.org/web/20260101000000/http://example.org/2024/02/29/talks")
    assert stamp is not None
    assert stamp.at == day(2024, 2, 29)


def test_order_by_domain():
    assert [order(f"https://a.example{ending}/x") for ending in (".uk", ".gov", ".com", ".us")] == [
        "day",
        "month",
        None,
        "month",
    ]
    assert order(None) is None


@given(st.text())
def test_any_text_is_an_address(uri):
    addressed(uri)
    order(uri)
