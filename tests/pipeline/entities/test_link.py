from __future__ import annotations

import datetime

import pytest

from pipeline.entities.annotate import annotate
from pipeline.entities.knowledge import knowledge
from pipeline.entities.speakers import resolve


def methods(
    text: str, language: str = "en", day: datetime.date | None = None
) -> list[tuple[str, str | None, str | None]]:
    kb = knowledge()
    return [
        (text[m.found.start : m.found.end], None if m.entity is None else kb.entity_id[m.entity], m.method)
        for m in annotate(text, [(0, len(text), language)], day, kb)
    ]


def test_a_surname_follows_the_full_name_anywhere_in_the_document():
    found = methods("They asked Lavrov. Later Sergey Lavrov left.")
    assert found == [("Lavrov", "Q58217", "chain"), ("Sergey Lavrov", "Q58217", "name")]


def test_a_title_and_a_surname_find_the_holder():
    assert methods("We wrote to President Vucic.") == [("Vucic", "Q222031", "post")]


def test_a_bare_surname_needs_one_person_in_high_office():
    assert methods("The letter from Russia went to Lavrov.")[1:] == [("Lavrov", "Q58217", "prominence")]
    assert methods("The letter from Canada went to Smith.")[1:] == []


def test_a_bare_surname_needs_the_country_in_the_document():
    assert methods("The letter went to Lavrov.") == []
    assert methods("The letter from Norway went to Lavrov.")[1:] == []


def test_a_surname_in_another_full_name_is_not_linked():
    assert methods("We met Igor Lavrov.") == []


def test_a_titled_surname_that_many_bore_stays_open():
    assert methods("We wrote to President Aliyev.") == [("Aliyev", None, None)]


def test_the_day_decides_between_holders():
    old = methods("We wrote to President Clinton.", day=datetime.date(1995, 5, 1))
    assert old == [("Clinton", "Q1124", "post")]


def test_a_place_shared_with_a_part_goes_by_what_the_document_speaks_of():
    assert methods("Georgia and Armenia agreed.")[0] == ("Georgia", "Q230", "rank")
    assert methods("Alabama, Florida and Georgia voted.")[-1] == ("Georgia", "Q1428", "context")


def test_a_given_name_is_no_country():
    assert methods("Jordan Brookfield spoke.") == []


@pytest.mark.parametrize(
    ("label", "entity"),
    [
        ("Sergey Lavrov", "Q58217"),
        ("Сергей Лавров", "Q58217"),
        ("Lavrov", None),
        ("Minister", None),
        ("Mara Lindqvist", None),
        ("Sergey Lavrov and others", None),
        ("", None),
    ],
)
def test_speakers_resolve_only_whole_full_names(label, entity):
    assert resolve(label) == entity
