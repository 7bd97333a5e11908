"""People who hold or held public posts, country by country, from every-politician (Wikidata, to 2022)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from seeds.compile import cldr
from seeds.compile.facts import Entity, Facts, Post, day
from seeds.compile.posts import LEVELS, kind_of

SOURCE = "every-politician"
_ENDINGS = ("-cabinet", "-ministers", "-federal-council")
_CODES = {
    "us": "us",
    "uae": "ae",
    "united-kingdom": "gb",
    "swiss": "ch",
    "czech": "cz",
    "turkey": "tr",
    "bosnia-herzegovina": "ba",
    "saudi": "sa",
    "world": "",
    "taiwan": "tw",
}


def compile_persons(facts: Facts) -> None:
    """Add all people of the country folders with their posts; one id is one person in all of them."""
    for folder in sorted(
        path
        for path in (facts.root / "kb/persons").iterdir()
        if (path / "bio.csv").exists() or (path / "holders21.csv").exists()
    ):
        country = _country(folder.name)
        for row in _rows(folder, ("holders21.csv", "current.csv", "legislators.csv")):
            _person(facts, row["personID"], row["person"], country)
            facts.call(row["personID"], _enwiki(row), "en", "alias")
            facts.posts.setdefault(post(row, country))
        for row in _rows(folder, ("bio.csv",)):
            _person(facts, row["id"], row["name"], country)
            facts.call(row["id"], _enwiki(row), "en", "alias")


def post(row: dict[str, str], country: str | None) -> Post:
    """Return the post that a row of holders or members attests."""
    kind = kind_of(row["position"])
    start, end = day(row["start"]), day(row.get("end"), last=True)
    return Post(row["personID"], row["position"].strip(), kind, LEVELS[kind], country, start, end)


def _person(facts: Facts, entity_id: str, name: str, country: str | None) -> None:
    if not entity_id.startswith("Q") or name == entity_id or not name:
        return
    facts.add(Entity(entity_id, name, "PER", country, None, SOURCE))
    facts.call(entity_id, name, "en", "primary" if facts.entities[entity_id].name == name else "alias")


def _enwiki(row: dict[str, str]) -> str:
    return (row.get("enwiki") or "").split(" (")[0]


def _country(folder: str) -> str | None:
    stem = next((folder.removesuffix(end) for end in _ENDINGS if folder.endswith(end)), folder)
    if stem in _CODES:
        return _CODES[stem] or None
    wanted = stem.replace("-", " ")
    return cldr.code_of(wanted)


def _rows(folder: Path, files: tuple[str, ...]) -> Iterator[dict[str, str]]:
    for name in files:
        if (folder / name).exists():
            with (folder / name).open(encoding="utf-8", newline="") as file:
                yield from csv.DictReader(file)
