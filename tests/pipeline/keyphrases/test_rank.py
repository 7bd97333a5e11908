from __future__ import annotations

import time
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from pipeline.keyphrases.candidates import Candidate
from pipeline.keyphrases.rank import FEATURES, MOST, WORDS_FOR_ONE, count, features, rank, weights
from pipeline.keyphrases.read import Word

WORDS = ("keeper", "lamp", "light", "harbour", "ice")


LENGTH = 5_000


def candidate(
    at: int, phrase: str, *, bits: float = 12.0, known: bool = False, trust: float = 1.0, tight: bool = True,
    inside: bool = False,
) -> Candidate:  # fmt: skip
    """Return a phrase with its words, each as likely and as rare as the others."""
    words, start = [], at
    for word in phrase.split():
        words.append(Word(start, start + len(word), (word,), "N", bits, known, trust))
        start += len(word) + 1
    return Candidate(at, at + len(phrase), tuple(phrase.split()), words, tight, inside)


def said(*phrases: str, known: bool = False, bits: float = 12.0) -> list[Candidate]:
    """Return candidates that stand one after the other, as many as given."""
    found, at = [], 0
    for phrase in phrases:
        found.append(candidate(at, phrase, bits=bits, known=known))
        at += len(phrase) + 2
    return found


def within(phrase: str, *, times: int) -> list[Candidate]:
    """Return a phrase said so many times, with all the phrases inside it."""
    found, words = [], phrase.split()
    for at in range(0, times * 100, 100):
        for first in range(len(words)):
            for last in range(first, len(words)):
                start = at + len(" ".join(words[:first])) + (first > 0)
                run = words[first : last + 1]
                found.append(candidate(start, " ".join(run), inside=len(run) < len(words)))
    return found


def ranked(found: list[Candidate], words: int) -> list[tuple[tuple[int, int], ...]]:
    return [phrase.places for phrase in rank(found, words, LENGTH)]


candidates = st.builds(
    lambda at, words, bits, known, tight, inside: candidate(
        at, " ".join(words), bits=bits, known=known, tight=tight, inside=inside
    ),
    st.integers(0, 500),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=4),
    st.floats(1, 20),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)


@given(st.lists(candidates, max_size=60), st.integers(0, 2_000))
def test_phrases_come_strongest_first_from_one_and_no_more_than_allowed(
    found: list[Candidate], words: int
) -> None:
    phrases = rank(found, words, LENGTH)
    scores = [phrase.score for phrase in phrases]
    assert len(phrases) <= min(MOST, 1 + words // WORDS_FOR_ONE)
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    assert scores[:1] in ([], [1.0])
    places = {(each.start, each.end) for each in found}
    assert all(set(phrase.places) <= places for phrase in phrases)


@given(st.lists(candidates, max_size=40), st.integers(0, 500))
def test_the_order_does_not_hang_on_chance(found: list[Candidate], words: int) -> None:
    assert rank(found, words, LENGTH) == rank(list(found), words, LENGTH)


def test_nothing_gives_nothing() -> None:
    assert rank([], 0, 0) == []


def test_all_places_of_a_phrase_are_counted() -> None:
    (phrase,) = count(said("lamp", "lamp", "lamp")).values()
    assert phrase.places == [(0, 4), (6, 10), (12, 16)]


def test_what_is_only_said_inside_a_longer_phrase_is_not_listed() -> None:
    assert ranked(within("light house keeper", times=1), 500) == [((0, len("light house keeper")),)]


def test_what_stands_alone_elsewhere_is_listed_beside_the_longer_phrase() -> None:
    alone = [candidate(at, "keeper") for at in (900, 950)]
    places = ranked([*within("light keeper", times=2), *alone], 500)
    assert sorted(len(each) for each in places) == [2, 4]


def test_once_is_enough_for_a_tight_phrase_and_not_for_a_loose_one() -> None:
    assert ranked([candidate(0, "lamp in harbour", tight=False)], 500) == []
    twice = [candidate(at, "lamp in harbour", tight=False) for at in (0, 50)]
    assert len(ranked(twice, 500)) == 1
    assert len(ranked([candidate(0, "lamp")], 500)) == 1


def test_what_is_said_more_often_by_itself_is_stronger() -> None:
    assert ranked(said("lamp", "ice", "lamp"), 500)[0] == ((0, 4), (11, 15))


def test_what_may_be_a_verb_is_weaker() -> None:
    found = [candidate(0, "lamp", trust=0.4), candidate(10, "lime", trust=1.0)]
    assert ranked(found, 500)[0] == ((10, 14),)


def test_each_feature_has_a_weight() -> None:
    (one,) = count(said("light keeper")).values()
    assert len(weights()) == len(features(one, LENGTH)) == len(FEATURES)


def test_a_short_text_has_few_phrases() -> None:
    assert len(ranked(said(*WORDS), WORDS_FOR_ONE - 1)) == 1
    assert len(ranked(said(*WORDS), 500)) == len(WORDS)


def test_a_hundred_thousand_candidates_take_linear_time() -> None:
    random = Random(6)
    phrases = [
        " ".join(random.choice(WORDS) + str(random.randrange(3_000)) for _ in range(4))
        for _ in range(100_000)
    ]
    began = time.perf_counter()
    assert len(ranked(said(*phrases), 400_000)) == MOST
    assert time.perf_counter() - began < 20
