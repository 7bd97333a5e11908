from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.entities.annotate import annotate
from pipeline.entities.knowledge import knowledge
from tests.pipeline.entities.test_gold import linked

NAMES = ["Serbia", "United Nations", "Sergey Lavrov", "Косово", "NATO", "St. Petersburg", "Österreich", "FN"]


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.tuples(st.text(max_size=30), st.sampled_from(NAMES)), max_size=6),
    st.sampled_from(["en", "sv", "ru", "und"]),
)
def test_mentions_lie_in_the_text_in_order_without_overlap(parts, language):
    text = "".join(noise + name for noise, name in parts)
    found = annotate(text, [(0, len(text), language)], None, knowledge())
    places = [(item.found.start, item.found.end) for item in found]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(left[1] <= right[0] for left, right in zip(places, places[1:], strict=False))


@settings(deadline=None, max_examples=100)
@given(
    st.sampled_from(["Serbia", "United Nations", "Kosovo"]),
    st.sampled_from([" ", "\n", ", ", "«", "🙂", "#"]),
)
def test_a_name_between_marks_is_found_at_its_characters(name, mark):
    text = f"🙂 word{mark}{name}{mark}word"
    (item,) = annotate(text, [(0, len(text), "en")], None, knowledge())
    assert text[item.found.start : item.found.end] == name


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
        ("United\n\nNations", "en", []),
        ("The U.S. and the US", "en", ["U.S.", "US"]),
        ("Island", "sv", ["Island"]),
        ("The Island", "en", []),
        ("Finland", "en", ["Finland"]),
        ("", "en", []),
    ],
)
def test_whole_words_only(text, language, names):
    assert [surface for surface, _ in linked(text, language)] == names


def test_a_megabyte_takes_no_more_than_a_few_seconds():
    text = "The delegation spoke about the harvest, and Serbia agreed with the United Nations. " * 6000
    knowledge()
    start = time.process_time()
    annotate(text, [(0, len(text), "en")], None, knowledge())
    assert len(text) / (time.process_time() - start) > 150_000
