from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.segment.unpunctuated.boundaries import sentences
from pipeline.segment.unpunctuated.features import SLOTS, plain, rows, words
from pipeline.segment.unpunctuated.model import log_odds, network

ROOT = Path(__file__).parents[3]
GOLD = [json.loads(line) for line in (ROOT / "tests/gold/speech.jsonl").read_text("utf-8").splitlines()]
FLOORS = {"en": 0.75, "de": 0.75, "es": 0.7, "sv": 0.8, "da": 0.7, "nb": 0.75, "fr": 0.7, "ru": 0.75, "uk": 0.7, "hr": 0.75, "sr": 0.65}  # fmt: skip
TEXTS = (
    st.text(alphabet=st.sampled_from("ab zO.,?!…’'\n\t-—0ßяЖ中é\u0301👍\u200b\u00a0"), max_size=300)
    | st.text()
)


def bare(written: str) -> str:
    return " ".join(word.text for word in words(written, 0, len(written)))


def ends(spoken: list[str]) -> tuple[str, set[int]]:
    said = [bare(one) for one in spoken]
    text = " ".join(said)
    return text, {len(" ".join(said[: number + 1])) for number in range(len(said) - 1)}


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold["language"])
def test_most_ends_of_speech_without_marks_are_found(gold):
    text, true = ends(gold["sentences"])
    found = {end for _, end in sentences(text, 0, len(text), gold["language"])} - {len(text)}
    f1 = 2 * len(found & true) / (len(found) + len(true))
    assert f1 >= FLOORS[gold["language"]], f"{f1:.2f}"


@settings(deadline=None, max_examples=60)
@given(TEXTS)
def test_every_letter_and_digit_lies_in_one_sentence_and_sentences_follow_each_other(text):
    found = sentences(text, 0, len(text))
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    inside = {place for start, end in found for place in range(start, end)}
    assert {place for place, letter in enumerate(text) if letter.isalpha() or letter.isdecimal()} <= inside
    assert all(not text[start].isspace() and not text[end - 1].isspace() for start, end in found)


@settings(deadline=None, max_examples=30)
@given(TEXTS, st.integers(0, 40), st.lists(st.integers(0, 400), max_size=5))
def test_only_the_stretch_asked_for_is_split(text, start, breaks):
    start = min(start, len(text))
    assert all(start <= a < b <= len(text) for a, b in sentences(text, start, len(text), "und", breaks))


def test_a_stretch_is_split_as_the_same_text_alone():
    text, _ = ends(GOLD[0]["sentences"])
    moved = sentences(f"Title\n\n{text}\n", 7, 7 + len(text))
    assert [(a - 7, b - 7) for a, b in moved] == sentences(text, 0, len(text))


def test_case_and_digits_tell_the_model_nothing():
    text, _ = ends(GOLD[0]["sentences"])
    assert sentences(text.upper(), 0, len(text)) == sentences(text, 0, len(text))
    assert plain("20-20") == plain("19-45") == "00-00"


def test_a_pause_makes_an_end_more_likely_and_takes_none_away():
    text, _ = ends(GOLD[0]["sentences"])
    places = [place for place, letter in enumerate(text) if letter == " "]
    without = {end for _, end in sentences(text, 0, len(text))}
    paused = {end for _, end in sentences(text, 0, len(text), "en", places)}
    assert without < paused
    assert paused - without <= set(places)


def test_a_full_stop_that_is_there_is_heeded():
    text = "we looked at the red one. the blue one was gone"
    assert text.index(".") + 1 in {end for _, end in sentences(text, 0, len(text))}


def test_a_long_text_is_read_like_its_parts_far_from_the_seams():
    text = " ".join(ends(GOLD[0]["sentences"])[0] for _ in range(30))
    once = log_odds(text.split())
    size = len(text.split()) // 30
    middle = slice(7 * size, 8 * size)
    again = log_odds(text.split()[5 * size : 10 * size])[2 * size : 3 * size]
    assert np.mean((once[middle] > 0) == (again > 0)) > 0.95


def test_words_are_known_by_rows_of_the_table():
    assert len(rows("häuser")) == SLOTS
    assert rows("häuser")[4:] != rows("hauser")[4:] or rows("häuser") != rows("hauser")
    assert max(rows("häuser")) < len(network().table) - 1


def test_nothing_to_say_is_no_sentence():
    assert sentences("", 0, 0) == []
    assert sentences(" — … 👍 ", 0, 7) == []
