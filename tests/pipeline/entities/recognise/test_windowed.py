"""Windows over long texts: each word is one window's own, and no name is cut."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.entities.recognise.labels import explained
from pipeline.entities.recognise.windowed import LONGEST_WORD, Windowed, windows, words
from pipeline.entities.spans import Span, Stretch

TEXTS = st.lists(
    st.sampled_from(
        [
            "Öckerö",
            "färjan",
            "Anna Berg",
            "сказала",
            ".",
            "…",
            "\n\n",
            "a-b_c",
            "👩\u200d🚀",
            "x" * 201,
            "東京",
        ]
    ),
    max_size=80,
).map(" ".join)
SIZES = st.tuples(st.integers(1, 12), st.integers(0, 4)).map(lambda pair: (pair[0] + 2 * pair[1], pair[1]))


def finds(names: str, *, most: int, margin: int, fits=None) -> Windowed:
    """A model that knows some names by heart, and sees no more than it is shown."""

    def ask(texts):
        for text in texts:
            assert len(words(text)) <= most
            yield [(m.start(), m.end(), "PERSON", 0.5) for m in re.finditer(names, text)]

    return Windowed("heart", "1", ask, explained(["PERSON"]), words, most, margin, fits)


@given(TEXTS, SIZES)
def test_each_word_is_the_own_of_one_window(text, size):
    shown = list(windows(text, words(text), *size))
    own = [
        place for window in shown for place in words(text) if window.own_start <= place[0] < window.own_end
    ]
    assert own == [place for place in words(text) if place[1] - place[0] <= LONGEST_WORD]
    for window in shown:
        assert window.start <= window.own_start < window.own_end <= window.end
        assert len(words(text[window.start : window.end])) <= size[0]


@given(TEXTS, SIZES)
def test_windows_find_what_the_whole_text_shows(text, size):
    most, margin = size[0] + 2, size[1] + 1  # a name of two words is as long as the margin and one more
    wanted = [Span(m.start(), m.end(), "PER", 0.5) for m in re.finditer("Anna Berg|Öckerö", text)]
    found = finds("Anna Berg|Öckerö", most=most, margin=margin).recognise(text, [stretch(text)])
    assert found == wanted


@given(TEXTS)
def test_a_window_that_does_not_fit_is_halved(text):
    wanted = [Span(m.start(), m.end(), "PER", 0.5) for m in re.finditer("Öckerö", text)]
    fitting = finds("Öckerö", most=40, margin=5, fits=lambda shown: len(shown) <= 50)
    assert fitting.recognise(text, [stretch(text)]) == wanted


def test_a_window_ends_with_a_sentence_where_one_ends_near():
    text = "Anna Berg talar. " * 10
    own = [text[w.own_start : w.own_end] for w in windows(text, words(text), 20, 2)]
    assert all(part.endswith(".") for part in own)
    assert len(own) == 3  # three sentences of four words in each sixteen but the last


def test_spans_are_places_in_the_document_and_nothing_else_is_searched():
    text = "Anna Berg, Anna Berg, Anna Berg"
    parts = [Stretch(text[0:9], 0, 9, "sv"), Stretch(text[22:31], 22, 31, "sv")]
    found = finds("Anna Berg", most=10, margin=2).recognise_many([("", []), (text, parts)])
    assert found == [[], [Span(0, 9, "PER", 0.5), Span(22, 31, "PER", 0.5)]]


def test_white_space_is_no_part_of_a_name_and_names_do_not_overlap():
    text = "so Anna Berg \n said"
    model = finds(r" Anna Berg \n|Berg \n said", most=10, margin=2)
    assert model.recognise(text, [stretch(text)]) == [Span(3, 12, "PER", 0.5)]


def test_margins_that_leave_nothing_are_refused():
    with pytest.raises(ValueError, match="leave none"):
        list(windows("a b", [(0, 1), (2, 3)], 4, 2))


def stretch(text: str) -> Stretch:
    return Stretch(text, 0, len(text), "und")
