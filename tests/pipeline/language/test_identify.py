from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language import UNKNOWN, differ, identify, identify_many, identify_many_within, identify_within
from pipeline.language.evidence import languages

GOLD = [
    (row["language"], row["text"])
    for row in map(json.loads, Path("tests/gold/languages.jsonl").read_text("utf-8").splitlines())
]
KNOWN = [(language, text) for language, text in GOLD if language != UNKNOWN]
# What stands beside a language of its own must be far from it for one sentence to part them.
AWAY = [
    (language, text) for language, text in KNOWN if language not in ("hr", "bs", "sr", "nb", "nn", "da", "sv")
]


@pytest.mark.parametrize(("language", "text"), GOLD)
def test_sentences_are_told_or_refused(language, text):
    assert identify(text).language == language
    assert identify(text * 80).language == language


@pytest.mark.parametrize(("language", "text"), AWAY)
def test_a_sentence_in_another_language_is_noticed(language, text):
    found = identify_within(text, "sv")
    assert found.language == language
    assert found.score >= 0.9


@pytest.mark.parametrize(("language", "text"), KNOWN)
def test_a_sentence_in_the_language_around_it_has_a_score(language, text):
    found = identify_within(text, language)
    assert found.language == language
    assert found.score > 0.5


@pytest.mark.parametrize("around", ["sv", "de", "en", "hr"])
@pytest.mark.parametrize(
    "text",
    [
        "NATO, Geneva",
        "#UN #OSCE #UNESCO",
        "Emmanuel Macron, Olaf Scholz",
        "Ja.",
        "Anna Lindgren, Jean-Marc Fabre",
    ],
)
def test_names_change_nothing(text, around):
    assert identify_within(text, around).language == around


@pytest.mark.parametrize("text", ["12:30 – 14:00, 25.12.2024", "", "…"])
def test_numbers_are_not_measured(text):
    assert identify_within(text, "sv") == ("sv", None)
    assert identify(text) == (UNKNOWN, None)


def test_near_languages_do_not_change_from_sentence_to_sentence():
    texts = ["To je vrlo dobro.", "Vlada će o tome odlučiti sutra.", "Hvala lijepo na pozornosti."]
    assert [found.language for found in identify_many_within(texts, ["hr"] * 3)] == ["hr"] * 3


def test_a_document_in_two_languages_keeps_both():
    texts = [dict(KNOWN)[language] for language in ("uk", "en", "uk", "ru", "en")]
    found = [one.language for one in identify_many_within(texts, ["uk"] * 5)]
    assert found == ["uk", "en", "uk", "ru", "en"]
    assert identify("\n".join(texts[::2])).language == "uk"


def test_the_middle_of_a_long_text_counts():
    swedish, english = dict(KNOWN)["sv"] + "\n", dict(KNOWN)["en"] + "\n"
    assert identify(english * 3 + swedish * 60).language == "sv"


@given(st.lists(st.text(max_size=80), max_size=4))
def test_many_are_told_as_one_by_one(texts):
    assert [language for language, _ in identify_many(texts)] == [identify(text).language for text in texts]
    around = ["sv", "qq", "sr", "und"][: len(texts)]
    together = identify_many_within(texts, around)
    assert [one.language for one in together] == [
        identify_within(text, language).language for text, language in zip(texts, around, strict=True)
    ]


@given(st.text(max_size=120))
def test_the_answer_is_a_language_or_unknown_with_a_sound_score(text):
    language, score = identify(text)
    assert language in languages()
    assert (score is None) == (language == UNKNOWN)
    assert score is None or 0 < score <= 1


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [("sv", "en", True), ("hr", "bs", False), ("da", "nb", True), ("sv", "und", False)],
)
def test_near_and_unknown_languages_do_not_differ(one, other, apart):
    assert differ(one, other) is differ(other, one) is apart
    assert not differ(one, one)
