"""Where places are: coordinates of entities, from seeds/reference/places.parquet."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import pyarrow.parquet as pq

from seeds import REFERENCE

_RADIUS: Final = 6371.0
_STATES: Final = frozenset({"part of United States", "part of Canada", "part of Australia"})
"""Descriptions of regions where one writes "Paris, Texas"; elsewhere a comma mostly goes on a list."""
_WIDEST: Final = 2000.0
"""Kilometres from the middle of a region beyond which nothing is in it."""


_RIVAL: Final = 0.8
"""Part of the link's own probability from which on another place of the name is as likely."""
_APART: Final = 200.0
"""Kilometres within which two places are one on a map: a city and the canton around it."""


class Point(NamedTuple):
    """Degrees north and east (WGS 84): of a city a point in it, of a country about its middle."""

    latitude: float
    longitude: float


def regions_file() -> Path:
    """Return the file that says which entities are parts of countries, for a stage's fingerprint."""
    return REFERENCE / "entities.parquet"


def places_file() -> Path:
    """Return the file that decides the coordinates, for a stage's fingerprint."""
    return REFERENCE / "places.parquet"


@cache
def points() -> dict[str, Point]:
    """Return the coordinates of all entities that have any, by id; read once (35,000 rows, some 30 ms)."""
    table = pq.read_table(places_file(), columns=["entity_id", "latitude", "longitude"])
    columns = (table.column(name).to_pylist() for name in ("entity_id", "latitude", "longitude"))
    return {
        entity_id: Point(round(latitude, 5), round(longitude, 5))
        for entity_id, latitude, longitude in zip(*columns, strict=True)
    }


@cache
def _regions() -> frozenset[str]:
    """The ids of states and provinces that writers put behind a city and a comma."""
    table = pq.read_table(regions_file(), columns=["entity_id", "description"])
    rows = zip(table["entity_id"].to_pylist(), table["description"].to_pylist(), strict=True)
    return frozenset(entity_id for entity_id, said in rows if said in _STATES)


def is_elsewhere(point: Point, region: str | None) -> bool:
    """Return whether a place lies too far from a region to be in it: Paris of France is not in Texas."""
    middle = point_of(region)
    return middle is not None and region in _regions() and kilometres(point, middle) > _WIDEST


def is_unclear(point: Point, score: float | None, rivals: Iterable[tuple[str, float | None]]) -> bool:
    """Return whether a place of the same name somewhere else is about as probable.

    Args:
        point: where the linked entity is.
        score: probability of the link; null where none was measured.
        rivals: entities that the name may also stand for, each with its probability.

    """
    others = ((point_of(entity_id), chance) for entity_id, chance in rivals)
    return any(
        other is not None
        and chance is not None
        and score is not None
        and chance >= _RIVAL * score
        and kilometres(point, other) > _APART
        for other, chance in others
    )


def kilometres(one: Point, two: Point) -> float:
    """Return the distance on a sphere, by the haversine formula."""
    north, south = math.radians(one.latitude), math.radians(two.latitude)
    east = math.radians(two.longitude - one.longitude)
    half = math.sin((south - north) / 2) ** 2 + math.cos(north) * math.cos(south) * math.sin(east / 2) ** 2
    return 2 * _RADIUS * math.asin(min(1.0, math.sqrt(half)))


def point_of(entity_id: str | None) -> Point | None:
    """Return where an entity is; None where that is not known."""
    return points().get(entity_id) if entity_id else None
