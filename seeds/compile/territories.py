"""Countries, their parts, unions and capitals.

The territory files mix demonyms, adjectives and capitals into their weak names, so a weak name counts only
where it joins a name that CLDR or the United Nations give to words of state form ("Republika Kosovo").
Capitals come from the country codes; CLDR's time-zone cities name them in other languages.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from seeds.compile import cldr
from seeds.compile.facts import Entity, Facts, tidied

SOURCE, CODES_SOURCE, CLDR_SOURCE = "rigour", "country-codes", "cldr"
REGION = "region of the world"
"""Description of continents and of the parts of the world that CLDR names."""
_UN_COLUMNS = {
    "en": ("UNTERM English Short", "UNTERM English Formal", "official_name_en", "CLDR display name"),
    "fr": ("UNTERM French Short", "UNTERM French Formal", "official_name_fr"),
    "es": ("UNTERM Spanish Short", "UNTERM Spanish Formal", "official_name_es"),
    "ru": ("UNTERM Russian Short", "UNTERM Russian Formal", "official_name_ru"),
}
_NO_PLACE = {"ip"}  # the Internet, listed as a jurisdiction
_BESIDES = {("ch", "bern")}  # a canton, beside the city of the same name
_ARTICLES = ("the ", "la ", "le ", "les ", "l'", "el ", "los ", "las ")


def compile_territories(facts: Facts) -> None:
    """Add territories, continents and capitals to `facts`."""
    files = sorted((facts.root / "kb/territories").glob("*.yml"))
    # A file's name carries the code; PyYAML would read the code of Norway as a boolean.
    territories = {path.stem: _load(path) for path in files}
    codes = {row["ISO3166-1-Alpha-2"].lower(): row for row in _codes(facts.root)}
    _agree_on_ids(territories, codes)
    forms = _state_forms(territories, codes)
    for code, territory in territories.items():
        entity_id = territory.get("qid")
        if entity_id and code not in _NO_PLACE:
            facts.add(_entity(code, territory, territories))
            _names(facts, entity_id, code, territory, codes.get(code), forms)
    _regions(facts)
    _capitals(facts, territories, codes)


def _agree_on_ids(territories: dict[str, dict[str, Any]], codes: dict[str, dict[str, str]]) -> None:
    """Of several ids in a territory file, take that of the country codes: Denmark, not its realm."""
    for code, row in codes.items():
        entity_id = row.get("wikidata_id", "").rsplit("/", 1)[-1]
        if entity_id in territories.get(code, {}).get("other_qids", ()):
            territories[code]["qid"] = entity_id


def _load(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return loaded


def _codes(root: Path) -> list[dict[str, str]]:
    with (root / "kb/country-codes.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _entity(code: str, territory: dict[str, Any], territories: dict[str, dict[str, Any]]) -> Entity:
    union = territory.get("region") == "Supranational"
    parent = territories.get(_parent(territory), {}).get("name")
    historical = bool(territory.get("is_historical"))
    if union:
        what, rank = "international organisation", 4
    elif territory.get("is_country"):
        what, rank = ("former country", 1) if historical else ("country", 4)
    else:
        what, rank = (f"part of {parent}", 2) if parent else ("territory", 2)
        rank = 1 if historical else rank
    country = None if union else (_parent(territory) or code.split("_", maxsplit=1)[0])
    name = str(territory["name"]).split(" (")[0]
    kind = "ORG" if union else "LOC"
    return Entity(
        territory["qid"], name, kind, country if country and len(country) == 2 else None, what, SOURCE, rank
    )


def _parent(territory: dict[str, Any]) -> str:
    parent = territory.get("parent", "")
    return "no" if parent is False else str(parent or "")


def _names(
    facts: Facts,
    entity_id: str,
    code: str,
    territory: dict[str, Any],
    row: dict[str, str] | None,
    forms: set[str],
) -> None:
    facts.call(entity_id, str(territory["name"]).split(" (")[0], "en", "primary")
    facts.call(entity_id, str(territory.get("full_name", "")).split(" (")[0], "en", "official")
    for language, name in cldr.territory_names(code.upper()) if "_" not in code else ():
        facts.call(entity_id, name.replace("&", "and") if language == "en" else name, language, "primary")
    for language, name in _un_names(row or {}):
        facts.call(entity_id, name, language, "official")
    for name in _weak_confirmed(code, territory, row, forms):
        facts.call(entity_id, name, "und", "alias")
    known = _confirmed(code, territory, row)
    for name in (name for name in map(str, territory.get("names_strong") or ()) if not _derived(name, known)):
        facts.call(entity_id, _cased(name), "und", _kind(name))
        if _kind(name) == "abbreviation":
            facts.call(entity_id, name.replace(".", ""), "und", "abbreviation")


def _derived(name: str, known: set[str]) -> bool:
    """Whether a single word is an adjective made from a known name: Estonian, Gabonese, Qatari."""
    word = name.casefold()
    stems = {other[:4] for other in known if len(other) > 3}
    return (
        word not in known
        and bool(re.fullmatch(r"\w+(an|ese|i|ish|ais|aise|ien|ienne|lite|lienne|ска)", word))
        and (word[:4] in stems)
    )


def _cased(name: str) -> str:
    """Give a name written without any capital its capitals; one with a comma is an address, not a name."""
    if "," in name or (" of " in name and len(name) < 12):
        return ""
    return name.title() if name == name.lower() and name.isascii() else name


def _kind(name: str) -> str:
    letters = name.replace(".", "")
    return "abbreviation" if letters.isupper() and letters.isalpha() and len(letters) <= 5 else "alias"


def _un_names(row: dict[str, str]) -> Iterable[tuple[str, str]]:
    for language, columns in _UN_COLUMNS.items():
        for column in columns:
            name = row.get(column, "").split("(")[0].strip().strip("*")
            lower = name.lower()
            start = next((len(article) for article in _ARTICLES if lower.startswith(article)), 0)
            if name:
                yield language, name[start:]


def _confirmed(code: str, territory: dict[str, Any], row: dict[str, str] | None) -> set[str]:
    known = {str(territory["name"]).casefold(), *(name.casefold() for _, name in _un_names(row or {}))}
    named = cldr.territory_names(code.upper()) if "_" not in code else ()
    return known | {name.casefold() for _, name in named}


def _weak_confirmed(
    code: str, territory: dict[str, Any], row: dict[str, str] | None, forms: set[str]
) -> Iterable[str]:
    known = _confirmed(code, territory, row)
    for name in map(str, territory.get("names_weak") or ()):
        words = name.casefold().split()
        rest = [word for word in words if word not in known]
        if 1 < len(words) != len(rest) and all(word in forms for word in rest):
            yield name


def _state_forms(territories: dict[str, dict[str, Any]], codes: dict[str, dict[str, str]]) -> set[str]:
    """Words that official names of at least three territories share, such as republic or kingdom."""
    counts: Counter[str] = Counter()
    for code, territory in territories.items():
        names = [str(territory.get("full_name", "")), *map(str, territory.get("names_strong") or ())]
        names += [name for _, name in _un_names(codes.get(code, {}))]
        counts.update(
            {word for name in names if territory.get("is_country") for word in name.casefold().split()}
        )
    return {word for word, count in counts.items() if count >= 3}


def _regions(facts: Facts) -> None:
    for code, name in cldr.REGIONS.items():
        entity_id = f"local:region-{code}"
        facts.add(Entity(entity_id, name, "LOC", None, REGION, CLDR_SOURCE, 3))
        for language, local in cldr.territory_names(code):
            facts.call(entity_id, local, language, "primary")


def _capitals(facts: Facts, territories: dict[str, dict[str, Any]], codes: dict[str, dict[str, str]]) -> None:
    parts = _parts(territories)
    cities: dict[str, list[tuple[str, dict[str, str]]]] = {}
    for code, zone, names in cldr.zone_cities():
        cities.setdefault(code.lower(), []).append((zone, names))
    for code, row in codes.items():
        capital = tidied(row.get("Capital"))
        country = territories.get(code, {})
        if capital and capital.casefold() not in _confirmed(code, {"name": "", **country}, row):
            _capital(facts, code, capital, str(country.get("name", "")), parts, cities.get(code, []))


def _parts(territories: dict[str, dict[str, Any]]) -> dict[tuple[str, str], set[str]]:
    """(country, name before a comma) → parts of the country so called; Washington is two."""
    parts: dict[tuple[str, str], set[str]] = {}
    for territory in territories.values():
        if _parent(territory) and territory.get("qid"):
            for name in (territory["name"], *(territory.get("names_strong") or ())):
                short = str(name).split(",")[0].casefold()
                parts.setdefault((_parent(territory), short), set()).add(territory["qid"])
    return parts


def _capital(
    facts: Facts,
    code: str,
    capital: str,
    country: str,
    parts: dict[tuple[str, str], set[str]],
    cities: list[tuple[str, dict[str, str]]],
) -> None:
    local = {zone: names for zone, names in cities if capital in (zone, names.get("en"))}
    spelled = {capital, *local, *(names.get("en", capital) for names in local.values())}
    keys = {(code, name.casefold()) for name in spelled} - _BESIDES
    same = {entity_id for key in keys for entity_id in parts.get(key, ())}
    entity_id = same.pop() if len(same) == 1 else f"local:capital-{code}"
    facts.add(Entity(entity_id, capital, "LOC", code, f"capital of {country}", CODES_SOURCE, 3))
    facts.entities[entity_id] = facts.entities[entity_id]._replace(rank=3)
    for name in sorted(spelled):
        facts.call(entity_id, name, "en", "primary" if name == capital else "alias")
    for names in local.values():
        for language, name in names.items():
            facts.call(entity_id, name, language, "primary")
