import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.topics.words import LEXICON_OF, folder, words


@given(st.text(max_size=200), st.sampled_from(sorted(set(LEXICON_OF.values()))))
def test_words_stand_where_they_say_in_order(text: str, lexicon: str) -> None:
    found = list(words(text, lexicon))
    assert all(folder(lexicon)(text[start:end]) == form for start, end, form in found)
    assert [start for start, _, _ in found] == sorted(start for start, _, _ in found)


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
