from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.segment.repeats import repeats, repeats_of

PHRASES = [
    "thank you",
    "and the",
    "we will see",
    "it is what it is",
    "the ferry sails again from next week on",
]


@pytest.mark.parametrize("phrase", PHRASES)
@pytest.mark.parametrize("rounds", [6, 40])
def test_a_loop_within_a_sentence_is_marked(phrase, rounds):
    sentences = ["We met in the old town hall.", " ".join([phrase] * rounds), "Then we left."]
    assert repeats(sentences) == [False, True, False]


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_loop_through_many_sentences_is_marked_after_its_first_round(phrase):
    sentences = ["We met.", *[f"{phrase.capitalize()}."] * 9, "Then we left."]
    assert repeats(sentences) == [False, False, *[True] * 8, False]


def test_a_loop_of_two_sentences_is_marked():
    sentences = ["I said that I go.", "She said that she stays."] * 3
    assert repeats(sentences) == [False, False, True, True, True, True]


def test_a_loop_cut_anywhere_is_marked():
    words = ("you know what " * 20).split()
    cut = [" ".join(words[at : at + 7]) for at in range(0, len(words), 7)]
    assert repeats(cut) == [True] * len(cut) or repeats(cut) == [True, *[True] * (len(cut) - 1)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["No, no, no."],
        ["No.", "No.", "No."],
        ["Thank you, thank you, thank you."],
        ["We will win.", "We will win."],
        ["It was very, very, very cold."],
        ["I have a plan.", "We have a plan.", "They have a plan."],
        ["Is the bridge open?", "The bridge is open.", "Is the bridge open?"],
        ["…", "…"],
        [],
    ],
)
def test_a_speaker_who_repeats_himself_is_no_loop(sentences):
    assert not any(repeats(sentences))


@given(st.lists(st.lists(st.sampled_from("abcd"), max_size=12).map(" ".join), max_size=12))
def test_one_answer_a_sentence_and_none_for_the_first_round(sentences):
    found = repeats(sentences)
    assert len(found) == len(sentences)
    first = next((number for number, text in enumerate(sentences) if text), None)
    if first is not None and found[first]:
        words = sentences[first].split()
        assert len(set(words)) < len(words)


@given(
    st.lists(st.lists(st.lists(st.sampled_from("abc"), max_size=12).map(" ".join), max_size=8), max_size=4)
)
def test_documents_are_searched_together_as_each_alone(documents):
    alone = [answer for sentences in documents for answer in repeats(sentences)]
    assert repeats_of(documents) == alone
