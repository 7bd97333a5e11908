"""What stands for the same in two languages is the same term."""

from __future__ import annotations

import time
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.themes.concepts import CONCEPT, concepts
from pipeline.themes.terms import is_shared
from pipeline.topics.concepts.read import dictionary


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("the goalkeeper", "en"), ("вратарь", "ru")),
        (("greenhouse gas emissions", "en"), ("Treibhausgase und Emissionen", "de")),
        (("klimatförändring", "sv"), ("changement climatique", "fr")),
    ],
)
def test_languages_meet_in_concepts(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert set(concepts(*one)) & set(concepts(*other))


def test_a_concept_counts_as_often_as_it_is_said_and_is_of_any_language() -> None:
    found = Counter(concepts("The goalkeeper saw the other goalkeeper.", "en"))
    assert [count for term, count in found.items() if "sport" in term] == [2]
    assert all(is_shared(term) for term in found)


def test_labels_of_media_topics_are_no_terms() -> None:
    said = " ".join(
        " ".join(term.words).replace("*", "") for term in dictionary().terms if term.lexicon == "en"
    )
    found = set(concepts(said, "en"))
    assert len(found) > 1_000
    assert not any(term.startswith(f"{CONCEPT}label:") for term in found)


def test_thanks_and_forms_of_address_are_no_terms() -> None:
    assert not list(concepts("Thank you, Mr President. Ladies and gentlemen, good morning.", "en"))
    assert list(concepts("The president held a summit.", "en"))


@given(st.text(max_size=80), st.sampled_from(["en", "ru", "sh", "fi", ""]))
def test_any_text_is_answered(text: str, lexicon: str) -> None:
    found = list(concepts(text, lexicon))
    assert all(term.startswith(CONCEPT) for term in found)
    assert lexicon in ("en", "ru", "sh") or not found


@pytest.mark.parametrize("text", ["bridge" * 170_000, "bridge " * 140_000, "1 " * 500_000])
def test_hostile_text_takes_no_time(text: str) -> None:
    start = time.perf_counter()
    assert sum(1 for _ in concepts(text, "en")) <= 140_000 * 3
    assert time.perf_counter() - start < 4
