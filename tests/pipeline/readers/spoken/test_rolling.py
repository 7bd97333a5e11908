from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.readers.spoken.rolling import carried, end_of_words


def screens(*captions: str) -> list[list[list[str]]]:
    return [[line.split() for line in caption.split("/")] for caption in captions]


def said(captions: list[list[list[str]]], counts: list[int]) -> str:
    return " ".join(
        w for c, n in zip(captions, counts, strict=True) for w in [w for line in c for w in line][n:]
    )


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (("a b", "a b/c d", "c d/e f", "e f/g h"), "a b c d e f g h"),
        (("a b", "a b", "a b/c d", "c d", "c d/e f", "e f"), "a b c d e f"),
        (("a b", "a b/c d", "a b/c d/e f", "c d/e f/g h", "e f/g h/i j"), "a b c d e f g h i j"),
        (("a", "a b", "a b c", "a b c d", "a b c d e"), "a b c d e"),
        (("a b c/d e f", "c d e/f g h", "e f g/h i j", "g h i/j k l"), "a b c d e f g h i j k l"),
        (("a b", "a b/no no", "no no/no no", "no no/c d", "c d/e f"), "a b no no no no c d e f"),
        (("a b", "", "a b/c d", "", "c d/e f"), "a b c d e f"),
    ],
    ids=["two lines", "still", "three lines", "painted on", "broken anew", "stutter", "empty cues"],
)
def test_every_word_stands_once(shown, words):
    captions = screens(*shown)
    assert said(captions, carried(captions)) == words


@pytest.mark.parametrize(
    "shown",
    [
        ("order order", "order order", "the house", "order order", "order order", "will come"),
        ("yes", "yes", "yes", "we can"),
        ("we sail", "we sail at nine", "the river", "is high", "and cold", "today", "and", "dark"),
        ("we go to the", "the harbour", "and then", "then home", "at nine", "or ten", "or so", "we say"),
        ("", "", ""),
        (),
    ],
)
def test_a_speaker_who_repeats_himself_loses_nothing(shown):
    captions = screens(*shown)
    assert carried(captions) == [0] * len(captions)


def test_a_brief_caption_without_new_words_proves_that_captions_roll():
    captions = screens("we sail", "we sail", "we sail/home")
    assert carried(captions) == [0, 0, 0]
    assert carried(captions, [False, True, False]) == [0, 2, 2]


def test_only_the_part_that_rolls_is_merged():
    plain = [f"one{n} two{n}" for n in range(200)]
    plain[100] = plain[99]
    rolls = [f"r{n} s{n}/r{n + 1} s{n + 1}" for n in range(50)]
    counts = carried(screens(*plain, *rolls))
    assert counts[100] == 0
    assert counts[201:] == [2] * 49


WORDS = st.lists(st.sampled_from("a b c".split()), max_size=4)


@given(st.lists(st.lists(WORDS, max_size=3), max_size=30), st.booleans())
def test_what_is_taken_for_repeated_does_stand_before(captions, proof):
    counts = carried(captions, [proof] * len(captions))
    before: list[str] = []
    for caption, count in zip(captions, counts, strict=True):
        words = [word for line in caption for word in line]
        assert words[:count] == before[len(before) - count :]
        before = words or before


def test_words_end_with_their_punctuation():
    raw = "We sail, <i>at nine.</i> Then home."
    line = (0, len(raw))
    words = ["we", "sail", "at", "nine", "then", "home"]
    assert raw[: end_of_words(raw, [line], [words], 2)] == "We sail,"
    assert raw[: end_of_words(raw, [line], [words], 4)] == "We sail, <i>at nine.</i>"
    assert end_of_words(raw, [line], [words], 6) == len(raw)
    assert end_of_words("don't", [(0, 5)], [["don", "t"]], 1) == 0
