"""Amounts at their edges: bounds that deny nothing, rates, dimensions, clocks, angles, titles, zero."""

from __future__ import annotations

import pytest

from pipeline.facts.amounts import find_amounts


def values(text: str, language: str) -> list[tuple[str, float | None, str | None]]:
    return [(text[fact.start : fact.end], fact.value, fact.unit) for fact in find_amounts(text, language)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "no fewer than 300 people and no more than 20 buses"),
        ("sv", "inte färre än 300 bilar och inte fler än 20 bussar"),
        ("de", "nicht weniger als 300 Menschen und nicht mehr als 20 Busse"),
        ("fr", "pas moins de 300 personnes et pas plus de 20 routes"),
        ("es", "no menos de 300 personas y no más de 20 autobuses"),
        ("ru", "не менее 300 человек и не более 20 автобусов"),
        ("uk", "не менше 300 людей і не більше 20 автобусів"),
        ("sr", "не мање од 300 људи и не више од 20 аутобуса"),
        ("hr", "ne manje od 300 ljudi i ne više od 20 autobusa"),
    ],
)
def test_the_bound_of_one_amount_does_not_deny_the_next(language: str, text: str) -> None:
    shown = [(fact.qualifier, fact.is_negated) for fact in find_amounts(text, language)]
    assert shown == [("at_least", False), ("at_most", False)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Neither 20 nor 30 schools closed."),
        ("sv", "Varken 20 eller 30 skolor stängs."),
        ("de", "Weder 20 noch 30 Schulen schließen."),
        ("fr", "Ni 20 ni 30 écoles ne ferment."),
        ("es", "Ni 20 ni 30 escuelas cierran."),
        ("ru", "Ни 20, ни 30 школ не закроют."),
        ("uk", "Ані 20, ані 30 шкіл не закриють."),
        ("sr", "Ни 20 ни 30 школа неће бити затворено."),
        ("hr", "Ni 20 ni 30 škola neće biti zatvoreno."),
    ],
)
def test_neither_denies_both_and_they_share_what_is_counted(language: str, text: str) -> None:
    twenty, thirty = find_amounts(text, language)
    assert (twenty.value, twenty.value_to, twenty.is_negated) == (20, None, True)
    assert (thirty.value, thirty.value_to, thirty.is_negated) == (30, None, True)
    assert twenty.counted == thirty.counted
    assert text[twenty.start : twenty.end] == "20"


def test_neither_shares_scale_and_unit() -> None:
    assert values("neither two nor three million euros", "en") == [
        ("two", 2e6, "EUR"),
        ("three million euros", 3e6, "EUR"),
    ]


@pytest.mark.parametrize(
    ("language", "text", "qualifiers"),
    [
        ("en", "300 schools and more than 60 pupils", [None, "more_than"]),
        ("en", "300 schools and more teachers", [None]),
        ("en", "300 schools and more.", ["at_least"]),
        ("sv", "300 skolor, fler än 60 elever", [None, "more_than"]),
        ("de", "300 Schulen und mehr als 60 Schüler", [None, "more_than"]),
        ("ru", "двести одиннадцать школ и больше шестидесяти тысяч учеников", [None, "more_than"]),
        ("ru", "300 школ и больше", ["at_least"]),
        ("uk", "300 шкіл і більше 60 учнів", [None, "more_than"]),
        ("sr", "300 школа и више од 60 ученика", [None, "more_than"]),
        ("hr", "300 škola i više od 60 učenika", [None, "more_than"]),
        ("fr", "300 écoles et plus de 60 élèves", [None, "more_than"]),
        ("es", "300 escuelas y más de 60 alumnos", [None, "more_than"]),
    ],
)
def test_a_bound_belongs_to_the_number_behind_it(
    language: str, text: str, qualifiers: list[str | None]
) -> None:
    assert [fact.qualifier for fact in find_amounts(text, language)] == qualifiers


