from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from benchmarks.pages import gold_labels, own_labels, twins
from pipeline.readers.draft import Record
from pipeline.readers.pages.page import is_page
from pipeline.readers.recognise import read_text
from tests.pipeline.build import assert_proven, segment
from tests.pipeline.readers.pages.test_write import PIECES, assert_exact

DATA = Path(__file__).parents[5] / "shared" / "data"
SENTENCE = (
    "The ferry sails at nine in the morning and comes back in the evening, as the harbour said on Monday."
)
MENU = "".join(f'<li><a href="/m{n}">Menu entry {n}</a></li>' for n in range(12))
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ferry talks | Port</title>
<meta property="og:title" content="Ferry talks"><meta name="description" content="Two people spoke of a ferry.">
<meta property="article:published_time" content="2024-05-02T14:03:07+02:00"><base href="https://port.example/news/"></head>
<body><nav><ul>{MENU}</ul></nav><main><article><h1>Ferry talks</h1><div class="share"><a href="/s">Share</a></div>
<p class="lead">Two people spoke of a ferry.</p><time datetime="2024-05-02">2 May 2024</time>
<p><strong>Minister of Ports Ada Ek:</strong> {SENTENCE}</p><p>{SENTENCE} See <a href="plan.html">the plan</a>.</p>
<figure><img src="data:image/png;base64,AAAA"><figcaption>At the quay</figcaption></figure>
<h2>On prices</h2><p><strong>Question</strong> <em>(retold)</em>: What will it cost?</p>
<p><strong>Ada Ek</strong>: Five crowns. That is <strong>very cheap</strong>: {SENTENCE}</p>
<ul><li><b>Fares:</b> {SENTENCE}</li></ul><blockquote><p>{SENTENCE}</p></blockquote></article></main>
<footer><p>All rights are kept by the port.</p></footer></body></html>"""


def read(raw):
    return read_text(Record(raw, "utf-8"))


def test_an_article_with_its_parts():
    (draft,) = read(PAGE).drafts
    text = draft.text.text
    assert [(block.value, text[block.start : block.end].split()[0]) for block in draft.blocks] == [
        ("title", "Ferry"),
        ("description", "Two"),
        ("byline", "2"),
        ("body", "Minister"),
        ("body", "The"),
        ("boilerplate", "At"),
        ("heading", "On"),
        ("body", "Question"),
        ("body", "Ada"),
        ("body", "Fares:"),
        ("body", "The"),
    ]
    assert [(label.name, label.role, label.kind) for label in draft.labels] == [
        ("Ada Ek", "unknown", "bold"),
        (None, "journalist", "bold"),
        ("Ada Ek", "unknown", "bold"),
    ]
    assert [(link.value, link.title) for link in draft.links] == [
        ("https://port.example/news/plan.html", "the plan")
    ]
    assert (draft.kind, draft.facts.title, draft.facts.language) == ("page", "Ferry talks", "en")
    assert "Menu" not in text
    assert "rights" not in text
    assert_exact(PAGE, draft.text)


def test_all_rows_of_a_page_are_proven(tmp_path):
    files = {
        "a.html": PAGE,
        "b.htm": PAGE.replace("<p>", "<div>").replace("</p>", "</div>"),
        "c": PAGE.replace(" ", "&nbsp;", 0),
    }
    assert assert_proven(tmp_path, files, segment(tmp_path, files)) > 60


@given(PIECES)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_html_is_read_or_refused(body):
    raw = "<!doctype html><title>T</title>" + body
    reading = read(raw)
    assert len(reading.drafts) + len(reading.refusals) == 1
    for draft in reading.drafts:
        assert_exact(raw, draft.text)
        assert all(draft.text.text[block.start : block.end].strip() for block in draft.blocks)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("<!DOCTYPE html><p>x", True),
        ('<?xml version="1.0"?>\n<!-- c -->\n<html xmlns="http://www.w3.org/1999/xhtml">', True),
        ("<p>One.</p><p>Two.</p><p>Three.</p>", True),
        ("<p>We <b>sail</b> today.</p>\n", True),
        ("A text with <p> and <br> and <div> in it.", False),
        ("<p> is the tag of a paragraph, and <div> is that of a part.", False),
        ("<rss><channel><description><p><br><div></description>", False),
        ("<b>Ada Ek:</b> Yes.", False),
        ("", False),
    ],
)
def test_pages_are_known_by_content(raw, expected):
    assert is_page(raw) is expected


def test_a_piece_of_a_page_keeps_the_heading_above_its_words():
    (draft,) = read(f"<div><h2>Ferry talks</h2><p>{SENTENCE}</p><p>{SENTENCE}</p></div>").drafts
    first = draft.blocks[0]
    assert (first.value, draft.text.text[first.start : first.end]) == ("title", "Ferry talks")


def test_a_title_is_known_without_the_name_of_the_site():
    head = "<!doctype html><html><head><title>Ferry talks | Port</title></head><body>"
    (draft,) = read(f"{head}<h1>Ferry talks</h1><p>{SENTENCE}</p><p>{SENTENCE}</p>").drafts
    assert draft.blocks[0].value == "title"


def test_a_list_of_links_is_read_whole():
    (draft,) = read(f"<html><body><nav><a href='/'>Home</a></nav><ul>{MENU}</ul>").drafts
    assert len(draft.blocks) == 12
    assert {block.value for block in draft.blocks} == {"related_links"}


def test_what_scripts_show_later_is_read():
    (draft,) = read(f"<html><body><div style='display:none'><p>{SENTENCE}</p></div>").drafts
    assert draft.text.text == SENTENCE


def test_a_page_that_shows_nothing_is_refused():
    assert (
        read("<html><head><title>x</title></head><body><script>1</script></body></html>").refusals[0].reason
        == "empty"
    )


HEAD = "<!doctype html><html><head><title>T</title></head><body>"
P = f"<p>{SENTENCE}</p>"
HOSTILE = {
    "deep": HEAD + "<div>" * 100_000 + P * 5,
    "deep and crossed": HEAD + "<div><b><ul><li>" * 20_000 + P * 5 + "</b></div>" * 20_000,
    "entities": HEAD + P + "<p>" + "&amp;" * 50_000,
    "entity bomb": '<!DOCTYPE html [<!ENTITY a "aaa"><!ENTITY b "&a;&a;&a;">]>' + HEAD + "<p>&b; " + P * 3,
    "nul": HEAD + P.replace("ferry", "fe\0rry") * 4,
    "one line": HEAD + "<p>" + "The ferry sails. " * 100_000,
    "data uri": HEAD + P * 3 + '<img src="data:image/png;base64,' + "A" * 3_000_000 + '">' + P * 3,
    "open comment": HEAD + P * 3 + "<!-- " + P * 10_000,
    "open tag": HEAD + P * 3 + '<a href="' + "x" * 300_000,
    "attributes": HEAD + "<p " + 'a="b" ' * 100_000 + ">hi</p>" + P * 3,
    "scripts": HEAD + "<noscript>" * 20_000 + P * 3,
    "hidden": HEAD + "<div hidden>" * 20_000 + P * 3,
    "frames": "<html><frameset><frame src=a><noframes>" + P + "</noframes></frameset></html>",
    "conditional": HEAD + "<!--[if lt IE 9]><p>old</p><![endif]-->" + P * 3 + "<![if !IE]>" + P + "<![endif]>",
    "wide": HEAD + "<p>" + "<span>a</span> " * 60_000,
    "cells": HEAD + "<table>" + "<tr><td>The ferry<td>9:00</tr>" * 10_000,
    "json": HEAD + '<script type="application/ld+json">' + "[" * 100_000 + "</script>" + P * 3,
    "references": HEAD + P * 3 + "<p>&#55296;&#x110000;&#0;&#1;&#8203; x</p>",
    "addresses": HEAD + P * 3 + '<p><a href="http://[bad">word</a> and <a href="//e.org/x y">more</a></p>',
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_are_read_soon_and_exactly(name):
    started = time.process_time()
    (draft,) = read(HOSTILE[name]).drafts
    assert time.process_time() - started < 10
    assert_exact(HOSTILE[name], draft.text)


def test_a_page_of_a_million_tags_is_refused():
    started = time.process_time()
    (refusal,) = read(HEAD + "<p>a<br>" * 400_000).refusals
    assert refusal.reason == "too_large"
    assert time.process_time() - started < 3


def test_labels_of_official_pages_and_their_print_versions():
    folder = DATA / "pages" / "kremlin"
    if not folder.is_dir():
        pytest.skip(f"needs the shared data: {folder} is not there")
    pages = {path: path.read_text("utf-8") for path in sorted(folder.glob("5[45]*.html"))}
    drafts = {path: read(raw).drafts[0] for path, raw in pages.items()}
    gold = [label for raw in pages.values() for label in gold_labels(raw)]
    own = [label for draft in drafts.values() for label in own_labels(draft)]
    assert len(gold) > 100
    assert own == gold
    assert min(twins(drafts)) > 0.99
    assert all(draft.facts.title and draft.facts.published for draft in drafts.values())
    assert not any(re.search(r"</?\w+>", draft.text.text) for draft in drafts.values())
