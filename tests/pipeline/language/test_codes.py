from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language import language_code


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("en", "en"),
        ("EN_us", "en"),
        (" zh-Hant-TW\n", "zh"),
        ("no", "nb"),
        ("nob", "nb"),
        ("ger", "de"),
        ("deu", "de"),
        ("iw", "he"),
        ("und", None),
        ("zz", None),
        ("english", None),
        ("x y", None),
        ("", None),
    ],
)
def test_tags_become_codes(word, code):
    assert language_code(word) == code


@given(st.text(max_size=12))
def test_a_code_is_two_small_letters(word):
    code = language_code(word)
    assert code is None or (len(code) == 2 and code.isascii() and code.islower())
