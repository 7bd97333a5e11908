from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.entities.recognise.words import (
    INITIAL,
    LOWER,
    MARK,
    MIXED,
    NUMBER,
    ROWS,
    TITLE,
    UNCASED,
    UPPER,
    cut,
    pieces,
    shape,
)


@given(st.text())
def test_words_are_the_text_at_their_places_and_nothing_visible_is_left_out(text):
    words = cut(text)
    assert [text[word.start : word.end] for word in words] == [word.text for word in words]
    assert all(left.end <= right.start for left, right in zip(words, words[1:], strict=False))
    covered = {place for word in words for place in range(word.start, word.end)}
    assert all(char.isspace() or not char.isalnum() for at, char in enumerate(text) if at not in covered)


def test_a_name_ends_before_its_apostrophe():
    assert [word.text for word in cut("Russia's U.S. ties")] == [
        "Russia",
        "'",
        "s",
        "U",
        ".",
        "S",
        ".",
        "ties",
    ]


def test_only_the_part_asked_for_is_cut():
    assert [(word.text, word.start) for word in cut("one two three", 4, 7)] == [("two", 4)]


def test_shapes():
    said = {"и": LOWER, "Oslo": TITLE, "NATO": UPPER, "McKay": MIXED, "2027": NUMBER, "!": MARK, "A": INITIAL}
    assert {word: shape(word) for word in said} == said
    assert shape("東京") == UNCASED


@given(st.text(min_size=1).map(str.lower))
def test_pieces_are_rows_of_the_table_and_always_the_same(word):
    rows = pieces(word)
    assert rows == pieces(word)
    assert all(0 <= row < ROWS for row in rows)


def test_like_words_share_pieces():
    assert len(set(pieces("belgrade")) & set(pieces("belgrader"))) > 10
