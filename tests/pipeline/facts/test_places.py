"""Coordinates of entities."""

from __future__ import annotations

import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.facts.places import Point, is_unclear, kilometres, point_of, points
from seeds import REFERENCE


def test_every_place_is_an_entity_on_the_globe() -> None:
    entities = set(
        pq.read_table(REFERENCE / "entities.parquet", columns=["entity_id"])["entity_id"].to_pylist()
    )
    assert set(points()) <= entities
    assert all(-90 <= one.latitude <= 90 and -180 <= one.longitude <= 180 for one in points().values())


def test_nearly_all_places_of_the_knowledge_base_have_coordinates() -> None:
    table = pq.read_table(REFERENCE / "entities.parquet", columns=["entity_id", "type"])
    places = table.filter(pc.equal(table["type"], "LOC"))["entity_id"].to_pylist()
    assert sum(one in points() for one in places) >= 0.97 * len(places)


def test_a_capital_lies_in_its_country() -> None:
    table = pq.read_table(REFERENCE / "entities.parquet").to_pylist()
    sweden = next(row for row in table if row["name"] == "Sweden" and row["description"] == "country")
    capital = next(row for row in table if row["description"] == "capital of Sweden")
    middle, city = point_of(sweden["entity_id"]), point_of(capital["entity_id"])
    assert middle is not None
    assert city is not None
    assert abs(middle.latitude - city.latitude) < 4
    assert abs(middle.longitude - city.longitude) < 4


def test_without_an_entity_there_is_no_point() -> None:
    assert point_of(None) is None
    assert point_of("local:person:nobody") is None


def test_distances_are_those_of_a_globe() -> None:
    assert 110 < kilometres(Point(0.0, 0.0), Point(0.0, 1.0)) < 112
    assert 20_000 < kilometres(Point(90.0, 0.0), Point(-90.0, 0.0)) < 20_020


def test_a_place_with_a_rival_elsewhere_is_unclear() -> None:
    (one, here), (two, there) = _far_apart()
    assert is_unclear(here, 0.6, [(two, 0.59)])
    assert not is_unclear(here, 0.6, [(two, 0.3)])
    assert not is_unclear(here, 0.6, [(one, 0.6)])
    assert not is_unclear(here, None, [(two, 0.59)])
    assert kilometres(here, there) > 1000


def _far_apart() -> list[tuple[str, Point]]:
    known = list(points().items())
    first = known[0]
    return [first, next(one for one in known if kilometres(first[1], one[1]) > 1000)]
