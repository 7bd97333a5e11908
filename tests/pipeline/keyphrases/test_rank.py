from __future__ import annotations

import time
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from pipeline.keyphrases.candidates import Candidate
from pipeline.keyphrases.rank import MOST, WORDS_FOR_ONE, count, rank

WORDS = ("keeper", "lamp", "light", "harbour", "ice")


def said(*phrases: str, named: bool = False, bits: float = 12.0) -> list[Candidate]:
    """Return candidates that stand one after the other, as many as given."""
    found, at = [], 0
    for phrase in phrases:
        found.append(Candidate(at, at + len(phrase), tuple(phrase.split()), bits, named, True))
        at += len(phrase) + 2
    return found


def within(phrase: str, *, times: int) -> list[Candidate]:
    """Return a phrase said so many times, with all the phrases inside it."""
    found = []
    for at in range(0, times * 100, 100):
        words = phrase.split()
        for first in range(len(words)):
            for last in range(first, len(words)):
                start = at + len(" ".join(words[:first])) + (first > 0)
                run = words[first : last + 1]
                found.append(Candidate(start, start + len(" ".join(run)), tuple(run), 12.0, True, True))
    return found


candidates = st.builds(
    lambda at, words, bits, named, dense: Candidate(
        at, at + len(" ".join(words)), tuple(words), bits, named, dense
    ),
    st.integers(0, 500),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=4),
    st.floats(1, 20),
    st.booleans(),
    st.booleans(),
)


@given(st.lists(candidates, max_size=60), st.integers(0, 2_000))
def test_phrases_come_strongest_first_from_one_and_no_more_than_allowed(
    found: list[Candidate], words: int
) -> None:
    phrases = rank(found, words)
    scores = [phrase.score for phrase in phrases]
    assert len(phrases) <= min(MOST, 1 + words // WORDS_FOR_ONE)
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    assert scores[:1] in ([], [1.0])
    places = {(each.start, each.end) for each in found}
    assert all(set(phrase.places) <= places for phrase in phrases)


@given(st.lists(candidates, max_size=40), st.integers(0, 500))
def test_the_order_does_not_hang_on_chance(found: list[Candidate], words: int) -> None:
    assert rank(found, words) == rank(list(found), words)


def test_nothing_gives_nothing() -> None:
    assert rank([], 0) == []


def test_all_places_of_a_phrase_are_counted() -> None:
    (phrase,) = count(said("lamp", "lamp", "lamp")).values()
    assert phrase.places == [(0, 4), (6, 10), (12, 16)]


def test_what_is_only_said_inside_a_longer_phrase_is_not_listed() -> None:
    phrases = rank(within("light house keeper", times=3), 500)
    assert [len(phrase.places) for phrase in phrases] == [3]
    assert phrases[0].places[0] == (0, len("light house keeper"))


def test_what_also_stands_alone_is_listed_beside_the_longer_phrase() -> None:
    alone = [
        each._replace(start=each.start + 900, end=each.end + 900)
        for each in said("keeper", "keeper", named=True)
    ]
    phrases = rank([*within("light keeper", times=2), *alone], 500)
    assert [len(phrase.places) for phrase in phrases] == [2, 4]


def test_once_is_enough_for_a_name_and_not_for_a_common_word() -> None:
    assert rank(said("lamp"), 500) == []
    assert len(rank(said("lamp", named=True), 500)) == 1


def test_a_short_text_has_few_phrases() -> None:
    assert len(rank(said(*WORDS, named=True), WORDS_FOR_ONE - 1)) == 1
    assert len(rank(said(*WORDS, named=True), 500)) == len(WORDS)


def test_a_hundred_thousand_candidates_take_linear_time() -> None:
    random = Random(6)
    phrases = [
        " ".join(random.choice(WORDS) + str(random.randrange(3_000)) for _ in range(4))
        for _ in range(100_000)
    ]
    began = time.perf_counter()
    assert len(rank(said(*phrases, named=True), 400_000)) == MOST
    assert time.perf_counter() - began < 20
