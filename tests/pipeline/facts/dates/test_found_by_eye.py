"""What reading real text by eye found missing or wrong, in sentences of our own."""

from __future__ import annotations

import datetime

import pytest

from pipeline.facts.dates import find_dates
from tests.pipeline.facts.dates.test_examples import found

DAY = datetime.date(2025, 6, 10)


def surfaces(text: str, language: str) -> list[str]:
    return [text[fact.start : fact.end] for fact in find_dates(text, language, DAY)]


def bounds(text: str, language: str) -> list[str | None]:
    return [fact.qualifier for fact in find_dates(text, language, DAY)]


@pytest.mark.parametrize(
    ("text", "language", "surface", "year"),
    [
        ("Bron byggdes för nästan tio år sedan.", "sv", "för nästan tio år sedan", 2015),
        ("Die Brücke wurde vor genau drei Jahren gesperrt.", "de", "vor genau drei Jahren", 2022),
        ("Das war vor mehr als zehn Jahren.", "de", "vor mehr als zehn Jahren", 2015),
        ("El puente se cerró hace ya casi cuatro años.", "es", "hace ya casi cuatro años", 2021),
        ("Lo dijo hace más de un año.", "es", "hace más de un año", 2024),
        ("Le pont a fermé il y a à peine deux ans.", "fr", "il y a à peine deux ans", 2023),
        ("Le port a ouvert il y a près de dix ans.", "fr", "il y a près de dix ans", 2015),
        ("Most je zatvoren prije gotovo dvije godine.", "hr", "prije gotovo dvije godine", 2023),
        ("Мост је затворен пре више од десет година.", "sr", "пре више од десет година", 2015),
    ],
)
def test_words_between_ago_and_its_number_belong_to_the_date(
    text: str, language: str, surface: str, year: int
) -> None:
    assert [(one, start) for one, start, _ in found(text, language)] == [(surface, f"{year}-01-01")]


def test_a_rough_word_within_a_date_makes_it_rough() -> None:
    assert bounds("Das war vor etwa zehn Jahren.", "de") == ["about"]
    assert bounds("Das war vor genau zehn Jahren.", "de") == [None]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Bron stängdes för ett halvt år sedan.", "sv"),
        ("Bron stängdes för några år sedan.", "sv"),
        ("Vi har sökt varje år sedan starten.", "sv"),
        ("Lo dijo hace un año y medio.", "es"),
        ("Il l'a dit il y a un an et demi.", "fr"),
        ("Das war vor anderthalb Jahren.", "de"),
        ("Rekao je to prije godinu i pol.", "hr"),
        ("Это было полтора месяца назад.", "ru"),
        ("The ferry sank half a year ago.", "en"),
        ("To je bilo prije više godina.", "hr"),
    ],
)
def test_a_stretch_that_is_not_whole_is_no_date(text: str, language: str) -> None:
    assert surfaces(text, language) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Han pasado tres años desde la obra.", "es"),
        ("Se ha pasado diez años con esto.", "es"),
        ("Il a passé deux ans au port.", "fr"),
    ],
)
def test_what_is_spent_is_no_time_that_is_past(text: str, language: str) -> None:
    assert surfaces(text, language) == []
    assert surfaces("En los pasados tres años se hizo poco.", "es") == ["pasados tres años"]
    assert surfaces("El pasado año se hizo poco.", "es") == ["pasado año"]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Vi minns 1953 års beslut om hamnen.", "1953"),
        ("1951 antogs regler om brygdor.", "1951"),
        ("När kommunen 1987 behandlade frågan var hamnen tom.", "1987"),
        ("Fr. o. m. 1996 gäller nya taxor.", "1996"),
        ("Under nästkommande år byggs kajen.", "nästkommande år"),
    ],
)
def test_swedish_years_stand_without_a_preposition(text: str, surface: str) -> None:
    assert surfaces(text, "sv") == [surface]


def test_swedish_numbers_that_count_are_no_years() -> None:
    assert surfaces("Det kom 1953 båtar till hamnen.", "sv") == []


@pytest.mark.parametrize(
    ("text", "language", "surface"),
    [
        ("Luka je 1999. dobila novi most.", "hr", "1999."),
        ("Град је 2000. отворио нову луку.", "sr", "2000."),
        ("Most potječe iz XIX. stoljeća i još stoji.", "hr", "XIX. stoljeća"),
        ("Gradnja luke 1992 - 1995, kažu oni.", "hr", "1992 - 1995"),
    ],
)
def test_a_stop_makes_an_ordinal_in_croatian_and_serbian(text: str, language: str, surface: str) -> None:
    assert surfaces(text, language) == [surface]


