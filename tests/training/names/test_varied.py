from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from training.names.examples import Example, Token
from training.names.varied import as_spoken, in_cyrillic, inventory, lowered, with_other_names

WINDOW = Example(
    "en",
    "test",
    frozenset({"PER", "LOC"}),
    (
        Token("Dr", False, "O"),
        Token(".", False, "O"),
        Token("A", True, "B-PER"),
        Token(".", False, "I-PER"),
        Token("Berg", True, "E-PER"),
        Token("left", True, "O"),
        Token("Oslo", True, "S-LOC"),
        Token(".", False, "O"),
    ),
)


def lawful(tags):
    opened = ""
    for tag in tags:
        if tag[0] in "BS" or tag in ("O", "?"):
            assert not opened
        if tag[0] in "IE":
            assert opened == tag[2:]
        opened = tag[2:] if tag[0] in "BI" else ""
    assert not opened


def test_speech_has_no_capitals_or_marks_and_lawful_tags():
    spoken = as_spoken(WINDOW.tokens)
    assert [token.text for token in spoken] == ["dr", "a", "berg", "left", "oslo"]
    assert [token.tag for token in spoken] == ["O", "B-PER", "E-PER", "O", "S-LOC"]


@given(
    st.lists(st.sampled_from(["O", "S-LOC", "B-PER E-PER", "B-ORG I-ORG E-ORG", "?"]), max_size=8), st.data()
)
def test_speech_keeps_tags_lawful(parts, data):
    tags = " ".join(parts).split()
    texts = [data.draw(st.sampled_from(["Word", ".", "x"])) for _ in tags]
    lawful([token.tag for token in as_spoken(tuple(map(Token, texts, [True] * len(tags), tags)))])


def test_other_names_take_the_place_of_names():
    other = WINDOW._replace(tokens=(Token("Nora", False, "B-PER"), Token("Lie", True, "E-PER")))
    tokens = with_other_names(WINDOW, inventory([other]), 1.0, np.random.default_rng(1))
    assert " ".join(token.text for token in tokens) == "Dr . Nora Lie left Oslo ."
    lawful([token.tag for token in tokens])


def test_serbian_changes_its_script():
    tokens = tuple(Token(word, True, "O") for word in ("Ljubav", "njegova", "Đorđe", "Washington"))
    assert [token.text for token in in_cyrillic(tokens)] == ["Љубав", "његова", "Ђорђе", "Washington"]
    assert lowered(tokens)[0].text == "ljubav"
