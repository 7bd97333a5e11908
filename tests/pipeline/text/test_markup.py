from __future__ import annotations

import time

import pytest

from pipeline.text.markup import MARKUP, attributes, hides, is_hidden
from pipeline.text.transforms import apply


@pytest.mark.parametrize(
    "raw",
    [
        '<a title="a > b">',
        "<p class=it's>",
        "<!-->",
        "<!-- <p> -->",
        "<script>if (a<b) x</script >",
        "<br/>",
        "<a href=\"x\"title='y'/>",
        "<![CDATA[",
        "]]>",
        '<!DOCTYPE x [<!ENTITY a "b">]>',
        "</ x>",
        "&lt;br title=&quot;a &gt; b&quot;&gt;",
    ],
)
def test_markup_is_taken_out(raw):
    assert apply("markup", raw) == ""


@pytest.mark.parametrize("raw", ["a", "<b>a</b>", "2 < 3", "<p", "<span>x</span>", "&lt;b&gt;a&lt;/b&gt;"])
def test_words_are_not_taken_for_markup(raw):
    assert apply("markup", raw) is None


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("<span hidden>x</span>", True),
        ("<div aria-hidden=true><p>x</p></div>", True),
        ("<p style='color: red; display : none'>x</p>", True),
        ("<i class='icon sr-only'>x</i>", True),
        ("<div hidden>x", True),
        ("<script>x</script>", True),
        ("<span>x</span>", False),
        ("<div class='hidden md:block'>x</div>", False),
        ("<span hidden>x</span> y", False),
        ("y <span hidden>x</span>", False),
        ("<p style='display: block'>x</p>", False),
    ],
)
def test_only_a_whole_element_that_says_so_is_hidden(raw, expected):
    assert is_hidden(raw) is expected
    assert apply("hidden", raw) == ("" if expected else None)


def test_attributes_are_read_as_browsers_do():
    own = attributes(" HREF='a&amp;b' class=x checked href=c data-a = \"<b>\" /")
    assert own == {"href": "a&b", "class": "x", "checked": "", "data-a": "<b>"}
    assert not hides(own)


@pytest.mark.parametrize("piece", ["<c", '<a b="', "<a b='<", "<!", "</1", "<script>", "<!-- ", "<p <b>"])
def test_time_is_linear_in_the_length(piece):
    started = time.process_time()
    MARKUP.sub("", piece * 40_000)
    assert time.process_time() - started < 3
