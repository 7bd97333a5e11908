from __future__ import annotations

import time
from datetime import UTC, datetime
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.readers.draft import Record
from pipeline.readers.recognise import read_text
from pipeline.text.transforms import apply
from tests.pipeline.build import assert_proven, segment
from tests.pipeline.readers.feeds.made import ATOM, OLD_ATOM, PODCAST, RDF, RSS


def read(raw: str):
    return read_text(Record(raw, "utf-8"))


def blocks(draft):
    return [(block.value, draft.text.text[block.start : block.end]) for block in draft.blocks]


def test_an_entry_of_rss_has_its_parts_in_the_order_of_the_file():
    first, second = read(RSS).drafts
    assert blocks(first) == [
        ("title", "Ferry & pilots: less than 2 m < 3 m"),
        ("category", "Sea"),
        ("category", "Trade & tides"),
        ("body", "The ferry sails again from May & on."),
        ("heading", "Pilots"),
        ("body", "Bo Alm: Nobody waits.\nReally."),
    ]
    assert blocks(second) == [("body", "Plain words, 5 > 3.")]
    text = first.text.text
    assert [(text[link.start : link.end], link.value) for link in first.links] == [
        ("again", "https://harbour.example/f")
    ]
    assert [(label.name, label.kind) for label in first.labels] == [("Bo Alm", "bold")]


def test_an_entry_of_rss_has_its_facts():
    first, second = (draft.facts for draft in read(RSS).drafts)
    assert (first.external_id, first.uri, first.author) == ("h-1", "https://harbour.example/1", "Ada Ek")
    assert (first.language, first.title) == ("en", "Ferry & pilots: less than 2 m < 3 m")
    assert first.published.at == datetime(2024, 5, 2, 8, tzinfo=UTC)
    assert (first.published.method, first.published.precision) == ("record", "second")
    assert (second.external_id, second.uri) == (None, "https://harbour.example/2")
    assert second.published.precision == "day"


def test_an_entry_of_atom_has_its_parts_and_facts():
    (draft,) = read(ATOM).drafts
    assert blocks(draft) == [
        ("title", "Fähre & Lotse"),
        ("category", "See"),
        ("category", "hafen"),
        ("description", "Kurz gesagt <b> fehlt."),
        ("body", "Die Fähre fährt."),
    ]
    facts = draft.facts
    assert (facts.external_id, facts.uri, facts.author, facts.language) == (
        "urn:1",
        "https://hafen.example/1",
        "Hafenamt",
        "de",
    )
    assert (facts.published.at, facts.published.precision) == (datetime(2024, 5, 2, 10, tzinfo=UTC), "minute")
    assert facts.edited_at == datetime(2024, 5, 3, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("raw", "text", "published", "author"),
    [
        (RDF, "Färjan\n\nFärjan går igen.", datetime(2024, 5, 2, 8, tzinfo=UTC), None),
        (OLD_ATOM, "Pier\n\nThe pier is open.", datetime(2004, 5, 2, 10, tzinfo=UTC), None),
        (PODCAST, "Episode 1\n\nWe talk about tides.", None, "Ada Ek"),
    ],
)
def test_other_dialects_are_read(raw, text, published, author):
    (draft,) = read(raw).drafts
    assert draft.text.text == text
    assert (draft.facts.published and draft.facts.published.at, draft.facts.author) == (published, author)


def test_an_entry_that_was_only_updated_has_no_day_of_publication():
    (draft,) = read(ATOM.replace("published>", "x>")).drafts
    assert draft.facts.published is None
    assert draft.facts.edited_at == datetime(2024, 5, 3, 10, tzinfo=UTC)


def test_positions_are_proven_in_the_xml(tmp_path):
    files = {
        "a": RSS,
        "b": ATOM,
        "c": RDF,
        "d": OLD_ATOM,
        "e": PODCAST,
        "f": "\ufeff" + RSS.replace("\n", "\r\n"),
    }
    tables = segment(tmp_path, files)
    assert set(tables["documents"].column("kind").to_pylist()) == {"feed_entry"}
    assert assert_proven(tmp_path, files, tables) > 30


