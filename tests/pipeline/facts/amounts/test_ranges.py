"""Ranges whose both ends have a unit, and changes that are none."""

from __future__ import annotations

import pytest

from pipeline.facts.amounts import find_amounts

Shown = tuple[str, float | None, float | None, str | None]


def shown(text: str, language: str) -> list[Shown]:
    return [
        (text[fact.start : fact.end], fact.value, fact.value_to, fact.unit)
        for fact in find_amounts(text, language)
    ]


@pytest.mark.parametrize(
    ("language", "text", "fact"),
    [
        ("en", "a fee of €1m-€2m", ("€1m-€2m", 1e6, 2e6, "EUR")),
        ("en", "costs £5 m-£7 m", ("£5 m-£7 m", 5e6, 7e6, "GBP")),
        ("en", "$1 million to $2 million", ("$1 million to $2 million", 1e6, 2e6, "USD")),
        ("en", "between $1 million and $2 million", ("$1 million and $2 million", 1e6, 2e6, "USD")),
        ("en", "20% to 30%", ("20% to 30%", 20, 30, "%")),
        ("en", "walks of 5 km to 10 km", ("5 km to 10 km", 5, 10, "km")),
        ("en", "-5 °C to -3 °C", ("-5 °C to -3 °C", -5, -3, "Cel")),
        ("sv", "mellan 20 procent och 30 procent", ("20 procent och 30 procent", 20, 30, "%")),
        ("sv", "från 20 procent till 30 procent", ("20 procent till 30 procent", 20, 30, "%")),
        ("de", "20 Prozent bis zu 30 Prozent", ("20 Prozent bis zu 30 Prozent", 20, 30, "%")),
        ("fr", "entre 1 M€ et 2 M€", ("1 M€ et 2 M€", 1e6, 2e6, "EUR")),
        ("fr", "des taux de 20 % à 30 %", ("20 % à 30 %", 20, 30, "%")),
        ("es", "entre el 20 % y el 30 %", ("20 % y el 30 %", 20, 30, "%")),
        ("es", "una cuota del 20 % al 30 %", ("20 % al 30 %", 20, 30, "%")),
        ("es", "una cuota del 20 al 30 %", ("20 al 30 %", 20, 30, "%")),
        ("es", "entre 1 millón de euros y 2 millones de euros",
         ("1 millón de euros y 2 millones de euros", 1e6, 2e6, "EUR")),
        ("ru", "от 20% до 30%", ("20% до 30%", 20, 30, "%")),
        ("uk", "від 5 км до 10 км", ("5 км до 10 км", 5, 10, "km")),
        ("sr", "од 20 одсто до 30 одсто", ("20 одсто до 30 одсто", 20, 30, "%")),
        ("hr", "između 5 km i 10 km", ("5 km i 10 km", 5, 10, "km")),
    ],
)  # fmt: skip
def test_two_ends_with_the_same_unit_are_one_range(language: str, text: str, fact: Shown) -> None:
    assert shown(text, language) == [fact]


@pytest.mark.parametrize(
    ("language", "text", "fact"),
    [
        ("fr", "il manque entre 1,5 et 2 milliards d'euros",
         ("1,5 et 2 milliards d'euros", 1.5e9, 2e9, "EUR")),
        ("fr", "3–5 millions d’euros", ("3–5 millions d’euros", 3e6, 5e6, "EUR")),
        ("fr", "trois à quatre millions de personnes", ("trois à quatre millions de personnes", 3e6, 4e6, None)),
        ("fr", "entre 10 et 15 millions de tonnes", ("10 et 15 millions de tonnes", 1e7, 1.5e7, "t")),
        ("es", "entre 3 y 5 millones de euros", ("3 y 5 millones de euros", 3e6, 5e6, "EUR")),
        ("es", "dos o tres millones de euros", ("dos o tres millones de euros", 2e6, 3e6, "EUR")),
        ("en", "between £5 and £7m", ("£5 and £7m", 5e6, 7e6, "GBP")),
        ("en", "between £5 and £7 billion", ("£5 and £7 billion", 5e9, 7e9, "GBP")),
        ("en", "between £500 and £1 million", ("£500 and £1 million", 500, 1e6, "GBP")),
        ("de", "zwischen 5 € und 7 Mio. €", ("5 € und 7 Mio. €", 5e6, 7e6, "EUR")),
        ("en", "between 1.5 m and 2 m people", ("1.5 m and 2 m people", 1.5e6, 2e6, None)),
        ("en", "1.5m to 2m people", ("1.5m to 2m people", 1.5e6, 2e6, None)),
        ("en", "1.5m–2 million homes", ("1.5m–2 million homes", 1.5e6, 2e6, None)),
        ("en", "3m to 5m tonnes", ("3m to 5m tonnes", 3e6, 5e6, "t")),
        ("en", "2 m to 3 m deep", ("2 m to 3 m", 2, 3, "m")),
        ("en", "2m to 5m waves", ("2m to 5m", 2, 5, "m")),
        ("ru", "от 5 до 7 °С", ("5 до 7 °С", 5, 7, "Cel")),
    ],
)  # fmt: skip
def test_both_ends_share_a_scale(language: str, text: str, fact: Shown) -> None:
    assert shown(text, language) == [fact]


