"""Waters, mountains, islands and regions, in nine languages: features.csv, written for Rostrum.

`latitude` and `longitude` are degrees (WGS 84) of about the middle, to a tenth; a river has a point on it.
Where another source knows the place, `entity_id` is its id and the row adds names, and coordinates if it has
any. Other names follow after |; sr is written in Cyrillic, and the Latin is made from it.
"""

from __future__ import annotations

from collections.abc import Iterator

from seeds.compile.facts import Entity, Facts
from seeds.compile.handmade import SOURCE, rows, serbian_latin
from seeds.compile.variants import plain

_FILE = "features.csv"
_LANGUAGES = ("en", "sv", "de", "fr", "es", "ru", "uk", "sr", "hr")


def compile_features(facts: Facts) -> None:
    """Add each feature under a local id, or its names to the territory that it is."""
    known = {
        (plain(name).casefold(), facts.entities[entity_id].country)
        for entity_id, name, *_ in facts.names
        if facts.entities[entity_id].type == "LOC"
    }
    for row in rows(_FILE):
        country = row["country"] or None
        if row["entity_id"] or (plain(row["name"]).casefold(), country) not in known:
            _add(facts, place_id(row), row, country)


def _add(facts: Facts, entity_id: str, row: dict[str, str], country: str | None) -> None:
    facts.add(Entity(entity_id, row["name"], "LOC", country, row["kind"], SOURCE, int(row["rank"])))
    facts.call(entity_id, row["name"], "en", "primary" if row["latitude"] else "alias")
    for language in _LANGUAGES:
        for name in filter(None, row[language].split("|")):
            facts.call(entity_id, name, language, "alias")
            if language == "sr":
                facts.call(entity_id, serbian_latin(name), "sr-Latn", "alias")


def place_id(row: dict[str, str]) -> str:
    """Return the id of a row: that of another source, or a local one."""
    return row["entity_id"] or f"local:place:{row['id']}"


def middles() -> Iterator[tuple[str, float, float]]:
    """Yield the id, latitude and longitude of each row that has them."""
    for row in rows(_FILE):
        if row["latitude"]:
            yield place_id(row), float(row["latitude"]), float(row["longitude"])
