from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.keyphrases.candidates import Candidate, candidates
from pipeline.keyphrases.read import Name
from pipeline.keyphrases.shapes import LONGEST
from pipeline.topics.words import LEXICON_OF
from tests.pipeline.keyphrases.texts import TEXTS


def surfaces(text: str, language: str, names: list[Name] | None = None) -> list[str]:
    return [text[each.start : each.end] for each in candidates(text, language, names or [])]


@settings(deadline=None)  # the first text of a language loads its words
@given(st.text(max_size=300), st.sampled_from([*LEXICON_OF, "fi", "und"]), st.integers(0, 1000))
def test_places_lie_in_the_text_with_no_space_at_their_ends(text: str, language: str, offset: int) -> None:
    for each in candidates(text, language, offset=offset):
        surface = text[each.start - offset : each.end - offset]
        assert offset <= each.start < each.end <= offset + len(text)
        assert surface == surface.strip()
        assert 0 < len(each.stems) <= LONGEST
        assert len(each.words) == len(each.stems)
        assert all(word.bits > 0 and 0 < word.trust <= 1 for word in each.words)


@given(
    st.lists(st.sampled_from("Lena Dahl of the icebreaker in Luleå , harbour".split()), max_size=30),
    st.data(),
)
def test_no_name_is_cut(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    ends = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    names = [Name(start, end) for start, end in zip(ends[::2], ends[1::2], strict=False)]
    whole = [
        Name(start, end)
        for start, end, _ in names
        if all(at in (0, len(text)) or " " in text[at - 1 : at + 1] for at in (start, end))
    ]
    for each in candidates(text, "en", whole):
        for start, end, _ in whole:
            own = text[start:end].strip(" ,")
            inside = max(each.start, start) < min(each.end, end)
            assert not inside or own in text[each.start : each.end]


@pytest.mark.parametrize("language", TEXTS)
def test_what_a_text_comes_back_to_is_a_candidate(language: str) -> None:
    text, phrase = TEXTS[language]
    assert phrase.lower() in [surface.lower() for surface in surfaces(text, language)]


def test_a_phrase_ends_at_a_comma_and_at_a_word_of_grammar() -> None:
    found = surfaces("icebreaker, harbour but the glacier", "en")
    assert found == ["icebreaker", "harbour", "glacier"]


def test_a_link_joins_two_nouns() -> None:
    assert "keepers of the harbour" not in surfaces("keepers under the harbour", "en")
    assert "museo de la dentelle" not in surfaces("museo de la dentelle", "sv")
    assert "musée de la dentelle" in surfaces("Le musée de la dentelle rouvre.", "fr")
    assert "chambre d'agriculture" in surfaces("La chambre d'agriculture attend.", "fr")
    assert "Haus der Musik" in surfaces("Das Haus der Musik wartet.", "de")


@pytest.mark.parametrize(
    ("language", "text", "verb"),
    [
        ("en", "Ukraine rose and the ferry stopped.", "rose"),
        ("en", "Marta Quill travelled to the harbour.", "travelled"),
        ("sv", "Turistbyrån räknade på hotellnätter.", "räknade"),
        ("de", "Die Mühle importiert Mehl aus Polen.", "importiert"),
        ("fr", "Les boulangers achètent une farine industrielle.", "achètent"),
        ("es", "Los agricultores perdieron la cosecha de tomate.", "perdieron"),
        ("ru", "Районный суд назначил экспертизу подписей.", "назначил"),
        ("uk", "Страхова компанія виплатила третину збитків.", "виплатила"),
        ("sr", "Удружење риболоваца тужи кожару.", "тужи"),
        ("hr", "Dobrovoljni vatrogasci kupili su defibrilator.", "kupili"),
    ],
)
def test_no_phrase_holds_a_verb(language: str, text: str, verb: str) -> None:
    found = surfaces(text, language)
    assert found
    assert not [surface for surface in found if verb in surface.split()]


def test_neighbours_tell_a_noun_from_a_verb() -> None:
    assert "sail" in surfaces("The sail of the boat.", "en")
    assert "sail" not in surfaces("They sail to the harbour.", "en")
    assert "harvest" in surfaces("The harvest of apples began.", "en")
    assert "harvest" not in surfaces("They harvest apples.", "en")


def test_an_adjective_without_a_noun_may_be_one() -> None:
    assert "téléphérique" in surfaces("Un téléphérique neuf coûte cher.", "fr")
    assert surfaces("Das ist peinlich.", "de") == []


def test_a_person_stands_alone_and_a_place_may_not() -> None:
    text = "the minister Lena Dahl of Gotland"
    person = Name(text.index("Lena"), text.index(" of"), is_person=True)
    found = surfaces(text, "en", [person])
    assert [surface for surface in found if "Dahl" in surface] == ["Lena Dahl"]


def test_vague_words_are_no_phrase_by_themselves() -> None:
    assert surfaces("The question is a matter of minutes and kilometres.", "en") == []
    assert surfaces("Der Teil des Problems dauert Stunden.", "de") == []


def test_a_name_is_not_its_genitive() -> None:
    assert "Ukraine" in surfaces("We heard Ukraine's icebreaker.", "en")


def test_addresses_are_no_words() -> None:
    assert surfaces("See https://icebreaker.example/harbour-glacier now", "en") == []


def test_what_stands_in_a_longer_phrase_is_known_to() -> None:
    found = {" ".join(each.stems): each.is_inside for each in candidates("the winter harbour", "en")}
    assert found == {"winter": True, "winter harbour": False, "harbour": True}


def test_words_of_grammar_numbers_and_the_calendar_are_no_phrases() -> None:
    assert surfaces("On Monday in September they were three of the last two hundred.", "en") == []
    assert surfaces("В понедельник и в сентябре их было трое.", "ru") == []
    assert surfaces("Am Montag im September waren es drei.", "de") == []


def test_a_name_of_common_words_is_kept_whole() -> None:
    text = "The house of the people and the United Nations of old."
    start = text.index("United")
    (found,) = [each for each in candidates(text, "en", [Name(start, start + 14)]) if each.start == start]
    assert text[found.start : found.end] == "United Nations"
    assert all(word.is_known for word in found.words)
    assert found.is_tight


def test_a_name_may_be_longer_than_other_phrases() -> None:
    text = "the Joint Committee for the Care of Old Lighthouses met"
    whole = Name(4, len(text) - 4)
    assert text[whole.start : whole.end] in surfaces(text, "en", [whole])


def test_inflected_forms_have_the_same_stems() -> None:
    for language in ("ru", "uk", "sr", "hr", "sv"):
        text, phrase = TEXTS[language]
        places: dict[tuple[str, ...], list[Candidate]] = {}
        for each in candidates(text, language):
            places.setdefault(each.stems, []).append(each)
        own = next(
            found
            for found in places.values()
            if text[found[0].start : found[0].end].lower() == phrase.lower()
        )
        assert len(own) == 3, language
        assert len({text[each.start : each.end].lower() for each in own}) > 1


def test_an_acronym_says_something_and_a_lone_short_word_does_not() -> None:
    assert surfaces("the EU it", "en") == ["EU"]


@pytest.mark.parametrize(
    "unit", ["a", "ä", "1 ", " ", "x ", "icebreaker ", "ice-", "l'", "EU ", "Ж", "й", "…", "a\u0301"]
)
def test_a_megabyte_of_one_thing_takes_linear_time(unit: str) -> None:
    text = (unit * 1_000_000)[:1_000_000]
    began = time.perf_counter()
    for _ in candidates(text, "en"):
        pass
    assert time.perf_counter() - began < 20
