from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.readers.draft import Record, Span
from pipeline.readers.recognise import read_text
from pipeline.readers.statements.marked import to_clean
from pipeline.text import Builder


def test_bold_type_and_links_of_a_message_reach_the_clean_text():
    raw = (
        "  Ferry news\u200b\n\nAda Ek: The ferry  sails. More is here \n\nand on https://example.org/y now.\n"
    )
    bold = Span(raw.index("Ada"), raw.index(" The"), "bold")
    link = Span(raw.index("here"), raw.index("and"), "https://example.org/x")
    url = Span(raw.index("https"), raw.index(" now"), "https://example.org/y")
    record = Record(raw, "utf-8", 0, bold=(bold,), links=(link, url))
    (draft,) = read_text(record).drafts
    text = draft.text.text
    assert [(text[one.start : one.end], one.value) for one in draft.links] == [
        ("here", "https://example.org/x"),
        ("https://example.org/y", "https://example.org/y"),
    ]
    assert [(label.name, label.kind) for label in draft.labels] == [("Ada Ek", "bold")]


def test_without_bold_type_one_colon_is_no_label():
    (draft,) = read_text(Record("Ferry news\n\nAda Ek: The ferry sails.", "utf-8", 0)).drafts
    assert draft.labels == ()


@given(st.lists(st.text(st.sampled_from(list("ab \n\u200b")), max_size=6), max_size=6), st.data())
def test_a_clean_span_comes_back_from_its_raw_span(words, data):
    raw = "x" + "".join(words) + "x"
    builder = Builder(raw)
    builder.clean(len(raw))
    text = builder.build()
    start = data.draw(st.integers(0, len(text.text)))
    end = data.draw(st.integers(start, len(text.text)))
    back = to_clean(text, *text.to_raw(start, end))
    assert text.text[slice(*back)] == text.text[start:end]
