from __future__ import annotations

import string

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.topics.grams import known_by
from pipeline.topics.model import model
from pipeline.topics.ngrams import ngrams, tree

WORDS = st.lists(
    st.text(st.sampled_from(string.ascii_lowercase + "åäößéžабвгщьюяії'’𝒳ʼ"), min_size=1, max_size=50),
    max_size=6,
)


@settings(deadline=None)
@given(WORDS)
def test_many_words_have_the_ngrams_of_each(words: list[str]) -> None:
    row = model().grams.row
    rows, counts = ngrams(words, model().tree)
    each = [known_by(word, "en").grams for word in words]
    assert counts.tolist() == [len(grams) for grams in each]
    assert rows.tolist() == [row.get(gram, -1) for grams in each for gram in grams]


@settings(deadline=None)
@given(
    st.lists(st.text("<ab>c", min_size=1, max_size=5), unique=True, max_size=30), st.text("abcd", max_size=9)
)
def test_a_tree_holds_what_it_was_made_of(names: list[str], word: str) -> None:
    grams = known_by(word, "en").grams
    places = {name: place for place, name in enumerate(names)}
    rows, _ = ngrams([word], tree(names))
    assert rows.tolist() == [places.get(gram, -1) for gram in grams]


def test_no_words_have_no_ngrams() -> None:
    rows, counts = ngrams([], model().tree)
    assert (len(rows), len(counts)) == (0, 0)
    assert np.issubdtype(rows.dtype, np.integer)
