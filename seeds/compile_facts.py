"""Write names of currencies and units of Unicode CLDR: `python -m seeds.compile_facts`.

The names go into pipeline/facts/amounts/cldr.csv, so that reading needs no babel. CLDR is under the Unicode
licence, version 3. Which units are taken, and how they are written, is in seeds/compile/units.csv.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name
from babel.units import format_unit

LEXICON_OF = {
    "en": "en", "en_GB": "en", "sv": "sv", "de": "de", "fr": "fr", "es": "es", "ru": "ru", "uk": "uk",
    "sr": "sh", "sr_Latn": "sh", "hr": "sh",
}  # fmt: skip
"""The lexicon that takes the names of a locale."""
TARGET = Path(__file__).parents[1] / "pipeline" / "facts" / "amounts" / "cldr.csv"
UNITS = Path(__file__).parent / "compile" / "units.csv"
COUNTS = (1, 2, 5, 1.5)
"""Numbers that bring out all plural forms of the locales."""
_LETTERS = frozenset({"m", "t", "g", "l", "h", "W", "%", "‰"})
"""Units whose symbol of one letter is taken."""
_SPELLED = frozenset({"a", "mo", "wk", "d", "[in_i]"})
"""Units whose short forms are words of the language, such as "in" and "po"."""
_NUMBER = re.compile(r"1[.,]5|\d")


class Name(NamedTuple):
    """One name: `kind` is "word", or "symbol" for what stands only after digits."""

    language: str
    unit: str
    factor: str
    kind: str
    form: str


def names() -> list[Name]:
    """Return all names, each once, sorted."""
    return sorted({name for locale in LEXICON_OF for name in (*_currencies(locale), *_units(locale))})


def _currencies(locale: str) -> Iterator[Name]:
    for code in _tender():
        for count in COUNTS:
            name = str(get_currency_name(code, count, locale=locale))
            if name != code:
                yield Name(LEXICON_OF[locale], code, "1", "word", _plain(name))


def _tender() -> list[str]:
    """Currencies that are legal tender somewhere now."""
    territories = get_global("territory_currencies")
    return sorted(
        {code for used in territories.values() for code, _, end, tender in used if tender and not end}
    )


def _units(locale: str) -> Iterator[Name]:
    known = Locale.parse(locale).unit_display_names
    with UNITS.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["cldr"] in known]
    for row in rows:
        for kind, length in (("word", "long"), ("symbol", "short")):
            for count in COUNTS:
                form = _plain(_NUMBER.sub("", format_unit(count, row["cldr"], length, locale=locale)))
                if form not in ("", row["cldr"]) and (kind == "word" or _is_telling(form, row["unit"])):
                    yield Name(LEXICON_OF[locale], row["unit"], row["factor"], kind, form)


def _is_telling(symbol: str, unit: str) -> bool:
    """Whether a symbol is not also a word or an initial: "in", "с"."""
    return unit not in _SPELLED and (len(symbol) > 1 or unit in _LETTERS or not symbol.isalpha())


def _plain(form: str) -> str:
    return re.sub(r"\s+", " ", form.replace("\u200f", "")).strip(" .")


def main() -> None:
    """Write the file."""
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(Name._fields)
        writer.writerows(names())


if __name__ == "__main__":
    main()
