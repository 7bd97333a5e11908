"""Passages as vectors: alike where they speak of the same, in whatever order or language."""

from __future__ import annotations

import time

import numpy as np
import pytest

from pipeline.themes.passage import Passage
from pipeline.themes.represent import counted, represent
from pipeline.themes.terms import terms
from tests.pipeline.themes.talk import passage, talk

SUBJECTS = ("harbour", "school", "forest", "energy")


@pytest.fixture(scope="module")
def mixed() -> list[Passage]:
    said = [
        one for subject in SUBJECTS for language in ("en", "de") for one, _ in talk(subject, 1, 40, language)
    ]
    return sorted(said, key=lambda one: one.key)


def subject(one: Passage) -> str:
    return one.document_id.split(" ")[0]


def test_rows_have_length_one_and_subjects_lie_apart(mixed: list[Passage]) -> None:
    vectors = represent(mixed, counted(mixed))
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(mixed)), abs=1e-5)
    near = vectors @ vectors.T
    same = np.array([[subject(one) == subject(other) for other in mixed] for one in mixed])
    other_language = np.array([[one.language != other.language for other in mixed] for one in mixed])
    assert near[same & other_language].mean() > 0.4 > near[~same].mean() + 0.3


def test_names_tie_languages_that_share_no_word(mixed: list[Passage]) -> None:
    russian = [
        one._replace(language="ru", texts=(_cyrillic(one.texts[0]),)) for one in mixed if one.language == "de"
    ]
    english = [one for one in mixed if one.language == "en"]
    named = [one._replace(entities=_ids(one, place)) for place, one in enumerate((*english, *russian))]
    vectors = represent(named, counted(named))
    half = len(english)
    near = vectors[:half] @ vectors[half:].T
    same = np.array([[subject(one) == subject(other) for other in russian] for one in english])
    assert near[same].mean() > near[~same].mean() + 0.3


def _ids(one: Passage, place: int) -> tuple[str, ...]:
    return tuple(f"Q{subject(one)}{number % 8}" for number in (place, 3 * place + 1))


def _cyrillic(text: str) -> str:
    letters = dict(zip("bdfgklmnprstvzaeiou", "жцшщчъыьэюябдфгклмн", strict=True))
    return "".join(letters.get(one, one) for one in text.lower())


def test_few_or_empty_passages_have_vectors_too() -> None:
    assert represent([], counted([])).shape[0] == 0
    one = [passage("harbour", "0")]
    assert represent(one, counted(one)).shape[0] == 1
    empty = [Passage(str(n), 1, "document", 0, 0, 0, "en", ("...",), (0,)) for n in range(5)]
    assert not represent(empty, counted(empty)).any()


@pytest.mark.parametrize(
    "text", ["a" * 1_000_000, "1 " * 500_000, " " * 1_000_000, "a-" * 500_000, "ab " * 333_000]
)
def test_hostile_text_takes_no_time(text: str) -> None:
    start = time.perf_counter()
    terms(Passage("a", 1, "document", 0, 0, 0, "en", (text,), (0,)))
    assert time.perf_counter() - start < 3
