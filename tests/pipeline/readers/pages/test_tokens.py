from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.readers.pages.tokens import END, START, TEXT, tokens, unescaped

PIECES = st.lists(
    st.one_of(
        st.text(max_size=6),
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<b",
                '<a href="',
                "'>",
                "<!--",
                "-->",
                "<![CDATA[",
                "]]>",
                "<script>",
                "</script>",
                "<",
                ">",
            ]
        ),
    ),
    max_size=20,
).map("".join)


@given(PIECES)
def test_tokens_cover_any_text_without_gap(text):
    found = list(tokens(text))
    places = [0, *(token.end for token in found)]
    assert [token.start for token in found] == places[:-1]
    assert places[-1] == len(text)


def test_a_closing_bracket_in_quotes_ends_no_tag():
    raw = "<a title='x > y' data-z=\"<b>\">go</a>"
    assert [(t.kind, raw[t.start : t.end]) for t in tokens(raw)][1:] == [(TEXT, "go"), (END, "</a>")]


def test_scripts_hold_no_tags_and_comments_none_either():
    raw = "<script>if (a<b) '<p>'</script><!-- <p> --><p>x"
    assert [t.name for t in tokens(raw) if t.kind == START] == ["script", "p"]


def test_a_bare_less_than_is_text():
    raw = "2 < 3 and a <b and <i>c</i>"
    assert "".join(raw[t.start : t.end] for t in tokens(raw) if t.kind == TEXT) == "2 < 3 and a <b and c"


def test_escaped_html_is_mapped_back():
    raw = "<d>&lt;p&gt;Tom &amp;amp; J &NotEqualTilde;!&lt;/p&gt;</d>"
    text, to_raw = unescaped(raw, 3, len(raw) - 4)
    assert text == "<p>Tom &amp; J \u2242\u0338!</p>"
    shown = [raw[to_raw(t.start) : to_raw(t.end)] for t in tokens(text)]
    assert shown == ["&lt;p&gt;", "Tom &amp;amp; J &NotEqualTilde;!", "&lt;/p&gt;"]


@pytest.mark.parametrize(
    "piece", ['<a b="', "<a b='\"", "<a ", "<!", "<!--", "</", "<![CDATA[", "<title>", "<", "<c<c x=", "&lt"]
)
def test_time_is_linear_in_the_length(piece):
    started = time.process_time()
    for _ in tokens(piece * 60_000):
        pass
    assert time.process_time() - started < 3
