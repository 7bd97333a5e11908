"""Compile `seeds/reference/patterns/countries.csv`: names of countries as stems, by group of languages.

Names are Unicode CLDR's, through babel, with a few short forms of our own. Stems and cells are written as in
`names.csv` beside it. Run `python -m seeds.compile_patterns`; babel is needed here only, not at run time.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from babel import Locale

from pipeline.entities.normal import fold
from seeds import REFERENCE

LOCALES = {
    "en": ("en",),
    "sv": ("sv",),
    "nb": ("nb", "da"),
    "de": ("de",),
    "fr": ("fr",),
    "es": ("es",),
    "ru": ("ru",),
    "uk": ("uk",),
    "sh": ("sr_Latn", "hr"),
}
SHORT = {
    "us": {
        "en": "us u_s usa u_s_a america",
        "sv": "usa",
        "nb": "usa",
        "de": "usa us amerika",
        "fr": "usa états_unis",
        "es": "eeuu ee_uu",
        "ru": "сша америк",
        "uk": "сша америк",
        "sh": "sad amerik",
    },
    "gb": {
        "en": "uk u_k britain great_britain",
        "sv": "storbritannien",
        "nb": "storbritannia",
        "de": "großbritannien",
        "fr": "grande_bretagne",
        "es": "gran_bretaña",
        "ru": "великобритани британи",
        "uk": "британі",
        "sh": "britanij velik_britanij",
    },
    "ru": {
        "en": "russian_federation",
        "sv": "ryska_federation",
        "de": "russisch_föderation",
        "fr": "fédération_de_russie",
        "es": "federación_rusa",
        "ru": "рф российск_федераци",
        "uk": "рф російськ_федераці",
        "sh": "rf rusk_federacij",
    },
    "ba": {
        "en": "bosnia",
        "sv": "bosnien",
        "nb": "bosnia bosnien",
        "de": "bosnien",
        "fr": "bosnie",
        "es": "bosnia",
        "ru": "босни",
        "uk": "босні",
        "sh": "bih bosn",
    },
    "cz": {
        "en": "czech_republic",
        "sv": "tjeckiska_republik",
        "de": "tschechisch_republik",
        "fr": "république_tchèque",
        "es": "república_checa",
        "ru": "чешск_республик",
        "uk": "чеськ_республік",
        "sh": "češk_republik",
    },
    "kr": {
        "en": "republic_of_korea",
        "ru": "южн_коре",
        "uk": "південн_коре",
        "sh": "južn_korej",
    },
    "kp": {
        "ru": "северн_коре кндр",
        "uk": "північн_коре кндр",
        "sh": "severn_korej sjevern_korej",
    },
    "cn": {
        "ru": "кнр",
        "uk": "кнр",
    },
    "fr": {
        "fr": "république_française",
    },
    "de": {
        "de": "bundesrepublik",
        "ru": "фрг",
        "uk": "фрн",
    },
    "tr": {
        "en": "turkey",
        "sh": "tursk",
    },
    "by": {
        "sv": "vitryssland",
        "nb": "hviterussland hviderusland",
        "de": "weißrussland",
        "fr": "biélorussie",
        "ru": "белорусси",
        "sh": "belorusij bjelorusij",
    },
}
"""Forms that people use and CLDR does not list."""
SLAVIC = frozenset({"ru", "uk", "sh"})
_VOWELS = "аеёиоуыэюяьйєіїaeiou"
_NOT_COUNTRIES = frozenset({"EU", "EZ", "UN", "ZZ", "XA", "XB", "QO"})
_SHORTEST_STEM = 3


def stem(name: str, group: str) -> str:
    """Return the cell form of a country's name: folded words, Slavic ones without their last vowel."""
    words = (
        fold(name.split("(", maxsplit=1)[0].replace("&", " "))
        .replace("-", " ")
        .replace("’", " ")
        .replace("'", " ")
        .split()
    )
    if group in SLAVIC:
        words = [_cut(word) for word in words]
    return "_".join(words)


def _cut(word: str) -> str:
    if len(word) > _SHORTEST_STEM and word[-1] in _VOWELS:
        return _cut(word[:-1]) if word[-2:] in ("ий", "ый", "ая", "ое", "ые", "ие") else word[:-1]
    return word


def rows() -> Iterator[dict[str, str]]:
    """Yield a row per territory: its code and a cell of stems per group."""
    names = {group: [Locale.parse(tag) for tag in tags] for group, tags in LOCALES.items()}
    for code in sorted(names["en"][0].territories):
        if len(code) == 2 and code not in _NOT_COUNTRIES:
            yield {"code": code.lower()} | {
                group: " ".join(_cells(code, group, locales)) for group, locales in names.items()
            }


def _cells(code: str, group: str, locales: list[Locale]) -> list[str]:
    own = [stem(locale.territories[code], group) for locale in locales if code in locale.territories]
    short = SHORT.get(code.lower(), {}).get(group, "").split()
    return list(dict.fromkeys(own + ["_".join(map(fold, form.split("_"))) for form in short]))


def main(path: Path) -> None:
    """Write the table to `path`."""
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write("# Compiled by seeds/compile_patterns.py from Unicode CLDR: do not edit.\n")
        writer = csv.DictWriter(out, ["code", *LOCALES], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else REFERENCE / "patterns" / "countries.csv")
