"""Floors on calls and treebanks that trained nothing; they lie in ../shared/data, where that exists."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from benchmarks.speech_sentences import boundaries, written_score
from training.unpunctuated.calls import calls, gold, heard, projected
from training.unpunctuated.measure import ends, pauses, score

DATA = Path(__file__).parents[4] / "shared" / "data"

pytestmark = pytest.mark.skipif(
    not (DATA / "speech" / "earnings21").is_dir(),
    reason="no ../shared/data here: held-out calls not measured",
)


def test_the_split_is_by_call():
    parts = [set(calls(DATA, part)) for part in ("train", "dev", "test")]
    assert sum(map(len, parts)) == len(set.union(*parts)) == 22


def test_ends_in_gold_words():
    texts = [gold(DATA, call) for call in calls(DATA, "test")]
    found = score([boundaries([row.word for row in text]) for text in texts], [ends(text) for text in texts])
    assert found.f1 >= 0.71, found


def test_ends_in_what_a_recogniser_heard():
    heards = [projected(gold(DATA, call), heard(DATA, "google", call)) for call in calls(DATA, "test")]
    found = score([boundaries([row.word for row in one]) for one in heards], [ends(one) for one in heards])
    assert found.f1 >= 0.66, found


@pytest.mark.parametrize(
    ("name", "floor"),
    [("ewt", 0.53), ("talbanken", 0.56), ("da", 0.55), ("hr", 0.45), ("sr", 0.57), ("sr-cyrl", 0.54)],
)
def test_ends_in_treebanks(name, floor):
    assert written_score(DATA, name).f1 >= floor


def test_pauses_help():
    call = calls(DATA, "test")[1]
    assert np.isfinite([word.start_s for word in heard(DATA, "google", call)]).all()
    words = heard(DATA, "google", call)
    truth = projected(gold(DATA, call), words)
    plain = [row.word for row in truth]
    without, with_them = (
        score([boundaries(plain, breaks)], [ends(truth)]).f1 for breaks in (None, pauses(words))
    )
    assert with_them > without + 0.02
