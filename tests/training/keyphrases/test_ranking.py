from __future__ import annotations

import pytest

from pipeline.keyphrases.rank import FEATURES, weights
from pipeline.topics.words import LEXICON_OF
from training.keyphrases.ranking import Own, documents, examples, fit, key

OWN = documents()


def test_there_are_documents_in_nine_languages_and_each_names_its_phrases() -> None:
    assert {own.language for own in OWN} == set(LEXICON_OF) - {"bs", "sh"}
    for own in OWN:
        assert len(own.phrases) >= 5
        assert all(own.never)


@pytest.mark.parametrize("own", OWN, ids=lambda own: own.text[:20])
def test_keyphrases_are_among_the_candidates(own: Own) -> None:
    rows, right = examples(own)
    assert rows.shape == (len(right), len(FEATURES))
    assert right.sum() >= 4


def test_inflected_forms_have_one_key() -> None:
    assert key("старого вокзала", "ru") == key("старый вокзал", "ru")


def test_the_stored_weights_are_about_those_that_the_documents_give() -> None:
    assert tuple(fit(OWN)[name] for name in FEATURES) == pytest.approx(weights(), abs=0.5)
