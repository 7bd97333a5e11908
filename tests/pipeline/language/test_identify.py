from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language import UNKNOWN, identify, identify_within
from pipeline.language.identify import LANGUAGES

SAID = {
    "en": "The ferry to the island will not sail before the storm has passed.",
    "sv": "Färjan till ön går inte förrän stormen har dragit förbi.",
    "de": "Die Fähre zur Insel fährt erst, wenn der Sturm vorüber ist.",
    "ru": "Паром на остров не пойдёт, пока не пройдёт буря.",
    "uk": "Уряд ухвалив рішення, що мости відремонтують до кінця року.",
    "sr": "Трајект за острво неће пловити док олуја не прође.",
    "fr": "Le bac pour l'île ne partira pas avant la fin de la tempête.",
}


@pytest.mark.parametrize("language", SAID)
def test_short_and_long_texts_are_told(language):
    assert identify(SAID[language]).language == language
    assert identify(SAID[language] * 4).language == language


@pytest.mark.parametrize("language", SAID)
def test_a_sentence_in_another_language_is_noticed(language):
    other = "sv" if language == "en" else "en"
    assert identify_within(SAID[language], other).language == language
    agreed = identify_within(SAID[language], language)
    assert agreed.language == language
    assert agreed.score is not None


@pytest.mark.parametrize("text", ["NATO, Geneva", "12:30 – 14:00, 25.12.2024", "#UN #OSCE #UNESCO"])
def test_names_and_numbers_change_nothing(text):
    assert identify_within(text, "sv") == ("sv", None)


@pytest.mark.parametrize("text", ["", "42", "!?", "🎙"])
def test_nothing_to_go_by_is_unknown(text):
    assert identify(text) == (UNKNOWN, None)


@given(st.text(max_size=80))
def test_the_answer_is_a_language_or_unknown_with_a_sound_score(text):
    language, score = identify(text)
    assert language in (*LANGUAGES, UNKNOWN)
    assert score is None or 0 < score <= 1
    assert identify_within(text, "qq") == ("qq", None)
