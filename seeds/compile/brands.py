"""Brands, operators and networks with their Wikidata ids, from the npm package name-suggestion-index."""

from __future__ import annotations

import json
import re
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from seeds.compile.facts import Entity, Facts
from seeds.compile.territories import REGION

SOURCE = "name-suggestion-index"
_ROLES = ("brand", "operator", "network", "subject", "owner")
_LANGUAGES = {"en", "sv", "no", "nb", "da", "de", "fr", "es", "ru", "uk", "sr", "sr-Latn", "hr", "bs", "pl"}
_PLACE = re.compile(
    r"(?:[\w'’.-]+ ){0,4}?(autonomous community|city|town|village|municipality|commune|county|borough|region|"
    r"province|state|prefecture|island|country|canton|capital|comune|oblast|voivodeship)\b.*\b(in|of)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"school|agency|company|operator|authority|department|flag|system|organi[sz]ation|ministry|council|"
    r"railway|park|service|library|police|hospital|university|network|owned|chain|brand|district|store|bank|"
    r"government|corporation|association|museum|utility|transport|provider|enterprise|office|division",
    re.IGNORECASE,
)
_SKIPPED = re.compile(r"\b(flag|concession|contract|list|bus route|bus line|businessman|politician)\b")


class Item(NamedTuple):
    """What the index says of one id."""

    names: dict[tuple[str, str, str], None]
    """(name, language, kind), in order."""
    countries: set[str]


def compile_brands(facts: Facts) -> None:
    """Add what the index names by Wikidata id; ids that other sources know keep the names they have."""
    if not facts.brands:
        return
    index, labels = _read(facts.brands)
    for entity_id, item in sorted(_items(index).items(), key=lambda pair: int(pair[0][1:])):
        about = labels.get(entity_id, {})
        description = str(about.get("description") or "")
        label = str(about.get("label") or next(iter(item.names))[0])
        if capital := _capital(facts, label, description):
            facts.rename(capital, entity_id)
        if continent := _continent(facts, label, description):
            facts.rename(continent, entity_id)
            facts.renamed[continent] = entity_id
        if entity_id in facts.entities or _SKIPPED.search(description.lower()):
            continue
        place = _PLACE.match(description) and not _BODY.search(f"{label} {description}")
        country = next(iter(item.countries)) if len(item.countries) == 1 else None
        rank = 0 if country or place else 1  # a place that GeoNames knows to be large rises there
        facts.add(
            Entity(entity_id, label, "LOC" if place else "ORG", country, description or None, SOURCE, rank)
        )
        facts.call(entity_id, label, "en", "primary")
        for name, language, kind in item.names:
            if name.casefold() != label.casefold() or not name.islower():
                facts.call(entity_id, name, language, kind)


def _capital(facts: Facts, label: str, description: str) -> str | None:
    """The local id of the capital that the index describes: its name, and its country in the description."""
    if "capital" not in description:
        return None
    return next(
        (
            entity.entity_id
            for entity in facts.entities.values()
            if entity.name == label
            and entity.entity_id.startswith("local:capital-")
            and str(entity.description).removeprefix("capital of ") in description
        ),
        None,
    )


def _continent(facts: Facts, label: str, description: str) -> str | None:
    """The local id of the continent that the index describes."""
    if "continent" not in description:
        return None
    world = (one for one in facts.entities.values() if one.description == REGION and one.name == label)
    return next((one.entity_id for one in world), None)


def _read(package: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    with tarfile.open(package) as archive:
        files = (
            archive.extractfile(f"package/dist/{name}")
            for name in ("json/nsi.json", "wikidata/wikidata.json")
        )
        index, labels = (json.load(file) for file in files if file)
    return index["nsi"], labels["wikidata"]


def _items(index: dict[str, Any]) -> dict[str, Item]:
    found: dict[str, Item] = {}
    for entry in (entry for path in sorted(index) for entry in index[path]["items"]):
        places = [str(place) for place in entry.get("locationSet", {}).get("include", ())]
        for role in _ROLES:
            entity_id = entry["tags"].get(f"{role}:wikidata", "")
            if re.fullmatch(r"Q[1-9]\d*", entity_id):
                item = found.setdefault(entity_id, Item({}, set()))
                item.names.update(dict.fromkeys(_names(entry["tags"], role)))
                item.countries.update(
                    place if len(place) == 2 and place.isalpha() else "001" for place in places
                )
    return {
        entity_id: item._replace(countries=item.countries if "001" not in item.countries else set())
        for entity_id, item in found.items()
        if item.names
    }


def _names(tags: dict[str, str], role: str) -> Iterator[tuple[str, str, str]]:
    keys = {role: "alias", f"{role}:short": "abbreviation"}
    if role == "brand":
        keys |= {
            "name": "alias",
            "short_name": "abbreviation",
            "official_name": "official",
            "alt_name": "alias",
        }
    for key, value in sorted(tags.items()):
        base, _, language = key.rpartition(":")
        if key in keys:
            yield from ((name, "und", keys[key]) for name in value.split(";"))
        elif base in keys and language in _LANGUAGES:
            yield from ((name, language, keys[base]) for name in value.split(";"))
