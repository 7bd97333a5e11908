"""Write the names of months and weekdays of Unicode CLDR: `python -m seeds.compile_dates`.

The names go into pipeline/readers/dates/cldr.py, so that reading needs no babel. CLDR is under the Unicode
licence, version 3.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import regex
from babel import Locale

LOCALES = (
    *("en", "sv", "nb", "nn", "da", "is", "de", "de_AT", "nl", "fr", "es", "ca", "it", "pt", "ro"),
    *("ru", "uk", "be", "pl", "cs", "sk", "sl", "hr", "bs", "bs_Cyrl", "sr", "sr_Latn", "mk", "bg"),
    *("fi", "et", "lv", "lt", "hu", "el", "tr"),
)
TARGET = Path(__file__).parents[1] / "pipeline" / "readers" / "dates" / "cldr.py"
_PREPOSITION = regex.compile(r"^(?:de |d['’])")
_HEAD = '''"""Names of months and weekdays, from Unicode CLDR. Made by seeds/compile_dates.py; do not edit."""

from __future__ import annotations

from typing import Final

'''


def source() -> str:
    """Return the text of the module."""
    months = _table("MONTHS", (_months(Locale.parse(locale)) for locale in LOCALES))
    days = _table("WEEKDAYS", (_weekdays(Locale.parse(locale)) for locale in LOCALES))
    return (
        f"{_HEAD}{months}"
        '"""For each locale the twelve months, apart by blanks, the forms of each apart by bars."""\n\n'
        f'{days}"""For each locale the forms of the seven weekdays, from Monday, written like months."""\n'
    )


def _table(name: str, rows: Iterable[list[str]]) -> str:
    lines = [f"{name}: Final = {{\n"]
    for locale, names in zip(LOCALES, rows, strict=True):
        lines += [f'    "{locale}": (\n', *(f'        "{part}"\n' for part in _wrapped(names)), "    ),\n"]
    return "".join([*lines, "}\n"])


def _wrapped(names: list[str]) -> Iterator[str]:
    """The names in lines of at most 96 characters, with a blank after each but the last."""
    line = ""
    for number, name in enumerate(names):
        if len(line) + len(name) > 95:
            yield line
            line = ""
        line += name if number + 1 == len(names) else f"{name} "
    yield line


def _months(locale: Locale) -> list[str]:
    widths = [
        locale.months[use][width] for use in ("format", "stand-alone") for width in ("wide", "abbreviated")
    ]
    return [_forms(names[number] for names in widths) for number in range(1, 13)]


def _weekdays(locale: Locale) -> list[str]:
    widths = [
        locale.days[use][width] for use in ("format", "stand-alone") for width in ("wide", "abbreviated")
    ]
    return [_forms(names[number] for names in widths) for number in range(7)]


def _forms(names: Iterable[str]) -> str:
    """The forms in lower case, each once, without preposition and full stop of an abbreviation."""
    forms = (_PREPOSITION.sub("", name.casefold()).rstrip(".") for name in names)
    return "|".join(dict.fromkeys(form for form in forms if not form.isdigit()))


if __name__ == "__main__":
    TARGET.write_text(source(), encoding="utf-8")
