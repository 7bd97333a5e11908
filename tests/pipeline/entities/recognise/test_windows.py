from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.entities.recognise.windows import LONGEST, windows
from pipeline.entities.recognise.words import cut


@given(st.lists(st.sampled_from(["Nis", "the", ".", ",", "U", "river"]), max_size=400), st.data())
def test_windows_cover_all_words_once_and_in_order(parts, data):
    words = cut(" ".join(parts))
    ordinary = [word.text.islower() for word in words]
    ends = data.draw(st.sets(st.integers(1, max(len(words), 1)), max_size=5))
    found = windows(words, ordinary, ends)
    assert [place for first, last in found for place in range(first, last)] == list(range(len(words)))
    assert all(0 < last - first <= LONGEST for first, last in found)


def test_a_window_ends_with_its_last_sentence():
    words = cut("a b. " * 40)
    first, last = windows(words, [True] * len(words), set())[0]
    assert words[last - 1].text == "."
    assert last - first > LONGEST - 3


def test_speech_is_cut_between_ordinary_words():
    words = cut("Novi Sad " * 25 + "and then " + "Novi Sad " * 30)
    ordinary = [word.text in ("and", "then") for word in words]
    assert windows(words, ordinary, set())[0] == (0, 51)
