"""Months and weekdays by their names in many languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Final

from pipeline.readers.dates.cldr import MONTHS, WEEKDAYS

_SOUTH_SLAVIC: Final = (
    "januara februara marta aprila maja|svibnja juna jula avgusta|augusta septembra oktobra novembra decembra"
    " јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра"
)
"""Genitives, which dates take there and CLDR does not list."""

_ABBREVIATIONS: Final = {"en": {"sept": 9}, "ru": {"февр": 2, "сен": 9}, "es": {"setiembre": 9}}
_ABBREVIATED: Final = 4
_KIN: Final = {
    **dict.fromkeys(("sr", "hr", "bs"), ("sr", "sr_Latn", "bs", "bs_Cyrl", "hr")),
    **dict.fromkeys(("nb", "nn", "no"), ("nb", "nn")),
    "de": ("de", "de_AT"),
}
"""Locales whose names are taken together: identification often cannot tell these languages apart."""


def month(name: str, language: str) -> int | None:
    """Return the number of a month by name in a language; else by name in any, where all agree; else null.

    What a name means depends on the language: "listopad" is October in Croatian, November in Polish.
    """
    word = name.casefold().strip(".")
    own = _months(language).get(word)
    if own:
        return own
    numbers = _all_months().get(word, frozenset())
    return next(iter(numbers)) if len(numbers) == 1 else None


def is_weekday(word: str, language: str) -> bool:
    """Whether a word names a weekday in any language; abbreviated, in its own ("Do" is none in Polish)."""
    name = word.casefold().strip(".")
    return name in (_weekdays("") if len(name) > _ABBREVIATED else _weekdays(language))


@cache
def _months(language: str) -> Mapping[str, int]:
    names = dict(_ABBREVIATIONS.get(language, {}))
    for locale in _KIN.get(language, (language,)):
        names |= dict(_numbered(MONTHS.get(locale, "")))
    if language in {"sr", "hr", "bs"}:
        names |= dict(_numbered(_SOUTH_SLAVIC))
    return names


@cache
def _all_months() -> Mapping[str, frozenset[int]]:
    numbers: dict[str, set[int]] = defaultdict(set)
    for name, number in chain.from_iterable(_months(language).items() for language in (*MONTHS, "sr")):
        numbers[name].add(number)
    return {name: frozenset(found) for name, found in numbers.items()}


@cache
def _weekdays(language: str) -> frozenset[str]:
    """Forms of a language and its kin; of all languages where it is empty."""
    locales = _KIN.get(language, (language,)) if language else tuple(WEEKDAYS)
    rows = (WEEKDAYS.get(locale, "") for locale in locales)
    return frozenset(form for row in rows for day in row.split() for form in day.split("|") if len(form) > 1)


def _numbered(row: str) -> Iterator[tuple[str, int]]:
    """Forms with the number of their month, of rows of twelve."""
    for place, forms in enumerate(row.split()):
        for form in forms.split("|"):
            yield form, place % 12 + 1
