from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.segment import boundaries
from pipeline.segment.lanes import lane, sentences
from pipeline.segment.unpunctuated import boundaries as unpunctuated
from pipeline.segment.unpunctuated.features import words

GOLD = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "gold/speech.jsonl").read_text("utf-8").splitlines()
]
TEXTS = (
    st.text(alphabet=st.sampled_from("ab zO.,?!…’'\n\t-—0ßяЖ中é\u0301👍\u200b\u00a0"), max_size=300)
    | st.text()
)
LIST = "\n".join(
    ["Dana Holloway", "Peter Marsh", "Annual Report", "Northern Plant", "Board of Directors"] * 12
)


def written(gold: dict) -> str:
    return " ".join(gold["sentences"])


def bare(text: str) -> str:
    return " ".join(word.text for word in words(text, 0, len(text)))


def way(text: str) -> str:
    return lane(text, 0, len(text))


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold["language"])
def test_a_text_is_taken_for_what_it_shows(gold):
    text = written(gold)
    assert way(text) == "punctuated"
    assert way(bare(text)) == "unpunctuated"
    assert way(bare(text).upper()) == "unpunctuated"


def test_full_stops_without_capitals_are_no_reliable_case():
    assert way(written(GOLD[0]).lower()) == "unpunctuated"


def test_capitals_without_marks_are_no_reliable_marks():
    text = "".join(letter for letter in written(GOLD[0]) if letter not in ".,?")
    assert way(text) == "unpunctuated"


@pytest.mark.parametrize(
    "title",
    [
        "Minister meets committee on the budget for schools in the northern provinces",
        "minister meets committee on the budget",
        "MINISTER MEETS COMMITTEE ON THE BUDGET",
        "Правительство и школы: что дальше",
        "okay",
        "تصريح صحفي حول الميزانية",
        "关于预算的声明",
        LIST,
    ],
)
def test_a_title_a_list_and_one_short_sentence_stay_whole(title):
    assert way(title) == "punctuated"


def test_a_title_over_an_unpunctuated_transcript_stays_whole():
    text = "Quarterly results call with Dana Holloway\n" + bare(written(GOLD[0]))
    end = text.index("\n")
    assert sentences(text, 0, end) == [(0, end)]


def test_a_short_turn_goes_the_way_of_those_around_it():
    text = bare(written(GOLD[0]))
    start = text.index("yeah hi")
    assert lane(text, start, start + 40) == "unpunctuated"


def test_a_text_that_changes_its_manner_is_followed():
    printed = " ".join([written(GOLD[0])] * 3)
    said = " ".join([bare(written(GOLD[0]))] * 3)
    text = f"{printed} {said} {printed}"
    found = sentences(text, 0, len(text))
    first = boundaries.sentences(printed, 0, len(printed))
    assert found[: len(first) - 8] == first[: len(first) - 8]
    middle = [(a, b) for a, b in found if len(printed) < a and b < len(printed) + len(said)]
    assert len(middle) > 60
    last = [b for a, b in boundaries.sentences(text, len(printed) + len(said) + 1, len(text))][20:]
    assert set(last) <= {b for _, b in found}


def test_scripts_that_the_model_never_saw_are_left_to_their_marks():
    text = "η κυβέρνηση παρουσίασε χθες ένα νέο σχέδιο για τα σχολεία " * 10
    assert way(text) == "unpunctuated"
    assert len(sentences(text, 0, len(text), "el")) == 1


def test_the_right_splitter_is_asked():
    for gold in GOLD[:2]:
        text = bare(written(gold))
        assert sentences(text, 0, len(text)) == unpunctuated.sentences(text, 0, len(text))
        text = written(gold)
        assert sentences(text, 0, len(text)) == boundaries.sentences(text, 0, len(text))


@settings(deadline=None, max_examples=60)
@given(TEXTS, st.integers(1, 60))
def test_every_letter_and_digit_lies_in_one_sentence(text, times):
    text = text[:200] * times
    found = sentences(text, 0, len(text))
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    inside = {place for start, end in found for place in range(start, end)}
    assert {place for place, letter in enumerate(text) if letter.isalpha() or letter.isdecimal()} <= inside
    assert all(not text[start].isspace() and not text[end - 1].isspace() for start, end in found)
