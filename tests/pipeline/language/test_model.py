from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.grams import END, START, grams
from pipeline.language.lexicon import Lexicon, columns
from pipeline.language.model import Alphabet
from pipeline.language.sample import sample
from pipeline.language.south_slavic import signs
from training.language.counts import from_words, look, pack
from training.language.draw import draw
from training.language.scripts import to_cyrillic, to_latin
from training.language.store import as_alphabet
from training.language.weigh import weigh

WORDS = {"sv": {"och": 30, "att": 20, "sjö": 5}, "fi": {"ja": 30, "että": 20, "yö": 5}}


def small() -> Alphabet:
    counts = {language: from_words(words) for language, words in WORDS.items()}
    seen, weights = weigh(counts, (0x61, 0x24F), 500)
    return Alphabet(("sv", "fi"), 0x61, 0x24F, seen, weights, np.zeros(2, np.float32), (1.0, 0.0))


def test_every_piece_of_a_word_is_a_gram():
    found = dict(enumerate((packed.tolist() for packed, _ in grams(["ab"])), 1))
    assert found[1] == [ord("a"), ord("b"), END]
    assert found[4] == [((START << 12 | ord("a")) << 12 | ord("b")) << 12 | END]
    assert 5 not in found


@given(st.lists(st.text("abcåš", min_size=1, max_size=6), min_size=1, max_size=5))
def test_counts_add_up(words):
    counts = from_words(dict.fromkeys(words, 1))
    letters = sum(len(word) for word in set(words))
    assert counts[0][1].sum() == letters + len(set(words))
    assert look(counts[0], np.array([pack("ж")])).tolist() == [0]


def test_weights_tell_the_languages_they_were_counted_from():
    stored = as_alphabet(small())
    sums = Lexicon((stored,)).sums(["och att sjö", "ja että yö"])[:, columns((stored,))[0]]
    assert sums.argmax(axis=1).tolist() == [0, 1]


def test_a_file_keeps_grams_and_nearly_weights():
    before = small()
    stored = as_alphabet(before)
    order = np.argsort(before.grams)
    assert stored.grams.tolist() == before.grams[order].tolist()
    assert np.abs(stored.weights - before.weights[order]).mean() < 0.3


def test_what_is_known_never_changes_an_answer():
    stored = as_alphabet(small())
    used = Lexicon((stored,))
    used.sums(["att något", "joku yö"])
    texts = ["och att sjö", "", "ja että, yö!"]
    assert np.allclose(used.sums(texts), Lexicon((stored,)).sums(texts))


def test_drawn_words_are_like_those_counted():
    drawn = draw(from_words(WORDS["sv"]), 500, seed=1)
    assert set(drawn) == {"och", "att", "sjö"}
    assert drawn["och"] > drawn["att"] > drawn["sjö"]


def test_serbian_goes_from_one_alphabet_to_the_other():
    assert to_latin("људи и њихова џеп") == "ljudi i njihova džep"
    assert to_cyrillic("ljudi i njihova džep") == "људи и њихова џеп"


def test_words_of_one_standard_are_signs():
    assert signs("tisuća")["hr"] > 0 > signs("hiljada")["hr"]
    assert signs("organizovati")["hr"] < 0
    assert signs("ona") == {}


@given(st.text(max_size=9000))
def test_a_sample_is_short_and_of_the_text(text):
    part = sample(text)
    assert len(part) <= 2004
    assert all(piece in text for piece in part.split("\n")) or part == text
