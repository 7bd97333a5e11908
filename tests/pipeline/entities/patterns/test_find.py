from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.patterns import LANGUAGES, TYPES, f1, own_gold
from pipeline.entities.patterns import find, norp_country, posts
from pipeline.entities.spans import Span, Stretch

_WORDS = (
    "Russian polish President Serbia the of War Treaty Lisbon министр России Устав ООН резолюция 1244 на русском "
    "svenska Wienkonventionen die Polen Minsker Abkommen ' - . , ( 2027 Expo G20 summit in and Republika Srbija"
).split()
_FLOORS = {
    False: {"NORP": 0.96, "EVENT": 0.96, "LAW": 0.80},
    True: {"NORP": 0.90, "EVENT": 0.85, "LAW": 0.80},
}
"""Lowest F1 on the reported half of the own gold: as written, as spoken."""


def _said(text: str, language: str, *, spoken: bool = False) -> list[tuple[str, str]]:
    found = find(text, [Stretch(text, 0, len(text), language, spoken)])
    return [(text[span.start : span.end], span.type) for span in found]


@pytest.mark.parametrize("as_spoken", [False, True])
def test_own_gold_stays_above_its_floors(as_spoken: bool) -> None:
    counts = own_gold("test", as_spoken=as_spoken)
    for kind in TYPES:
        assert f1(counts["type", kind])[2] >= _FLOORS[as_spoken][kind], kind
    for language in LANGUAGES:
        assert f1(counts["language", language])[2] >= (0.7 if as_spoken else 0.85), language


@given(st.lists(st.sampled_from(_WORDS)), st.sampled_from((*LANGUAGES, "und", "pl")), st.booleans())
def test_spans_are_sorted_apart_and_inside(parts: list[str], language: str, spoken: bool) -> None:
    text = " ".join(parts)
    stretch = Stretch(text, 0, len(text), language, spoken)
    ends = [0, *(edge for span in find(text, [stretch]) for edge in span[:2]), len(text)]
    assert ends == sorted(ends)
    ends = [0, *(edge for post in posts(text, [stretch]) for edge in post[:2]), len(text)]
    assert ends == sorted(ends)


@given(st.text(), st.sampled_from(LANGUAGES), st.booleans())
def test_any_text_is_read(text: str, language: str, spoken: bool) -> None:
    stretch = Stretch(text, 0, len(text), language, spoken)
    places = [span[:2] for span in find(text, [stretch])] + [post[:2] for post in posts(text, [stretch])]
    assert all(0 <= start < end <= len(text) for start, end in places)


@given(st.lists(st.sampled_from(_WORDS)), st.integers(0, 9))
def test_positions_are_those_of_the_document(parts: list[str], size: int) -> None:
    text, padding = " ".join(parts), "\n" * size
    alone = find(text, [Stretch(text, 0, len(text), "en")])
    moved = find(padding + text, [Stretch(text, size, size + len(text), "en")])
    assert moved == [Span(span.start + size, span.end + size, span.type, span.score) for span in alone]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The polish of the table is an agreement on the law of a treaty."),
        ("en", "Sales of turkey rose; the battle of ideas is a war of words at a summit."),
        ("en", "Saudi Arabia and the Russian Federation are states; she speaks Danish."),
        ("sv", "Vi finner att det är lättare; boken finns på tyska och på franska."),
        ("nb", "Det er lett å finne en avtale; hun leser på tysk."),
        ("de", "Polen und Schweden liegen am Meer; sie antwortet auf Russisch."),
        ("fr", "La Suisse signe un traité; le livre paraît en russe."),
        ("es", "China firma un acuerdo con fines claros; el libro sale en ruso."),
        ("ru", "Договор о поставках и резолюция собрания изданы на английском."),
        ("uk", "Друзі уклали угоду; книжка вийшла англійською."),
        ("sr", "Француска и Немачка имају споразум; књига је на руском."),
        ("hr", "Hrvatska ima ustav i zakone; piše na srpskom."),
    ],
)
def test_plain_words_languages_and_countries_are_no_names(language: str, text: str) -> None:
    assert _said(text, language) == []


def test_a_treaty_takes_its_article_and_two_peoples_are_one() -> None:
    text = "Bosnian Serbs cited Article 4 of the Washington Treaty."
    assert _said(text, "en") == [("Bosnian Serbs", "NORP"), ("Article 4 of the Washington Treaty", "LAW")]


def test_a_body_with_a_peoples_adjective_is_no_people() -> None:
    text = "The Serbian Radical Party met Serbian voters."
    assert _said(text, "en") == [("Serbian", "NORP")]


def test_speech_without_capitals_needs_evidence_for_polish() -> None:
    assert _said("the polish president met the polish on the table", "en", spoken=True) == [
        ("polish", "NORP")
    ]


@pytest.mark.parametrize(
    ("surface", "language", "country"),
    [
        ("русской", "ru", "ru"), ("російські", "uk", "ru"), ("ryska", "sv", "ru"), ("Срби", "sr", "rs"),
        ("Serba", "en", None), ("Sunni", "en", None), ("South Koreans", "en", "kr"), ("Bosnian Serbs", "en", "ba"),
        ("Französinnen", "de", "fr"), ("estadounidenses", "es", "us"), ("hviderussiske", "da", "by"),
    ],
)  # fmt: skip
def test_country_of_a_people(surface: str, language: str, country: str | None) -> None:
    assert norp_country(surface, language) == country
