from __future__ import annotations

from pipeline.entities.recognise.lexicon import (
    FLAGS,
    GIVEN,
    ORDINARY,
    PLACE_WORD,
    SURNAME,
    Lexicon,
)
from pipeline.entities.recognise.network import FOLDER

LEXICON = Lexicon(FOLDER)


def flags(text, language="en"):
    words = text.split()
    found = [LEXICON.of_word(word, language) for word in words]
    LEXICON.mark_phrases(words, found)
    return [{name for at, name in enumerate(FLAGS) if flag >> at & 1} for flag in found]


def test_words_are_known_by_what_they_name():
    assert LEXICON.of_word("angela", "en") & GIVEN
    assert LEXICON.of_word("smith", "en") & SURNAME
    assert LEXICON.of_word("gothenburg", "en") & PLACE_WORD
    assert LEXICON.of_word("because", "en") & ORDINARY
    assert LEXICON.of_word("qxzzt", "en") == 0


def test_case_endings_and_the_other_script_are_seen_through():
    assert LEXICON.of_word("москве", "ru") & PLACE_WORD
    assert LEXICON.of_word("göteborgs", "sv") & PLACE_WORD
    assert LEXICON.of_word("путиным", "ru") & SURNAME


def test_phrases_are_marked_over_all_their_words():
    new, york, said = flags("new york said")
    assert "place" in new
    assert "place-inside" in york
    assert not said & {"place", "place-inside"}
