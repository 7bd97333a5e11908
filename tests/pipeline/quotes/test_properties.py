import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.entities.spans import Stretch
from pipeline.quotes import Asked, Mention, quotes
from pipeline.quotes.lexicon import GROUPS

PIECES = st.sampled_from(
    "“ ” „ « » \" ' ’ ‘ – — , . : ? ! \n said that säger att заявил что rekla je da a déclaré que Anna Holm she"
    " minister laut selon enligt по словам “We ‘ ) ( not le".split(" ")
)
TEXTS = st.lists(PIECES, max_size=60).map(" ".join)
LANGUAGES = st.sampled_from([*GROUPS, "und", "fi"])


def asked(text: str, language: str) -> Asked:
    names = [at for at in range(len(text)) if text.startswith("Anna Holm", at)]
    return Asked(
        text, [Stretch(text, 0, len(text), language)], [], [Mention(at, at + 9, "PER", None) for at in names]
    )


@settings(max_examples=150, deadline=None)
@given(TEXTS, LANGUAGES)
def test_spans_lie_in_the_text_and_point_back(text: str, language: str) -> None:
    found = quotes(asked(text, language))
    for number, one in enumerate(found):
        for start, end in filter(None, ((one.start, one.end), one.cue, one.speaker)):
            assert 0 <= start < end <= len(text)
        assert one.score is not None
        assert 0 <= one.score <= 1
        assert one.parent is None or (one.parent != number and 0 <= one.parent < len(found))
        assert one.continues is None or 0 <= one.continues < number


@settings(max_examples=50, deadline=None)
@given(TEXTS, LANGUAGES)
def test_the_same_text_gives_the_same_quotes(text: str, language: str) -> None:
    assert quotes(asked(text, language)) == quotes(asked(text, language))


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.sampled_from("the port opened in May . Hamnen är stor river".split()), max_size=40), LANGUAGES
)
def test_without_marks_and_verbs_there_is_nothing(words: list[str], language: str) -> None:
    assert quotes(asked(" ".join(words), language)) == []


@pytest.mark.parametrize("language", ["en", "sv", "de", "fr", "ru", "hr"])
@pytest.mark.parametrize(
    "piece",
    [
        "“",
        "“‘",
        "«a ",
        "– sa hon, ",
        "said that ",
        "по словам ",
        "Anna Holm ",
        "minister, ",
        "a\n",
        "– a, sa\n",
    ],
)
def test_hostile_text_takes_linear_time(piece: str, language: str) -> None:
    text = piece * (12_000 // len(piece))
    started = time.process_time()
    quotes(asked(text, language))
    assert time.process_time() - started < 2


def test_stretches_are_apart() -> None:
    text = "“We will\nnot wait,” said Anna Holm."
    cut = text.index("\n")
    parts = [Stretch(text, 0, cut, "en"), Stretch(text, cut + 1, len(text), "en")]
    assert all(one.start > cut or one.end <= cut for one in quotes(Asked(text, parts)))
