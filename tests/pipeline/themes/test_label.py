"""Phrases of a theme, in the words of those who speak of it."""

from __future__ import annotations

import numpy as np

from pipeline.themes.label import languages, phrases, scores, sentence
from pipeline.themes.passage import Passage
from pipeline.themes.represent import counted

LINES = (
    "The grain corridor must stay open, and the harbour pilots need insurance for it.",
    "Without the grain corridor the silos of the delta stay full until spring.",
    "Ships wait for the grain corridor; the harbour pilots wait for an answer.",
)
OTHERS = (
    "The schools of the county get new kitchens before the summer holidays begin.",
    "Teachers ask for smaller classes and for more time with the youngest pupils.",
)


def told(text: str, number: int, language: str = "en") -> Passage:
    return Passage(f"{language} {number}", 1, "document", 0, 0, 0, language, (text,), (0,))


MEMBERS = [told(text, number) for number, text in enumerate(LINES)]
ALL = [*MEMBERS, *(told(text, 10 + number) for number, text in enumerate(OTHERS))]


def test_the_phrases_that_recur_are_found_as_they_are_said() -> None:
    (telling,) = scores(counted(ALL), [np.arange(3)])
    found = [one.phrase for one in phrases(MEMBERS, telling, "en", 3)]
    assert found[:2] == ["grain corridor", "harbour pilots"] or found[:2] == [
        "harbour pilots",
        "grain corridor",
    ]
    assert not any("school" in term for term in telling)


def test_no_phrase_repeats_the_words_of_another() -> None:
    (telling,) = scores(counted(ALL), [np.arange(3)])
    words = [word for one in phrases(MEMBERS, telling, "en", 5) for word in one.phrase.split()]
    assert len(words) == len(set(words))


def test_the_most_telling_sentence_is_the_example() -> None:
    (telling,) = scores(counted(ALL), [np.arange(3)])
    passage = MEMBERS[0]._replace(texts=("Good evening to all of you.", LINES[1]), sentence_nos=(4, 5))
    assert sentence(passage, telling) == 1


def test_languages_are_heard_from_a_share_on() -> None:
    members = [told("", one, language) for one, language in enumerate(["ru"] * 12 + ["en"] * 7 + ["sv"])]
    assert languages(members) == ["ru", "en"]
