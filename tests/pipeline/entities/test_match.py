from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.entities.knowledge import knowledge
from pipeline.entities.match import find
from pipeline.entities.normal import words


def matched(text, language="en"):
    return find(text, words(text), language, knowledge())


NAMES = ["Serbia", "United Nations", "Sergey Lavrov", "Косово", "NATO", "St. Petersburg", "Österreich", "FN"]


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.tuples(st.text(max_size=30), st.sampled_from(NAMES)), max_size=6),
    st.sampled_from(["en", "sv", "ru", "und"]),
)
def test_matches_lie_in_the_text_in_order_without_overlap(parts, language):
    text = "".join(noise + name for noise, name in parts)
    places = [(hit.start, hit.end) for hit in matched(text, language)]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(left[1] <= right[0] for left, right in zip(places, places[1:], strict=False))


@settings(deadline=None, max_examples=100)
@given(
    st.sampled_from(["Serbia", "United Nations", "Kosovo"]),
    st.sampled_from([" ", "\n", ", ", "«", "🙂", "#"]),
)
def test_a_name_between_marks_is_found_at_its_characters(name, mark):
    text = f"🙂 word{mark}{name}{mark}word"
    assert [text[hit.start : hit.end] for hit in matched(text)] == [name]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Serbian", "en", []),
        ("Serbiaville NATOs UNIX", "en", []),
        ("serbia and us", "en", []),
        ("#UNReform and #Serbia", "en", ["Serbia"]),
        ("Bosnia and Herzegovina", "en", ["Bosnia and Herzegovina"]),
        ("Guinea-Bissau", "en", ["Guinea-Bissau"]),
        ("Bosnia\nand Herzegovina", "en", ["Bosnia\nand Herzegovina"]),
        ("Burkina\n\nFaso", "en", []),
        ("The U.S. and the US", "en", ["U.S.", "US"]),
        ("Island", "sv", ["Island"]),
        ("The Island", "en", []),
        ("Finland", "en", ["Finland"]),
        ("", "en", []),
    ],
)
def test_whole_words_only(text, language, names):
    assert [text[hit.start : hit.end] for hit in matched(text, language)] == names


def test_a_megabyte_takes_no_more_than_a_few_seconds():
    text = "The delegation spoke about the harvest, and Serbia agreed with the United Nations. " * 6000
    knowledge()
    start = time.process_time()
    matched(text)
    assert len(text) / (time.process_time() - start) > 150_000


def test_a_cyrillic_name_in_a_latin_text_is_its_own_languages() -> None:
    """Москва is Moscow in German too, not only the town in Idaho that has it as an unmarked alias."""
    kb = knowledge()
    (hit,) = matched("Москва", "de")
    assert {kb.country[kb.owner[row]] for row in hit.rows} >= {"ru", "us"}
    assert not any(kb.language[row] == "ru" for one in matched("Moskau", "sv") for row in one.rows)
