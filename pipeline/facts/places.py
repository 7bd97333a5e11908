"""Where places are: coordinates of entities, from seeds/reference/places.parquet."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pyarrow.parquet as pq

from seeds import REFERENCE


class Point(NamedTuple):
    """Degrees north and east (WGS 84): of a city a point in it, of a country about its middle."""

    latitude: float
    longitude: float


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


def point_of(entity_id: str | None) -> Point | None:
    """Return where an entity is; None where that is not known."""
    return points().get(entity_id) if entity_id else None
