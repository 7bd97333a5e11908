from __future__ import annotations

import pytest

from pipeline.entities.knowledge import knowledge
from pipeline.entities.spans import Span
from pipeline.entities.trim import trimmed, without_ordinary


@pytest.mark.parametrize(
    ("text", "kind", "kept"),
    [
        ("President Lindqvist", "PER", "Lindqvist"),
        ("Foreign Minister Anna Berg", "PER", "Anna Berg"),
        ("Mr President", "PER", "President"),
        ("President", "PER", "President"),
        ("министр Кузнецов", "PER", "Кузнецов"),
        ("#OSCE", "ORG", "OSCE"),
        ("«Заря»", "ORG", "Заря»"),
        ("President Hotel", "ORG", "President Hotel"),
        ("…", "ORG", "…"),
    ],
)
def test_titles_and_marks_in_front_are_no_part_of_a_name(text, kind, kept):
    (span,) = trimmed([Span(0, len(text), kind)], text, knowledge().titles)
    assert text[span.start : span.end] == kept


@pytest.mark.parametrize(
    ("text", "names", "kept"),
    [
        ("Oslo made us start. Lund left.", ["Oslo", "us", "Lund"], ["Oslo", "Lund"]),
        ("oslo made us start and lund left", ["oslo", "us", "lund"], ["oslo", "us", "lund"]),
        ("Oslo and kosovo and Lund", ["Oslo", "kosovo", "Lund"], ["Oslo", "kosovo", "Lund"]),
    ],
)
def test_an_ordinary_word_is_no_name_where_names_have_capitals(text, names, kept):
    spans = [Span(text.index(name), text.index(name) + len(name), "LOC") for name in names]
    found = without_ordinary(spans, text, lambda word: knowledge().lower_share(word, "en"))
    assert [text[span.start : span.end] for span in found] == kept
