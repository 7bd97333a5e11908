from __future__ import annotations

import pytest

from pipeline.entities.knowledge import knowledge
from pipeline.speakers.naming.persons import Person, persons
from tests.pipeline.speakers.naming.build import speech


def people(line: str, language: str = "en") -> list[Person]:
    one = speech([line], language=language)
    return persons(one.text, one.mentions, language, knowledge())


@pytest.mark.parametrize(
    ("line", "language", "count"),
    [
        ("I call [Vesna Marlowick]. Thank you, Ms [Marlowick]. [Vesna], please.", "en", 1),
        ("[Matthew Roskins] is here. Over to you, [Matt].", "en", 1),
        ("[Steve Brannock] and [Steve Lindhoff] are here. [Steve], please.", "en", 2),
        ("Слово має [Полотнянко Андрій Іванович]. Дякую, [Андрію Івановичу].", "uk", 1),
        ("Выступит [Серафима Волобуева]. Спасибо, [Серафима Борисовна].", "ru", 1),
        ("Govori [Ivana Petravić]. Hvala, gospođo [Petravić].", "hr", 1),
        ("The [president of Finland] and the [American ambassador] were there.", "en", 0),
        ("[W- Larry Cullwin] and [Larry Cullwin] are one.", "en", 1),
    ],
)
def test_forms_of_one_name_are_one_person(line: str, language: str, count: int) -> None:
    assert len(people(line, language)) == count


def test_a_form_that_fits_two_is_shared() -> None:
    found = people("[Steve Brannock] and [Steve Lindhoff] are here. [Steve], please.")
    assert [person.mentions[-1] for person in found] == [(2, 0.5), (2, 0.5)]


def test_the_fullest_form_is_shown_without_title() -> None:
    assert people("Minister [Kos] is here. [Ana Kos], please.")[0].name == "Ana Kos"