@pytest.mark.parametrize(
    ("language", "phrase", "value", "value_to"),
    [
        ("de", "zwei- bis dreitausend Bäume", 2e3, 3e3),
        ("de", "zehn- bis zwölftausend Schüler", 1e4, 1.2e4),
        ("de", "fünf- bis sechsjährige", 5, 6),
        ("en", "five- to six-year-olds", 5, 6),
        ("en", "three- or four-year-olds", 3, 4),
        ("sv", "fem- till sexåriga", 5, 6),
        ("sv", "två- eller tredagars", 2, 3),
    ],
)
def test_a_hanging_hyphen_goes_before_a_range(
    language: str, phrase: str, value: float, value_to: float
) -> None:
    (fact,) = find_amounts(phrase, language)
    assert phrase[fact.start : fact.end] == phrase
    assert (fact.value, fact.value_to, fact.qualifier) == (value, value_to, None)


@pytest.mark.parametrize(
    ("language", "text", "unit"),
    [
        ("en", "the price fell from 30 to 20 euros", "EUR"),
        ("sv", "priset sjönk från 30 till 20 kronor", "SEK"),
        ("de", "die Miete stieg von 20 auf 30 Euro", "EUR"),
        ("de", "von 30 auf 20 Euro gesunken", "EUR"),
        ("fr", "le chômage est passé de 30 à 20 %", "%"),
        ("es", "la cuota cae de 30 a 20 euros", "EUR"),
        ("ru", "цена снизилась с 30 до 20 рублей", "RUB"),
        ("uk", "ціна знизилася з 30 до 20 гривень", "UAH"),
        ("sr", "цена је порасла са 20 на 30 динара", "RSD"),
        ("hr", "cijena je pala s 30 na 20 eura", "EUR"),
    ],
)
def test_both_levels_of_a_change_have_its_unit(language: str, text: str, unit: str) -> None:
    found = find_amounts(text, language)
    assert {fact.value for fact in found} == {20, 30}
    assert [(fact.value_to, fact.unit, fact.qualifier) for fact in found] == [(None, unit, None)] * 2


@pytest.mark.parametrize(
    ("language", "text", "fact"),
    [
        ("en", "the price rose from 20 to 30 euros", ("20 to 30 euros", 20, 30, "EUR")),
        ("en", "tickets from 20 to 30 euros", ("20 to 30 euros", 20, 30, "EUR")),
        ("ru", "цена выросла с 20 до 30 рублей", ("20 до 30 рублей", 20, 30, "RUB")),
    ],
)
def test_with_one_unit_for_both_a_rise_is_a_range(language: str, text: str, fact: Shown) -> None:
    assert shown(text, language) == [fact]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "passed by 325 to 295 votes"),
        ("de", "mit 325 zu 295 Stimmen"),
        ("sv", "med 325 mot 295 röster"),
        ("fr", "par 325 contre 295 voix"),
        ("ru", "325 против 295 голосов"),
    ],
)
def test_both_sides_of_a_vote_are_counted(language: str, text: str) -> None:
    found = find_amounts(text, language)
    assert [fact.value for fact in found] == [325, 295]
    assert found[0].counted == found[1].counted is not None


