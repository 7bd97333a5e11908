from __future__ import annotations

import pytest

from pipeline.claims.numbers import digits, numbers


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "forty thousand two hundred and five", [40_205]),
        ("en", "nineteen ninety and twenty twenty-five", [1990, 2025]),
        ("en", "five six", [5, 6]),
        ("de", "dreihundertfünfundzwanzigtausend", [325_000]),
        ("sv", "fyra miljarder tjugofem", [4_000_000_025]),
        ("da", "femogtyve", [25]),
        ("fr", "quatre vingt dix sept mille", [97_000]),
        ("ru", "двухсот тридцати пяти миллионов", [235_000_000]),
        ("uk", "п'ятдесят шість тисяч", [56_000]),
        ("sh", "dve hiljade dvadeset osme", [2028]),
        ("es", "mil novecientos ochenta y cuatro", [1984]),
        ("en", "1.2 bn", [1.2e9]),
        ("ru", "35 млрд", [35e9]),
        ("en", "no number here", []),
    ],
)
def test_numbers_are_read(language, text, values):
    found = numbers(text.replace("-", " ").split(), language)
    assert [one.value for one in found] == pytest.approx(values)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1,244", 1244),
        ("1 244", 1244),
        ("1.244.000", 1_244_000),
        ("4.5", 4.5),
        ("4,5", 4.5),
        ("20th", 20),
        ("x", None),
    ],
)
def test_digits_are_read(written, value):
    assert digits(written) == value


def test_a_lone_one_is_weak():
    assert [one.is_weak for one in numbers(["one", "of", "21"], "en")] == [True, False]