def test_numbers_on_both_sides_of_a_dash_may_count() -> None:
    assert surfaces("We saw 1500–2000 ships there.", "en") == []
    assert surfaces("Došlo je 1500 - 2000 ljudi.", "hr") == []


def test_a_year_that_begins_a_name_is_no_date() -> None:
    assert surfaces("We support the 2030 Agenda as it stands.", "en") == []
    assert surfaces("We support the 2030 goals as they stand.", "en") == ["2030"]


@pytest.mark.parametrize(
    ("text", "language", "bound"),
    [
        ("Цены выросли по сравнению с прошлым годом.", "ru", None),
        ("Цены растут с прошлого года.", "ru", "at_least"),
        ("Ціни зросли порівняно з минулим роком.", "uk", None),
        ("Ціни ростуть з минулого року.", "uk", "at_least"),
        ("El presupuesto para este año es bajo.", "es", None),
        ("El puente estará listo para 2030.", "es", "at_most"),
    ],
)
def test_with_and_for_are_no_bounds(text: str, language: str, bound: str | None) -> None:
    assert bounds(text, language) == [bound]


def test_what_is_counted_from_another_day_is_not_counted_from_the_document() -> None:
    assert surfaces("Через два месяца после аварии порт открыли.", "ru") == []
    assert surfaces("Порт откроют через два месяца.", "ru") == ["через два месяца"]


def test_emphasis_is_no_name() -> None:
    assert surfaces("__Завтра__ порт закрыт.", "ru") == ["Завтра"]
    assert surfaces("See report_2024 for more.", "en") == []


def test_the_second_of_two_seasons_is_read_with_the_first() -> None:
    assert surfaces("Im Herbst und Winter ist der Hafen leer.", "de") == ["Herbst", "Winter"]


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("The harbour closes on 3, 5 and 7 May.", "en", ["3", "5", "7 May"]),
        ("Порт закрыт 6, 13 и 20 декабря.", "ru", ["6", "13", "20 декабря"]),
        ("Le port ferme les 13, 15 et 17 juin 2024.", "fr", ["13", "15", "17 juin 2024"]),
        ("Luka se zatvara 3., 5. i 7. maja.", "hr", ["3", "5.", "7. maja"]),
    ],
)
def test_each_day_of_a_list_is_a_date_of_its_month(text: str, language: str, days: list[str]) -> None:
    assert [surface.rstrip(".") for surface in surfaces(text, language)] == [day.rstrip(".") for day in days]
    assert len({start[5:7] for _, start, _ in found(text, language)}) == 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The port closed in March of the same year.", "en"),
        ("Порт закрыли в марте того же года.", "ru"),
        ("Luka je zatvorena 1. maja iste godine.", "hr"),
        ("Hamnen stängdes den 3 mars samma år.", "sv"),
    ],
)
def test_the_year_of_another_date_is_left_open(text: str, language: str) -> None:
    assert [fact.date_from for fact in find_dates(text, language, DAY)] == [None]


def test_the_year_behind_a_month_with_next_is_its_own() -> None:
    assert [tuple(one) for one in found("La obra acaba el próximo septiembre de 2027.", "es")] == [
        ("próximo septiembre de 2027", "2027-09-01", "2027-09-30")
    ]


def test_a_black_friday_is_no_friday() -> None:
    assert surfaces("Мы открыты в чёрную пятницу.", "ru") == []
    assert surfaces("Мы открыты в пятницу.", "ru") == ["пятницу"]


@pytest.mark.parametrize(
    ("text", "language", "surface", "start"),
    [
        ("Im ersten Halbjahr stiegen die Preise.", "de", "ersten Halbjahr", "2025-01-01"),
        ("В первом полугодии порт закрыт.", "ru", "первом полугодии", "2025-01-01"),
        ("Le prix monte au premier semestre.", "fr", "premier semestre", "2025-01-01"),
        ("Most se gradi dogodine.", "hr", "dogodine", "2026-01-01"),
        ("Most se otvara preksutra.", "hr", "preksutra", "2025-06-12"),
        ("De närmaste fyra åren byggs hamnen.", "sv", "närmaste fyra åren", "2025-06-10"),
        ("It was spent in fiscal year 2024-25.", "en", "year 2024-25", "2024-01-01"),
        ("За прошедшие два года построен порт.", "ru", "прошедшие два года", "2023-06-11"),
    ],
)
def test_other_words_of_time(text: str, language: str, surface: str, start: str) -> None:
    assert [(one, begin) for one, begin, _ in found(text, language)] == [(surface, start)]


def test_a_half_is_no_half_year_by_itself() -> None:
    assert surfaces("We lost in the second half.", "en") == []


def test_a_verb_that_lacks_an_accent_is_no_time_that_is_past() -> None:
    assert surfaces("Le bac passe vendredi.", "fr") == ["vendredi"]
