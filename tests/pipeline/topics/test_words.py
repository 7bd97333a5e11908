import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.topics.words import LEXICON_OF, LONGEST, Remembered, folder, words


@given(st.text(max_size=200), st.sampled_from(sorted(set(LEXICON_OF.values()))))
def test_words_stand_where_they_say_in_order(text: str, lexicon: str) -> None:
    found = list(words(text, lexicon))
    assert all(folder(lexicon)(text[start:end]) == form for start, end, form in found)
    assert [start for start, _, _ in found] == sorted(start for start, _, _ in found)


@given(
    st.text(st.sampled_from("aÄßΣσςİÉœŒ\u0301ЉљЏЁё’ʼ'Ⅷ1_ .𝒳")),
    st.sampled_from(["", *sorted(set(LEXICON_OF.values()))]),
)
def test_a_text_is_folded_word_by_word_however_its_letters_change(text: str, lexicon: str) -> None:
    found = list(words(text, lexicon))
    assert all(folder(lexicon)(text[start:end]) == form for start, end, form in found)
    if lexicon != "uk":  # which joins what apostrophes part
        places = [match.span() for match in re.finditer(r"[^\W\d_]+", text)]
        assert [(start, end) for start, end, _ in found] == places


@pytest.mark.parametrize(
    ("lexicon", "word", "form"),
    [
        ("fr", "ÉLECTION", "election"),
        ("es", "Comisión", "comision"),
        ("ru", "Самолёт", "самолет"),
        ("uk", "прем’єр", "прем'єр"),
        ("sh", "Џамија", "džamija"),
        ("sh", "Љубљана", "ljubljana"),
        ("sv", "Åklagare", "åklagare"),
    ],
)
def test_a_word_is_folded_as_its_lexicon_reads_it(lexicon: str, word: str, form: str) -> None:
    assert folder(lexicon)(word) == form


@given(st.lists(st.text("ab", max_size=60), max_size=30), st.integers(1, 4))
def test_what_is_remembered_is_what_would_be_told(asked: list[str], most: int) -> None:
    known = Remembered(len, most)
    assert [known[word] for word in asked] == [len(word) for word in asked]
    assert len(known) <= most
    assert all(len(word) <= LONGEST for word in known)
