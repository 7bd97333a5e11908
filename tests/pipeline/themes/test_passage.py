"""Sentences become passages."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pipeline.themes.passage import ENOUGH_WORDS, LEAST_WORDS, Passage, passages

SHARED = {
    "document_id": "a",
    "revision": 1,
    "block_no": 0,
    "turn_no": None,
    "language": "en",
    "entity_ids": ["Q1"],
    "topics": ["medtop:1"],
}


def sentence(number: int, words: int, **other: Any) -> dict[str, Any]:
    return {**SHARED, "sentence_no": number, "text": " ".join(["word"] * words), **other}


def spans(found: list[Passage]) -> list[tuple[int, int]]:
    return [(one.first_sentence, one.last_sentence) for one in found]


def test_sentences_are_put_together_until_they_are_enough() -> None:
    found = list(passages(sentence(number, 20) for number in range(6)))
    assert spans(found) == [(0, 2), (3, 5)]
    assert found[0].entities == ("Q1",) * 3
    assert found[0].topics == ("medtop:1",)
    assert (found[0].unit, found[0].unit_no, found[0].sentence_nos) == ("document", 0, (0, 1, 2))


def test_a_short_rest_joins_the_passage_before_it() -> None:
    assert spans(list(passages(sentence(number, 20) for number in range(4)))) == [(0, 3)]


def test_a_turn_a_block_or_a_language_begins_another() -> None:
    rows = [
        sentence(0, 20),
        sentence(1, 20, block_no=1),
        sentence(2, 20, block_no=1, turn_no=3),
        sentence(3, 20, block_no=1, turn_no=3, language="de"),
        sentence(0, 20, document_id="b"),
    ]
    found = list(passages(rows))
    assert spans(found) == [(0, 0), (1, 1), (2, 2), (3, 3), (0, 0)]
    assert [(one.unit, one.unit_no) for one in found] == [
        ("document", 0), ("document", 0), ("turn", 3), ("turn", 3), ("document", 0),
    ]  # fmt: skip


def test_what_is_too_short_is_left_out() -> None:
    assert not list(passages([sentence(0, LEAST_WORDS - 1)]))
    assert list(passages([sentence(0, LEAST_WORDS)]))


@given(st.lists(st.integers(0, 90), max_size=30))
def test_no_sentence_is_in_two_and_none_of_a_long_text_is_lost(lengths: list[int]) -> None:
    found = list(passages(sentence(number, count) for number, count in enumerate(lengths)))
    numbers = [number for one in found for number in one.sentence_nos]
    assert numbers == sorted(set(numbers))
    if sum(lengths) >= ENOUGH_WORDS:
        assert len(numbers) == len(lengths)
