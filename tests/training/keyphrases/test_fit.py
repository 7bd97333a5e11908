from __future__ import annotations

import numpy as np
import pytest

from pipeline.keyphrases.parts import END, START, TAGS
from pipeline.topics.concepts.read import COLUMNS
from training.keyphrases.counts import MARKS, Stream
from training.keyphrases.fit import Learnt, learn
from training.keyphrases.seeds import Seed, seeds

# The commonest words are contexts; what is learnt of them needs many others.
NOUNS = [
    f"{stem}{number}{end}" for stem in ("mol", "tav", "rik") for number in range(40) for end in ("a", "ot")
]
VERBS = [
    f"{stem}{number}{end}" for stem in ("sed", "lum", "fak") for number in range(40) for end in ("it", "us")
]
OTHERS = [Seed("quo", "A", "quo"), Seed("sin", "O", "sin")]


def spoken(nouns: list[str], verbs: list[str]) -> Stream:
    """Return a made-up language in which an article stands before a noun, and a pronoun before a verb."""
    words: list[str] = []
    for number in range(6_000):
        noun, verb = nouns[number % len(nouns)], verbs[(number * 11) % len(verbs)]
        pattern = ("le", noun, "mi", verb) if number % 2 else ("mi", verb, "le", noun)
        words += [START, *pattern, END]
    forms = (*MARKS, *dict.fromkeys(word for word in words if word not in MARKS))
    number_of = {form: number for number, form in enumerate(forms)}
    stream = np.array([number_of[word] for word in words], np.int32)
    return Stream(forms, stream, np.zeros(len(forms)), nouns_have_capitals=False)


def seeded(words: list[str], tag: str) -> list[Seed]:
    return [Seed(word, tag, word[:3]) for word in words]


@pytest.fixture(scope="module")
def learnt() -> Learnt:
    known = [*seeded(NOUNS[:160], "N"), *seeded(VERBS[:160], "V"), *OTHERS]
    return learn(spoken([*NOUNS, "quo"], [*VERBS, "sin"]), known)


def test_words_are_tagged_by_their_neighbours(learnt: Learnt) -> None:
    tagged = dict(zip(learnt.forms, learnt.probabilities.argmax(1), strict=True))
    assert {TAGS[tagged[word]] for word in NOUNS[160:]} == {"N"}
    assert {TAGS[tagged[word]] for word in VERBS[160:]} == {"V"}
    assert learnt.probabilities.sum(1) == pytest.approx(1.0)


def test_a_neighbour_speaks_for_the_tag_it_stands_beside(learnt: Learnt) -> None:
    before = learnt.left[learnt.contexts.index("le")]
    assert before[TAGS.index("N")] > before[TAGS.index("V")]


@pytest.mark.parametrize("lexicon", COLUMNS)
def test_seeds_of_each_language_have_all_tags_and_no_form_twice(lexicon: str) -> None:
    found = seeds(lexicon)
    assert {seed.tag for seed in found} == set(TAGS)
    assert len({seed.form for seed in found}) == len(found) > 1_000
