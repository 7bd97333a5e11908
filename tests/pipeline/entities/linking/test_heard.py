"""The matcher's hits in text without capitals."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.entities.knowledge import knowledge
from pipeline.entities.linking.heard import hits
from pipeline.entities.match import find
from pipeline.entities.normal import words


def _hits(text: str, language: str = "en") -> list[str]:
    return [text[one.start : one.end] for one in hits(text, words(text), language, knowledge())]


def test_names_are_heard_and_words_are_not() -> None:
    found = _hits("they told us that may is when nato and the eu look at kosovo")
    assert {"nato", "eu", "kosovo"} <= set(found)
    assert not {"us", "may"} & set(found)


def test_text_with_capitals_is_matched_as_ever() -> None:
    text = "Ministers of NATO met us in Kosovo."
    assert hits(text, words(text), "en", knowledge()) == find(text, words(text), "en", knowledge())


@given(st.text(max_size=60))
def test_hits_lie_in_the_text(text: str) -> None:
    spoken = words(text)
    for one in hits(text, spoken, "en", knowledge()):
        assert 0 <= one.first < one.last <= len(spoken)
        assert one.start == spoken[one.first].start
