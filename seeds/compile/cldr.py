"""Names of territories and of the cities that stand for time zones, from Unicode CLDR through babel."""

from __future__ import annotations

from collections.abc import Iterator

from babel import Locale
from babel.core import get_global

LANGUAGES = ("en", "sv", "nb", "da", "de", "fr", "es", "ru", "uk", "sr", "sr_Latn", "hr", "bs", "pl")
MORE = (
    "ar",
    "az",
    "be",
    "bg",
    "cs",
    "el",
    "et",
    "fa",
    "fi",
    "he",
    "hi",
    "hu",
    "hy",
    "id",
    "is",
    "it",
    "ja",
    "ka",
    "kk",
    "ko",
    "ky",
    "lt",
    "lv",
    "mk",
    "nl",
    "nn",
    "pt",
    "ro",
    "sk",
    "sl",
    "sq",
    "tg",
    "tk",
    "tr",
    "uz",
    "zh",
)
"""Languages whose territory names are taken too. Smaller locales are not: some call Russia "Russian"."""
REGIONS = {
    "002": "Africa",
    "003": "North America",
    "005": "South America",
    "009": "Oceania",
    "013": "Central America",
    "019": "Americas",
    "021": "Northern America",
    "029": "Caribbean",
    "030": "Eastern Asia",
    "034": "Southern Asia",
    "035": "Southeast Asia",
    "039": "Southern Europe",
    "142": "Asia",
    "143": "Central Asia",
    "145": "Western Asia",
    "150": "Europe",
    "151": "Eastern Europe",
    "154": "Northern Europe",
    "155": "Western Europe",
    "419": "Latin America",
}


def tag(locale: str) -> str:
    """Return the BCP 47 form of a CLDR locale name."""
    return locale.replace("_", "-")


def code_of(name: str) -> str:
    """Return the lower-case code of a territory by its English name; StopIteration where there is none."""
    names: dict[str, str] = dict(Locale.parse("en").territories)
    return next(code.lower() for code, own in sorted(names.items()) if own.lower() == name)


def territory_names(code: str) -> Iterator[tuple[str, str]]:
    """Yield (language, name) of a CLDR territory in each language that Rostrum reads."""
    for language in (*LANGUAGES, *MORE):
        name = Locale.parse(language).territories.get(code)
        if name and name != code:
            yield tag(language), name


def zone_cities() -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yield (territory, zone's own city name, {language: name}) of each time zone named after a city."""
    for zone, territory in sorted(get_global("zone_territories").items()):
        if "/" in zone:
            yield territory, zone.rsplit("/", 1)[1].replace("_", " "), _city_names(zone)


def _city_names(zone: str) -> dict[str, str]:
    names = {}
    for language in LANGUAGES:
        city = Locale.parse(language).time_zones.get(zone, {}).get("city")
        if city:
            names[tag(language)] = city
    return names