def test_an_entry_keeps_its_identifier_when_others_come_before_it(tmp_path):
    newer = RSS.replace("<item>", "<item><title>New</title><guid>h-9</guid></item><item>", 1)
    ids = []
    for content in (RSS, newer):
        rows = segment(tmp_path, {"feed": content})["documents"].to_pylist()
        ids.append({row["external_id"] or row["uri"]: row["document_id"] for row in rows})
    assert ids[0].items() <= ids[1].items()
    assert len(ids[1]) == 3


def test_entries_with_one_identifier_stay_apart(tmp_path):
    twice = RSS.replace("</channel>", "<item><guid>h-1</guid><title>Another</title></item></channel>")
    rows = segment(tmp_path, {"feed": twice})["documents"].to_pylist()
    assert len({row["document_id"] for row in rows}) == 3


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (
            '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "&b;"><!ENTITY b "x">]><rss><channel/></rss>',
            "entity_declarations",
        ),
        (
            '<!DOCTYPE rss SYSTEM "x" [\n<!entity a SYSTEM "file:///etc/hosts">]>\n<rss/>',
            "entity_declarations",
        ),
        ('<?xml version="1.0"?>\n<note><to>Ada</to></note>', "unsupported_form"),
        ("<?xml ", "unsupported_form"),
        ("<rss version='2.0'>", "empty"),
        ("<feed></feed>", "empty"),
        ("<rss><channel><item><title></title></item></channel></rss>", "empty"),
        ("<rss><channel><item><title>a</title>", "broken_xml"),
        ("<rss><channel><item><title>a</item></channel></rss>", "broken_xml"),
    ],
)
def test_xml_that_cannot_be_read_is_refused(raw, reason):
    reading = read(raw)
    assert reading.drafts == []
    assert [refusal.reason for refusal in reading.refusals] == [reason]


def test_broken_xml_costs_no_more_than_its_entry():
    broken = RSS.replace("<title>Ferry", "<title>Ferry & <b>").replace(
        "<description>Plain", "<description>R&D plain"
    )
    assert [draft.facts.external_id for draft in read(broken).drafts] == ["h-1", None]
    lost = RSS.replace("</content:encoded>", "")
    reading = read(lost)
    assert [blocks(draft) for draft in reading.drafts] == [[("body", "Plain words, 5 > 3.")]]
    assert (reading.refusals[0].reason, reading.refusals[0].place) == ("broken_xml", "line 13")


@pytest.mark.parametrize("text", ["XML is <?xml", "a <rss> tag", "<3 you all"])
def test_a_text_that_speaks_of_xml_is_a_text(text):
    assert [draft.text.text for draft in read(text).drafts] == [text]


PIECES = [*"aå <>&;\"'!-[]/é😀\n", "&amp;", "<b>", "]]", "<br/>", "<!--"]
WORDS = st.lists(st.sampled_from(PIECES), max_size=20).map("".join)


@settings(max_examples=150)
@given(WORDS, WORDS, st.sampled_from(["cdata", "escaped", "plain"]), st.booleans())
def test_any_words_of_an_entry_have_proven_places(title, body, how, is_atom):
    inner = {
        "cdata": f"<![CDATA[{body.replace(']]', '')}]]>",
        "escaped": escape(body),
        "plain": escape(escape(body)),
    }[how]
    entry = f"<title>{escape(title)}</title><description>{inner}</description>"
    raw = (
        f"<feed><entry>{entry.replace('description', 'summary')}</entry></feed>"
        if is_atom
        else f"<rss><item>{entry}</item></rss>"
    )
    for draft in read(raw).drafts:
        made = [apply(one.transform, raw[one.raw_start : one.raw_end]) for one in draft.text.stretches]
        assert "".join(filter(None, made)) == draft.text.text


@pytest.mark.parametrize(
    "piece", ["<item>", "<item><title>", "<!--", "<![CDATA[", "<item a='", "<?x ", "&lt;b "]
)
def test_tags_without_end_take_no_longer_than_their_length(piece):
    began = time.monotonic()
    read("<rss>" + piece * 20_000)
    read("<rss><item><title>" + piece * 20_000 + "</title></item></rss>")
    assert time.monotonic() - began < 8
