from __future__ import annotations

import pytest

from pipeline.entities.knowledge import knowledge
from pipeline.speakers.naming.standing import (
    ASKED,
    FLOOR,
    GREETED,
    OPENS,
    PLACES,
    SAYS,
    SPOKEN_OF,
    SPOKEN_TO,
    THANKED,
    TITLED,
)
from pipeline.speakers.naming.survey import survey
from tests.pipeline.speakers.naming.build import speech


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("My name is [Ana Kosmin] and I will guide you.", SAYS),
        ("I am [Ana Kosmin], I give the floor to the minister.", SAYS),
        ("Our next question comes from the line of [Ana Kosmin].", FLOOR),
        ("Thank you, [Ana], for this.", THANKED),
        ("[Ana Kosmin], thank you very much.", THANKED),
        ("Good morning, [Ana].", GREETED),
        ("[Ana], the first half was ours.", SPOKEN_TO),
        ("My question is for [Ana Kosmin].", ASKED),
        ("Minister [Kosmin], when will you answer us?", ASKED),
        ("Yesterday [Ana Kosmin] went to the market and bought bread.", SPOKEN_OF),
        ("The head of the office, [Ana Kosmin], went to the market early.", SPOKEN_OF),
        ("Yesterday President [Kosmin] went to the market and bought bread.", TITLED),
        ("[Ana Kosmin], Radio North.", OPENS),
    ],
)
def test_how_a_name_stands(line: str, kind: int) -> None:
    seen = survey(speech([line]), knowledge())
    assert [one.event // PLACES for one in seen.events[0]] == [kind]


@pytest.mark.parametrize(
    ("line", "language", "kind"),
    [
        ("Jag är [Ana Kosmin] och leder samtalet.", "sv", SAYS),
        ("Меня зовут [Ана Космина], добрый день.", "ru", SAYS),
        ("Je suis [Ana Kosmin].", "fr", SAYS),
        ("Tack, [Ana].", "sv", THANKED),
        ("Спасибо, [Ана].", "ru", THANKED),
        ("Merci, [Ana].", "fr", THANKED),
    ],
)
def test_how_a_name_stands_elsewhere(line: str, language: str, kind: int) -> None:
    seen = survey(speech([line], language=language), knowledge())
    assert [one.event // PLACES for one in seen.events[0]] == [kind]


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Guten Morgen, meine [Damen] und Herren.", "de"),
        ("[No], that is not so.", "en"),
        ("I thank the [House] for this.", "en"),
    ],
)
def test_words_that_are_no_names_open_no_person(line: str, language: str) -> None:
    assert survey(speech([line], language=language), knowledge()).persons == []
