from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.entities.knowledge import knowledge
from pipeline.speakers.naming import Named, Speech, name
from pipeline.speakers.naming.types import ROLES
from tests.pipeline.speakers.naming.build import speech

CALL = [
    "Good morning and welcome to the call. I would like to turn the call over to [Vesna Marlowick]. Please go ahead.",
    "Thank you. Today with me is our chief executive [Tobin Harcastle]. I turn the call over to [Tobin].",
    "Thank you, [Vesna]. Good morning. We had a good quarter. Sales rose in all regions and costs went down.",
    "Thank you. Our first question comes from [Lena Prowitt]. Please go ahead.",
    "Good morning. [Tobin], what do you expect of the next quarter?",
    "Thank you for the question, [Lena]. We expect more of the same, and we will invest.",
]


def names(found: list[Named]) -> list[str | None]:
    return [one.candidates[0].name if one.candidates else None for one in found]


def test_the_likeliest_speakers_of_a_call() -> None:
    found = name(speech(CALL), knowledge())
    assert names(found)[1:3] == ["Vesna Marlowick", "Tobin Harcastle"]
    assert names(found)[4:] == ["Lena Prowitt", "Tobin Harcastle"]
    assert [one.role for one in found][3:] == ["moderator", "journalist", "principal"]


def test_evidence_is_a_sentence_near_the_turn() -> None:
    one = speech(CALL)
    guess = name(one, knowledge())[4].candidates[0]
    assert guess.evidence is not None
    assert "Lena" in one.text[one.sentences[guess.evidence].start : one.sentences[guess.evidence].end]


def test_a_label_is_the_truth() -> None:
    one = speech(CALL)
    turns = [
        turn._replace(label="Tobin Harcastle") if number == 2 else turn
        for number, turn in enumerate(one.turns)
    ]
    found = name(Speech(one.text, "en", tuple(turns), one.sentences, one.mentions), knowledge())
    assert found[2].name == "Tobin Harcastle"
    assert found[2].score == 1.0


def test_nobody_is_named_whom_nobody_mentions() -> None:
    found = name(speech(["Good morning. How are you?", "Fine, thank you. And you?"]), knowledge())
    assert [one.name for one in found] == [None, None]


def test_no_turns_no_names() -> None:
    assert name(speech([]), knowledge()) == []


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.text(st.sampled_from("ab [Ana Kos],.?! Мир\u0301ß\n"), min_size=1, max_size=60),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from(["en", "ru", "und", "xx"]),
)
def test_any_text_gives_a_role_and_honest_scores(lines: list[str], language: str) -> None:
    one = speech([line.replace("\n", " ") for line in lines], language=language)
    found = name(one, knowledge())
    assert len(found) == len(one.turns)
    for each in found:
        assert each.role in ROLES
        assert all(0 <= guess.score <= 1 for guess in each.candidates)
        assert each.name is None or each.score is not None


@pytest.mark.parametrize("line", ["[Ana Kos] said so. " * 40, "a, b, " * 400, "[Ab Cd], [Ef Gh], " * 40])
def test_long_turns_take_no_longer_than_they_are_long(line: str) -> None:
    short, long = speech([line] * 4), speech([line] * 16)
    name(short, knowledge())
    started = time.process_time()
    name(short, knowledge())
    middle = time.process_time()
    name(long, knowledge())
    assert time.process_time() - middle < 12 * (middle - started) + 0.5
