from __future__ import annotations

from random import Random

import numpy as np

from pipeline.claims import Claim
from training.claims.fit import fit, softmax
from training.claims.pairs import own
from training.claims.variants import affirmed, other_number, variants


def test_a_number_is_altered_and_nothing_else():
    claim = Claim("we build forty homes by 2030", language="en")
    got = other_number(claim, Random(1))
    assert got not in (None, claim.text)
    assert got.startswith("we build")
    assert other_number(Claim("no number", language="en"), Random(1)) is None


def test_a_single_negator_is_taken_out():
    assert affirmed(Claim("we will not leave", language="en")) == "we will leave"
    assert affirmed(Claim("we will leave", language="en")) is None


def test_pairs_are_read_and_varied_alike_each_time():
    pairs = list(own())
    assert len({one.claim.language for one in pairs}) == 8
    first = [one.id for one in variants(pairs[:40])]
    assert first == [one.id for one in variants(pairs[:40])]
    assert {"altered_number", "altered_negation", "wrong_speaker", "elsewhere"} <= {
        one.kind for one in variants(pairs)
    }


def test_the_fit_finds_what_parts_the_classes():
    random = np.random.default_rng(1)
    rows = np.hstack([random.standard_normal((300, 2)), np.ones((300, 1))])
    classes = (rows[:, 0] > 0).astype(np.int64)
    weights = fit(rows, classes, np.ones(300), 2, 0.1)
    assert (softmax(rows @ weights).argmax(axis=1) == classes).mean() > 0.95