@pytest.mark.parametrize(
    ("language", "text", "units"),
    [
        ("en", "500 metres to 2 kilometres", ["m", "km"]),
        ("en", "5 km to 10 people", ["km", None]),
        ("en", "the share rose from 20% to 30%", ["%", "%"]),
        ("en", "cut the debt from 5 million euros to 3 million euros", ["EUR", "EUR"]),
        ("en", "profit grew from $1 million to $2 million", ["USD", "USD"]),
        ("sv", "skatten höjdes från 20 procent till 30 procent", ["%", "%"]),
        ("fr", "le taux est passé de 20 % à 30 %", ["%", "%"]),
        ("es", "la cuota sube del 20 % al 30 %", ["%", "%"]),
        ("ru", "доля выросла с 20% до 30%", ["%", "%"]),
        ("uk", "частка зросла з 20% до 30%", ["%", "%"]),
        ("hr", "udio je porastao s 20% do 30%", ["%", "%"]),
    ],
)
def test_other_units_and_changes_are_two_amounts(language: str, text: str, units: list[str | None]) -> None:
    found = find_amounts(text, language)
    assert [fact.unit for fact in found] == units
    assert all(fact.value_to is None for fact in found)


@pytest.mark.parametrize(
    ("language", "text", "qualifier"),
    [
        ("ru", "цена выросла до 5 рублей", None),
        ("ru", "в зале до 5 рублей за место", "at_most"),
        ("uk", "температура опуститься до 5 градусів", None),
        ("sr", "цена је порасла до 5 динара", None),
        ("sr", "повећање цена до 20 одсто", "at_most"),
        ("ru", "тем не менее 35% пришли", None),
        ("ru", "не менее 35% пришли", "at_least"),
        ("uk", "тим не менше 35% прийшли", None),
        ("es", "un ritmo superior al 3 %", "more_than"),
        ("es", "rentas inferiores a 18 000 euros", "less_than"),
        ("es", "mayores de dieciocho años", "more_than"),
        ("es", "alcanza hasta el 20 %", "at_most"),
        ("es", "no más del 20 %", "at_most"),
        ("es", "no supera el 20 %", "at_most"),
        ("sv", "bortåt 90 hästar", "about"),
    ],
)
def test_the_level_that_a_change_leads_to_is_no_bound(
    language: str, text: str, qualifier: str | None
) -> None:
    assert [fact.qualifier for fact in find_amounts(text, language)] == [qualifier]


@pytest.mark.parametrize(
    ("language", "text", "qualifier"),
    [
        ("en", "they stood under 5 flags", None),
        ("en", "under 500 visitors came", "less_than"),
        ("en", "under 20 schools", "less_than"),
        ("en", "under 12 people", "less_than"),
        ("en", "just under 5 schools", "less_than"),
        ("en", "under 5 years", "less_than"),
        ("en", "under $5", "less_than"),
        ("en", "it leads over two bridges", None),
        ("en", "over 12 bridges", "more_than"),
        ("de", "unter drei Dächern", None),
        ("de", "unter 300 Häusern", "less_than"),
        ("sv", "under två regeringar", None),
        ("hr", "ispod 3 mosta", None),
    ],
)
def test_under_few_things_is_a_place(language: str, text: str, qualifier: str | None) -> None:
    assert [fact.qualifier for fact in find_amounts(text, language)] == [qualifier]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1.5 m people", 1.5e6, None),
        ("2 m homes stand empty", 2e6, None),
        ("at least 2m jobs", 2e6, None),
        ("300 m people", 3e8, None),
        ("3 m dollars", 3e6, "USD"),
        ("£5 m", 5e6, "GBP"),
        ("1.5 m deep", 1.5, "m"),
        ("1.5 m of water", 1.5, "m"),
        ("a 2 m fence", 2, "m"),
        ("5m waves", 5, "m"),
        ("2 m deep trenches", 2, "m"),
        ("the 100 m hurdles", 100, "m"),
    ],
)
def test_m_is_a_million_of_people_and_a_metre_of_water(text: str, value: float, unit: str | None) -> None:
    assert [(fact.value, fact.unit) for fact in find_amounts(text, "en")] == [(value, unit)]


@pytest.mark.parametrize(
    ("language", "text", "unit"),
    [
        ("fr", "le parti a perdu 7 points", "pp"),
        ("fr", "une hausse de 2,5 points", "pp"),
        ("fr", "l'équipe a gagné 3 points au classement", None),
        ("fr", "un programme en dix points", None),
    ],
)
def test_french_points_of_a_share_that_changed(language: str, text: str, unit: str | None) -> None:
    assert [fact.unit for fact in find_amounts(text, language)] == [unit]
