from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.speakers.changes import changes, is_exchange
from pipeline.speakers.changes.words import NUMBERS, WIDTH, read
from pipeline.speakers.spoken import Spoken

CALL = {
    "en": (
        "Our revenue grew by four percent in the third quarter.",
        "Costs came down in every region.",
        "With that, I will hand it back to the operator.",
        ">Thank you.",
        "Our first question comes from Ada Ek with Harbour Research.",
        "Please go ahead.",
        ">Good morning, and thanks for taking my question.",
        "Could you tell us how much of the growth came from the new line?",
        ">Sure, Ada.",
        "About half of it came from the new line, and the rest from services.",
        "We expect that to go on into next year.",
    ),
    "sv": (
        "Vi har haft mycket bra samtal i dag.",
        "Samarbetet om färjorna fortsätter som planerat.",
        "Nu tar vi frågor.",
        ">Ada Ek, Skärgårdsnytt.",
        "Min fråga går till ministern: när öppnar linjen?",
        ">Tack för frågan.",
        "Linjen öppnar i maj, och biljetterna släpps i mars.",
    ),
}
LETTERS = st.text(st.characters(codec="utf-8"), max_size=120)


def spoken(lines, language):
    return [Spoken(line.removeprefix(">"), language) for line in lines]


@pytest.mark.parametrize("language", sorted(CALL))
def test_cued_changes_are_found(language):
    lines = CALL[language]
    found = [number for number, one in enumerate(changes(spoken(lines, language))) if one.begins]
    assert found == [0, *(number for number, line in enumerate(lines) if line.startswith(">"))]


def test_one_voice_stays_one_turn():
    lines = [
        "The harbour was founded three hundred years ago.",
        "It has grown with the town ever since.",
        "Most of the grain of the region passes through it.",
        "The new quay will be opened next summer.",
        "It will take ships of twice the length.",
    ]
    assert [one.begins for one in changes(spoken(lines, "en"))] == [True, False, False, False, False]


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(LETTERS, st.booleans(), st.none() | st.floats(0, 1e6)), max_size=12))
def test_any_text_has_scores_between_nought_and_one(lines):
    sentences = [Spoken(text, "und", opens, pause) for text, opens, pause in lines]
    found = changes(sentences)
    assert len(found) == len(sentences)
    assert all(0 <= one.score <= 1 + 1e-9 for one in found)
    assert found == changes(sentences)
    assert not found or found[0].begins


def test_what_is_read_of_a_sentence():
    seen = read([Spoken("Thank you. Why?", "en"), Spoken("word " * 100, "en")])
    assert seen.forms[0] == ["thank", "you", "why", "?"]
    assert len(seen.forms[1]) == WIDTH
    assert seen.numbers.shape == (2, NUMBERS)
    assert seen.classes[0].any()


def test_a_long_speech_is_read_in_parts_that_agree():
    lines = list(CALL["en"]) * 120
    whole = [one.begins for one in changes(spoken(lines, "en"))]
    period = len(CALL["en"])
    middle = [whole[start : start + period] for start in range(10 * period, 100 * period, period)]
    assert sum(row == middle[0] for row in middle) >= len(middle) - 2


def test_a_report_is_no_exchange_and_a_briefing_is():
    report = spoken(
        (
            "The council met on Monday.",
            "Who pays for the bridge?",
            "That was the question of the evening.",
            "The members agreed on a loan of two million.",
            "Work starts in spring.",
        ),
        "en",
    )
    briefing = spoken(CALL["en"], "en")
    assert not is_exchange(report, changes(report))
    assert is_exchange(briefing, changes(briefing))
