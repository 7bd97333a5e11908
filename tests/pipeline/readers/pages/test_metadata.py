from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipeline.readers.draft import Published
from pipeline.readers.pages.metadata import facts, said
from pipeline.readers.pages.moment import moment
from pipeline.readers.pages.tokens import tokens


def told(raw, uri=None):
    return facts(said(raw, tokens(raw)), uri)


def test_open_graph_and_links():
    raw = (
        '<html lang="sv-SE"><head><title>Färjan går | Hamnen</title><meta property="og:title" content="Färjan &amp; hamnen">'
        '<meta name="author" content="Ada Ek"><link rel="canonical" href="/nytt/1"><meta property="article:published_time"'
        ' content="2024-05-02T14:03:00+02:00"><meta property="article:modified_time" content="2024-05-03T08:00:00Z">'
    )
    found = told(raw, "https://example.org/x?utm=1")
    assert (found.title, found.author, found.language) == ("Färjan & hamnen", "Ada Ek", "sv")
    assert found.uri == "https://example.org/nytt/1"
    assert found.published == Published(datetime(2024, 5, 2, 12, 3, tzinfo=UTC), "metadata", "second")
    assert found.edited_at == datetime(2024, 5, 3, 8, tzinfo=UTC)


def test_json_ld_speaks_first_and_of_the_article():
    raw = (
        '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "author": "Shop"}, {"@type": "NewsArticle",'
        '"headline": "Ferry sails", "datePublished": "2024-05-02", "inLanguage": "en-GB",'
        '"author": [{"name": "Ada Ek"}, {"name": "Per Holm"}]}]}</script><meta name="author" content="desk">'
    )
    found = told(raw)
    assert (found.title, found.author, found.language) == ("Ferry sails", "Ada Ek, Per Holm", "en")
    assert found.published == Published(datetime(2024, 5, 2, tzinfo=UTC), "metadata", "day")


def test_times_count_where_the_page_says_what_they_are():
    one = '<time datetime="2024-05-02">May</time><time datetime="2024-05-02">May</time>'
    assert told(one).published.at == datetime(2024, 5, 2, tzinfo=UTC)
    assert told(one + '<time datetime="2024-06-01">').published is None
    assert told(one + '<time itemprop="datePublished" datetime="2024-06-01">').published.at.month == 6


@pytest.mark.parametrize(
    "raw",
    ["<p>", '<script type="application/ld+json">{</script>', '<link rel="canonical" href="1.html">', ""],
)
def test_nothing_is_guessed(raw):
    assert told(raw) == told("")
    assert told(raw).uri is None
    assert told(raw).published is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-05-02T14:03:07+02:00", ("2024-05-02T12:03:07", "second")),
        ("2024-05-02 14:03 +0000", ("2024-05-02T14:03:00", "minute")),
        ("2024-05-02T14:03Z", ("2024-05-02T14:03:00", "minute")),
        ("2024-05-02T14:03:07", ("2024-05-02T00:00:00", "day")),
        ("20240502", ("2024-05-02T00:00:00", "day")),
        ("2024-05", ("2024-05-01T00:00:00", "month")),
        ("2024", ("2024-01-01T00:00:00", "year")),
        ("Thu, 02 May 2024 14:03:07 +0200", ("2024-05-02T12:03:07", "second")),
        ("yesterday", None),
        ("2024-13-40", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("1970-01-01T00:00:00Z", None),
        ("", None),
    ],
)
def test_moments(text, expected):
    found = moment(text)
    assert (found and (found[0].strftime("%Y-%m-%dT%H:%M:%S"), found[1])) == expected
