from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.readers.pages.runs import runs
from pipeline.readers.pages.write import first_place, write
from pipeline.text import Builder
from pipeline.text.transforms import apply

PIECES = st.lists(
    st.one_of(
        st.text(max_size=8),
        st.sampled_from(
            [
                "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<br>", "<br/>", "<li>", "<pre>", "</pre>", "<td>",
                "&amp;", "&nbsp;", "&lt;", "&#0;", "&#xAD;", "&bogus;", "<a href='/x'>", "</a>", "<!-- c -->",
                "<script>", "</script>", "<span hidden>", "</span>", "<i class='sr-only'>no</i>", "<head>", "\n", "\u00a0",
                "<svg><p>", "</svg>", "<![CDATA[", "]]>", "<a title='>'", "words and ", "\u200b", "<noscript>",
            ]
        ),
    ),
    max_size=24,
).map("".join)  # fmt: skip


def written(raw, **how):
    found = runs(raw, **how)
    if not found:
        return None, None
    builder = Builder(raw, first_place(raw, found[0]))
    return write(builder, [(run, "body") for run in found], "https://example.org/a/"), builder.build()


def escape(raw):
    return raw.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def assert_exact(raw, text):
    for s in text.stretches:
        assert apply(s.transform, raw[s.raw_start : s.raw_end]) == text.text[s.start : s.end]
    ends = [s.raw_end for s in text.stretches]
    assert [s.raw_start for s in text.stretches[1:]] == ends[:-1]


@given(PIECES)
def test_any_html_is_written_exactly(raw):
    _, text = written(raw)
    if text:
        assert_exact(raw, text)
        assert "omit" not in {stretch.transform for stretch in text.stretches}


@given(PIECES)
def test_so_is_html_that_stands_escaped_in_xml(raw):
    _, text = written(escape(raw), is_escaped=True)
    if text:
        assert_exact(escape(raw), text)


@given(
    st.lists(
        st.sampled_from(["<p>one ", "two&amp;", "<b>three</b> ", "<br>", "<li>four", "<i>", "</i>"])
    ).map("".join)
)
def test_escaped_html_says_the_same_as_plain_html(raw):
    plain, escaped = written(raw)[1], written(escape(raw), is_escaped=True)[1]
    assert (plain and plain.text) == (escaped and escaped.text)


def test_blocks_breaks_spaces_and_references():
    raw = (
        "<div>Ada&nbsp;Ek &amp;\n <i>Per</i>\tHolm<br>sail.<br><br>They\u00ad rest.<ul><li>one<li>H<sub>2</sub>O</ul>"
        "<pre>a\n  b</pre>tail"
    )
    marks, text = written(raw)
    assert text.text == "Ada Ek & Per Holm\nsail.\n\nThey rest.\n\none\n\nH2O\n\na\nb\n\ntail"
    assert [text.text[b.start : b.end] for b in marks.blocks][-3:] == ["H2O", "a\nb", "tail"]


def test_what_a_page_hides_is_taken_out_where_it_stands():
    raw = (
        "<p><b>Head of Port <a href='/p'>Ada Ek<span class='tooltip hidden'><span>Close</span> Ada Ek</span></a></b>: Yes."
        "<script>var a = '<p>no</p>';</script> No.<div style='display: none'>x<p>y</div><p aria-hidden='true'>z</p><p>End."
    )
    marks, text = written(raw)
    assert text.text == "Head of Port Ada Ek: Yes. No.\n\nEnd."
    assert [text.text[s.start : s.end] for s in marks.bold] == ["Head of Port Ada Ek"]
    assert [(text.text[s.start : s.end], s.value) for s in marks.links] == [
        ("Ada Ek", "https://example.org/p")
    ]


def test_bold_type_is_known_by_element_style_and_class():
    raw = (
        "<p><b>a</b><strong>b</strong> c <span style='font-weight:700'>d</span> <span class='text-bold'>e</span>"
        "<b><span style='font-weight: normal'>f</span></b><li><b>g</b>"
    )
    marks, text = written(raw)
    assert [text.text[s.start : s.end] for s in marks.bold] == ["ab", "d e"]


def test_addresses_are_made_whole_and_others_left_out():
    raw = '<p><a href="b?q=1&amp;r=2">one</a> <a href="#x">two</a> <a href="mailto:a@b.c">three</a> <a href="//e.org">four</a>'
    marks, _ = written(raw)
    assert [link.value for link in marks.links] == ["https://example.org/a/b?q=1&r=2", "https://e.org"]
