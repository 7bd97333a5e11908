"""Members of the Swedish Riksdag since 1990 and Swedish ministers since 1945."""

from __future__ import annotations

import csv
import datetime
from pathlib import Path

from seeds.compile.facts import Entity, Facts, Post, day
from seeds.compile.posts import LEVELS

SOURCE = "riksdagen-corpus"
_KINDS = {"statsminister": "head_of_government", "utrikesminister": "foreign_minister"}


def compile_riksdag(facts: Facts) -> None:
    """Add members and ministers whom the corpus ties to a Wikidata id."""
    folder = facts.root / "kb/persons/riksdagen"
    ids = {row["person_id"]: row["wiki_id"] for row in _rows(folder / "wiki_id.csv")}
    recent = _recent(folder)
    for row in _rows(folder / "name.csv"):
        entity_id = ids.get(row["person_id"])
        if entity_id and row["person_id"] in recent and " " in row["name"]:
            if row["primary_name"] == "True":
                facts.add(Entity(entity_id, row["name"], "PER", "se", None, SOURCE))
            if entity_id in facts.entities:
                facts.call(entity_id, row["name"], "sv", "alias")
    for row in _rows(folder / "minister.csv"):
        _minister(facts, ids.get(row["person_id"], ""), row)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _recent(folder: Path) -> set[str]:
    members = {row["person_id"] for row in _rows(folder / "party_affiliation.csv") if row["end"] >= "1990"}
    return members | {row["person_id"] for row in _rows(folder / "minister.csv") if row["end"] >= "1945"}


def _minister(facts: Facts, entity_id: str, row: dict[str, str]) -> None:
    start, end = day(row["start"]), day(row["end"], last=True)
    if entity_id in facts.entities and start and start >= datetime.date(1945, 1, 1):
        kind = _KINDS.get(row["role"], "minister")
        facts.posts.setdefault(Post(entity_id, row["role"], kind, LEVELS[kind], "se", start, end))
