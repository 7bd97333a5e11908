"""Floors on the held-out treebanks, where the data is at hand; `python -m benchmarks.sentences` prints the figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.sentences import score_text
from training.punctuated.corpora import held_out, rejoined, training

DATA = Path(__file__).parents[4] / "shared" / "data"
FLOORS = {"en_ewt": 0.875, "da_ddt": 0.96, "hr_set": 0.97, "sr_set": 0.965, "sv_talbanken": 0.975,
          "norne_nob": 0.97, "norne_nno": 0.96, "germeval2014": 0.975, "factrueval": 0.945, "wikigold": 0.965}  # fmt: skip

pytestmark = pytest.mark.skipif(not DATA.exists(), reason=f"the shared data is not at {DATA}")


@pytest.fixture(scope="module")
def corpora():
    return {corpus.name: corpus for corpus in held_out(DATA)}


@pytest.mark.parametrize("name", FLOORS)
def test_held_out(corpora, name):
    text, ends = rejoined(corpora[name].documents)
    assert score_text(text, ends, corpora[name].language).f1 >= FLOORS[name]


def test_no_held_out_block_is_trained_on(corpora):
    seen = {tuple(d[:20]) for corpus in training(DATA) for d in corpus.documents if len(d) >= 20}
    assert seen
    assert not [
        n for n, c in corpora.items() if any(tuple(d[:20]) in seen for d in c.documents if len(d) >= 20)
    ]
