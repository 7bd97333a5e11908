from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.topics.tally import Tally, read, repeated
from pipeline.topics.words import LEXICON_OF


def tally(*texts: str, share: float = 1.0) -> Tally:
    made, at = Tally(), 0
    for text in texts:
        made.add(read(text, "en"), at, share)
        at += len(text) + 1
    return made


def test_words_are_counted_and_stand_where_they_were_seen_first() -> None:
    made = tally("The ferry left.", "A ferry came.")
    assert made.count == 6
    assert made.words["en", "ferry"] == 2
    assert made.seen_words["en", "ferry"] == (4, 9)
    assert made.seen_words["en", "came"] == (24, 28)


def test_concepts_are_counted_and_stand_where_they_were_seen_first() -> None:
    text = "Doctors asked for a vaccine."
    made = tally(text, text)
    assert made.concepts
    assert set(made.concepts.values()) == {2.0}
    assert {text[slice(*span)] for span in made.seen_concepts.values()} >= {"Doctors", "vaccine"}


def test_what_counts_by_a_share_is_no_word_of_the_text() -> None:
    half = tally("vaccine", share=0.5)
    assert half.count == 0
    assert set(half.words.values()) == set(half.concepts.values()) == {0.5}


def test_a_language_without_a_lexicon_has_words_and_no_concepts() -> None:
    sentence = read("Hallitus neuvotteli koko yön.", "fi")
    assert (len(sentence.words), sentence.hits) == (4, ())


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=8))
def test_a_word_that_begins_in_a_hidden_stretch_is_not_read(stretches: list[tuple[int, int]]) -> None:
    text = "The mayor Anna Fisher and the crew of a ferry left."
    hidden = [(start, start + size) for start, size in stretches]
    every = read(text, "en")
    left = [place for place in every.places if not any(start <= place[0] < end for start, end in hidden)]
    assert list(read(text, "en", hidden).places) == left


def test_what_is_said_again_adds_less_each_time() -> None:
    weights = repeated({number: float(number) for number in range(1, 5)})
    steps = [after - before for before, after in zip(weights, weights[1:], strict=False)]
    assert weights[0] == 1
    assert steps == sorted(steps, reverse=True)
    assert repeated({"hashtag": 0.5}) == [0.5]


@settings(deadline=None)
@given(st.lists(st.text(max_size=80), max_size=5), st.sampled_from([*LEXICON_OF, "fi", "und"]))
def test_every_word_and_concept_stands_where_it_says(texts: list[str], language: str) -> None:
    made, at = Tally(), 0
    for text in texts:
        made.add(read(text, language), at)
        at += len(text)
    whole = "".join(texts)
    for start, end in (*made.seen_words.values(), *made.seen_concepts.values()):
        assert 0 <= start < end <= len(whole)
        assert whole[start:end].strip() == whole[start:end]
    assert made.count == pytest.approx(sum(made.words.values()))