@pytest.mark.parametrize(
    ("language", "text", "qualifier"),
    [
        ("en", "~5 %", "about"),
        ("en", ">5 km", "more_than"),
        ("en", "<10 people", "less_than"),
        ("en", "≥3 t", "at_least"),
        ("en", "(~20 people)", "about"),
        ("en", "<b>5 people</b>", None),
        ("en", "~~5 people~~", None),
        ("en", "approx. 20 people", "about"),
        ("en", "300 or so people", "about"),
        ("en", "20-odd people", "about"),
        ("de", "mind. 20 Busse", "at_least"),
        ("sv", "ca. 20 bilar", "about"),
        ("de", "ein Zug, der über vier Grenzen fährt", None),
        ("de", "Über 300 Menschen gehen nach Hause", "more_than"),
        ("de", "erstreckt sich über vier Länder", None),
        ("de", "ich denke an die Millionen Familien", "more_than"),
        ("en", "it spread over four countries", None),
        ("en", "a film about 2 women", None),
        ("es", "una película sobre dos mujeres", None),
    ],
)
def test_signs_and_abbreviations_bound_and_ways_do_not(
    language: str, text: str, qualifier: str | None
) -> None:
    assert [fact.qualifier for fact in find_amounts(text, language)] == [qualifier]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "3m tonnes and 3m wide", [("3m tonnes", 3e6, "t"), ("3m", 3, "m")]),
        ("en", "2k barrels", [("2k barrels", 2000, "[bbl]")]),
        ("en", ".5 % or $.50", [(".5 %", 0.5, "%"), ("$.50", 0.5, "USD")]),
        ("en", "1e6 people, 2.5e3 tonnes", [("1e6 people", 1e6, None), ("2.5e3 tonnes", 2500, "t")]),
        ("en", "10^6 people", []),
        ("de", "1,5 Mill. Euro", [("1,5 Mill. Euro", 1.5e6, "EUR")]),
        ("de", "2026350 Milliarden Euro", []),
        ("en", "50 basis points", [("50 basis points", 0.5, "pp")]),
        ("ru", "25 базисных пунктов", [("25 базисных пунктов", 0.25, "pp")]),
        ("en", "the fifty-second session", []),
        ("en", "his fifty-second goal", []),
        ("en", "a twenty-second delay", [("twenty-second", 20, "s")]),
        ("en", "at nineteen hundred hours", []),
        ("en", "nine hundred hours of work", [("nine hundred hours", 900, "h")]),
        ("sv", "öppet 9–17 mån–fre", []),
        ("sv", "om 6 mån", [("6 mån", 6, "mo")]),
        ("sv", "3 kap. 1 § brottsbalken", []),
        ("es", "40 litros por metro cuadrado", [("40 litros por metro cuadrado", 40, "l/m2")]),
        ("ru", "−45 °С", [("−45 °С", -45, "Cel")]),
        ("sr", "око 7 °С", [("7 °С", 7, "Cel")]),
        ("ru", "15-ти школ", [("15-ти школ", 15, None)]),
        ("en", "a 52-second run", [("52-second", 52, "s")]),
        ("ru", "в 988 году", []),
        ("ru", "1,5 года, 2 года", [("1,5 года", 1.5, "a"), ("2 года", 2, "a")]),
        ("en", "September 11 attacks", []),
        ("en", "in May 20 schools closed", [("20 schools", 20, None)]),
        ("en", "On 12 May 25 people died", [("25 people", 25, None)]),
        ("en", "last May 20 people died", [("20 people", 20, None)]),
        ("en", "5~7 people", []),
        ("sv", "den 3 gången, de 3 skolorna", [("3 skolorna", 3, None)]),
        ("en", "1999 people fled; in 2019 people fled", [("1999 people", 1999, None)]),
        ("de", "2019 Menschen kamen", [("2019 Menschen", 2019, None)]),
        ("en", "10 % points", [("10 % points", 10, "pp")]),
        ("hr", "10.000 kn", [("10.000 kn", 10000, "HRK")]),
        ("en", "a quarter of a million people", []),
        ("ru", "четверть миллиона человек", []),
        ("fr", "un quart de million de personnes", []),
        ("es", "un cuarto de millón de personas", []),
        ("hr", "četvrt milijuna ljudi", []),
        ("uk", "чверть мільйона людей", []),
    ],
)
def test_numbers_in_short(language: str, text: str, found: list[tuple[str, float, str | None]]) -> None:
    assert values(text, language) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "5 EUR/MWh", [("5 EUR/MWh", 5, "EUR/MWh")]),
        ("en", "5–7 g/km", [("5–7 g/km", 5, "g/km")]),
        ("en", "$5/barrel", [("$5/barrel", 5, "USD/[bbl]")]),
        ("de", "20 Euro/Tonne", [("20 Euro/Tonne", 20, "EUR/t")]),
        ("ru", "10 руб./кВт·ч", [("10 руб./кВт·ч", 10, "RUB/kWh")]),
        ("fr", "20 €/personne", []),
        ("en", "7 l/100 km", []),
        ("ru", "50–100 Мбит/с", [("50–100 Мбит/с", 50, "Mbit/s")]),
        ("en", "80 km/h", [("80 km/h", 80, "km/h")]),
        ("en", "5 km/3 mi", [("5 km", 5, "km")]),
    ],
)
def test_a_stroke_makes_a_rate_or_nothing(
    language: str, text: str, found: list[tuple[str, float, str | None]]
) -> None:
    assert values(text, language)[: len(found) or 1] == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "3 x 5 metres, 4x100 m, a room of 3 by 5 metres"),
        ("de", "3 mal 5 Meter, 3 × 5 Meter"),
        ("ru", "комната 3 на 5 метров, 3 х 5 м"),
        ("fr", "10 h 30, 10h30, de 9 h à 17 h, à 9 heures du matin, 9 heures du soir"),
        ("es", "de 9 h a 17 h, 9 horas de la mañana"),
        ("ru", "с 9 до 17 часов, с 9 часов до 17 часов, в 3 часа ночи"),
        ("uk", "з 9 до 17 години, 3 години ночі"),
        ("en", "79 degrees north, 60° N, 10° 15′ E, a 180-degree turn, an angle of 30 degrees"),
        ("sv", "79 grader nord, en vinkel på 30 grader"),
        ("de", "79 Grad nördlicher Breite, ein Winkel von 30 Grad"),
        ("fr", "79 degrés de latitude nord, un angle de 30 degrés"),
        ("es", "79 grados de latitud norte, un ángulo de 30 grados"),
        ("ru", "79 градусов северной широты, под углом 30 градусов"),
        ("uk", "79 градусів північної широти, під кутом 30 градусів"),
        ("sr", "79 степени северне географске ширине, под углом од 30 степени"),
        ("hr", "79 stupnjeva sjeverne širine, pod kutom od 30 stupnjeva"),
        ("en", "on '60 Minutes' last night, on 60 Minutes last night, a song by 50 Cent in"),
        ("ru", "в программе «60 минут» вчера"),
        ("de", "in der Sendung „60 Minuten“ gestern"),
        ("fr", "l'émission « 24 heures » d'hier"),
        ("en", "zero tolerance"),
    ],
)
def test_dimensions_clocks_angles_and_titles_are_no_amounts(language: str, text: str) -> None:
    assert values(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "surface"),
    [
        ("en", "rose by 5 metres", "5 metres"),
        ("ru", "выросла на 5 метров", "5 метров"),
        ("fr", "à 3 heures de route", "3 heures"),
        ("ru", "от двух до трёх часов", "двух до трёх часов"),
        ("ru", "5ч 30м в пути", "5ч"),
        ("en", "it is 30 degrees", "30 degrees"),
        ("de", "30 Grad Hitze", "30 Grad"),
        ("en", "“300 people” came", "300 people"),
        ("ru", "«Пять лет», — сказал он", "Пять лет"),
        ("de", "50 Cent", "50 Cent"),
        ("en", "no 300 people", "300 people"),
        ("en", "zero casualties", "zero casualties"),
        ("en", "zero degrees", "zero degrees"),
        ("de", "null Grad", "null Grad"),
        ("fr", "zéro décès", "zéro décès"),
        ("ru", "0 погибших", "0 погибших"),
        ("ru", "1,5 млрд долл. США", "1,5 млрд долл. США"),
        ("uk", "1,5 млрд дол. США", "1,5 млрд дол. США"),
        ("uk", "сто грн", "сто грн"),
        ("es", "5 dólares de los Estados Unidos", "5 dólares de los Estados Unidos"),
        ("en", "20 Kč", "20 Kč"),
        ("ru", "8 наиболее востребованных языков", "8 наиболее востребованных языков"),
    ],
)
def test_what_looks_alike_is_still_found_whole(language: str, text: str, surface: str) -> None:
    assert [text[fact.start : fact.end] for fact in find_amounts(text, language)] == [surface]


def test_a_number_on_its_own_is_denied_by_no_but_named_by_no_with_a_stop() -> None:
    assert [fact.is_negated for fact in find_amounts("no 300 people came", "en")] == [True]
    assert find_amounts("No. 300 buses", "en") == []
