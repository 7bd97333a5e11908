from __future__ import annotations

from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.keyphrases.parts import TAGS, likeliest, parts_of, prior
from pipeline.topics.concepts.read import COLUMNS
from pipeline.topics.words import folder


@given(st.text(min_size=1, max_size=40), st.sampled_from([*COLUMNS, "fi"]))
def test_the_tags_of_any_word_have_probabilities(form: str, lexicon: str) -> None:
    shares = [exp(each) for each in prior(parts_of(lexicon), form)]
    assert len(shares) == len(TAGS)
    assert 0.8 < sum(shares) < 1.2  # stored in steps of a sixteenth


@pytest.mark.parametrize(
    ("lexicon", "noun", "verb"),
    [
        ("en", "desalination", "travelled"),
        ("sv", "muddringen", "halkade"),
        ("de", "entsalzung", "entsalzte"),
        ("fr", "dessalinisation", "dessalèrent"),
        ("es", "desalinización", "desalinizaron"),
        ("ru", "опреснение", "опреснили"),
        ("uk", "опріснення", "опріснили"),
        ("sh", "odsoljavanje", "odsolili"),
    ],
)
def test_endings_tell_words_that_are_not_known(lexicon: str, noun: str, verb: str) -> None:
    parts, fold = parts_of(lexicon), folder(lexicon)
    assert likeliest(prior(parts, fold(noun))) == "N"
    assert likeliest(prior(parts, fold(verb))) == "V"


def test_a_language_without_a_model_has_none() -> None:
    assert parts_of("fi").forms.rows == {}
