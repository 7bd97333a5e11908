from __future__ import annotations

import time
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.speakers.cues import CLASSES, LANGUAGES, hits
from pipeline.speakers.cues.phrases import phrases, table
from pipeline.speakers.cues.tree import Phrase, Tree

PRONOUNS = {"polite_you", "first_singular", "first_plural"}


def kinds(text: str, language: str) -> set[str]:
    return {kind for _, _, kind in hits(text.casefold().split(), language)}


def test_each_class_has_phrases_in_each_language():
    counts = Counter((kind, language) for kind, language, _ in table())
    assert {kind for kind, _ in counts} == set(CLASSES)
    fewest = {(k, lang): counts[k, lang] for k in CLASSES for lang in LANGUAGES}
    assert not {key: n for key, n in fewest.items() if n < (5 if key[0] in PRONOUNS else 12)}


def test_the_table_is_in_lower_case_sorted_and_without_repeats():
    rows = table()
    assert len(rows) == len(set(rows))
    assert not [phrase for _, _, phrase in rows if phrase != phrase.lower() or phrase != phrase.strip()]
    assert not [phrase for _, _, phrase in rows if not 1 <= len(phrase.split()) <= 6]
    by_group: dict[tuple[str, str], list[str]] = {}
    for kind, language, phrase in rows:
        by_group.setdefault((kind, language), []).append(phrase)
    assert all(group == sorted(group) for group in by_group.values())


def test_no_phrase_begins_with_any_word():
    assert not [phrase for _, _, phrase in table() if phrase.lstrip("^").startswith("*")]


def test_serbian_stands_in_both_scripts():
    cyrillic = [p for _, language, p in table() if language == "sr" and any("а" <= c <= "џ" for c in p)]
    latin = [p for _, language, p in table() if language == "sr" and any("a" <= c <= "z" for c in p)]
    assert 0.9 < len(cyrillic) / len(latin) < 1.1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_is_found_in_its_language(language):
    for kind, words in phrases(language):
        text = [word.replace("*", "anna").lstrip("^") for word in words]
        found = [(start, end) for start, end, name in hits(text, language) if name == kind]
        swallowed = any(end - start > 1 for start, end, _ in hits(text, language))
        assert any(start == 0 and end == len(text) for start, end in found) or (
            len(text) == 1 and swallowed
        ), (kind, words)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("thank you very much mr minister", "en", {"thanks", "address"}),
        ("could you tell us why", "en", {"question_word", "question_frame", "polite_you"}),
        ("the floor is yours", "en", {"gives_floor"}),
        ("tack så mycket herr talman", "sv", {"thanks", "address"}),
        ("danke für das gespräch", "de", {"closes_event"}),
        ("як ви оцінюєте", "uk", {"question_word"}),
        ("хвала на питању", "sr", {"answer_start"}),
        ("hvala na pitanju", "hr", {"answer_start"}),
        ("est-ce que vous m'entendez", "fr", {"hears", "question_word"}),
        ("мы рады приветствовать вас в москве", "ru", {"host_of_country"}),
    ],
)
def test_examples_of_exchange(text, language, expected):
    assert expected <= kinds(text, language)


@pytest.mark.parametrize("text", ["i'm fine", "i’m fine", "i m fine"])
def test_an_apostrophe_may_be_any_or_none(text):
    assert "first_singular" in kinds(text, "en")


def test_an_opening_word_counts_only_at_the_beginning():
    assert "answer_start" in kinds("no we did not", "en")
    assert "answer_start" not in kinds("we see no reason", "en")


def test_a_pronoun_inside_thanks_is_not_told_again():
    assert "polite_you" not in kinds("thank you", "en")
    assert "polite_you" in kinds("would you", "en")


def test_any_name_may_stand_in_an_introduction():
    assert (0, 5, "self_introduction") in hits("this is anna berg from the weekly".split(), "en")


def test_endings_and_any_words_of_a_tree():
    tree = Tree([Phrase("address", ("minist*",)), Phrase("thanks", ("thank", "*", "much"))])
    assert tree.find(["ministers", "thank", "x", "much", "mini"]) == [(0, 1, "address"), (1, 4, "thanks")]


def test_the_longest_phrase_of_a_class_counts():
    assert (0, 4, "thanks") in hits("thank you very much".split(), "en")
    assert (0, 2, "thanks") not in hits("thank you very much".split(), "en")


def test_languages():
    assert hits(["tack"], "und")
    assert hits(["дякую"], "und")
    assert not hits(["tack"], "en")
    assert hits(["takk"], "nn") == hits(["takk"], "nb")
    assert hits(["thanks"], "xx") == []
    assert hits([], "en") == []


@given(
    st.lists(st.sampled_from("thank you very much no i am anna minister what the of'".split()), max_size=30)
)
def test_hits_are_ordered_and_inside(words):
    found = hits(words, "en")
    assert found == sorted(found, key=lambda hit: hit[0])
    assert all(0 <= start < end <= len(words) and kind in CLASSES for start, end, kind in found)
    assert len({(start, kind) for start, _, kind in found}) == len(found)


@given(st.lists(st.text(max_size=8), max_size=20), st.sampled_from([*LANGUAGES, "und"]))
def test_any_words_do(words, language):
    again = hits(words, language)
    assert hits(tuple(words), language) == again


def test_speed(capsys):
    words = (
        "the committee met on tuesday and what we saw of the harbour was not good so i thank you " * 4000
    ).split()
    begin = time.perf_counter()
    found = hits(words, "en")
    rate = len(words) / (time.perf_counter() - begin)
    with capsys.disabled():
        print(f"\ncues: {rate:,.0f} words/s")
    assert len(found) > 4000
