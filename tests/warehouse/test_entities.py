"""Entities that only texts name: their names for display, and rows for whatever a mention points at."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.tables import TABLES, from_rows
from tests.warehouse.kit import DAY, ENTITIES, land, moment, next_day, night
from warehouse import staging
from warehouse.entities import stage_entities
from warehouse.paths import Home


def stage(home: Home, surfaces: list[str], day: date = DAY, entity_id: str = "local:per:1") -> None:
    rows = [
        {
            **{"document_id": "d", "revision": 1, "mention_no": number, "surface": surface, "type": "PER"},
            **dict.fromkeys(("start_char", "end_char", "raw_start_char", "raw_end_char"), 0),
            **{"entity_id": entity_id, "link_method": "cluster", "link_candidates": [], "is_repair": False},
            **{"annotator": "test@1", "partition_day": day},
        }
        for number, surface in enumerate(surfaces)
    ]
    staging.write(home, "mentions", day, from_rows(TABLES["mentions"], rows))


def shown(home: Home, day: date = DAY, merges: dict[str, str] | None = None) -> dict[str, str]:
    known = {
        "entities": from_rows(TABLES["entities"], ENTITIES),
        "entity_names": from_rows(TABLES["entity_names"], []),
    }
    stage_entities(home, day, known, merges or {})
    rows = staging.read(home, "entities").to_pylist()
    return {row["entity_id"]: row["name"] for row in rows if row["source"] == "mentions"}


@pytest.mark.parametrize(
    ("surfaces", "name"),
    [
        (["Mara Ek", "Maras Ek", "Mara Ek"], "Mara Ek"),
        (["Ek", "Ek", "Mara Ek"], "Mara Ek"),
        (["Mara Ek", "Ada Ek"], "Ada Ek"),
        (["Mara \n Ek", "Mara Ek", "Ada Ek"], "Mara Ek"),
    ],
)
def test_the_name_shown_is_the_most_frequent_full_form(home: Home, surfaces: list[str], name: str) -> None:
    stage(home, surfaces)
    assert shown(home) == {"local:per:1": name}


def test_every_form_is_a_name_with_its_script(home: Home) -> None:
    stage(home, ["Mara Ek", "«Мара Эк»", "42"])
    shown(home)
    rows = staging.read(home, "entity_names").to_pylist()
    assert {(row["name"], row["script"], row["kind"]) for row in rows} == {
        ("Mara Ek", "Latn", "primary"),
        ("«Мара Эк»", "Cyrl", "variant"),
        ("42", "Zyyy", "variant"),
    }


def test_other_days_count_as_published_and_this_one_as_staged(home: Home, inbox: Path) -> None:
    stage(home, ["Mara Ek"] * 3)
    land(home, inbox, {"a.txt": "Kosovo"}, moment())
    night(home)  # which finds Kosovo in place of what was staged
    assert shown(home) == {}
    stage(home, ["Ada Ek"], next_day())
    assert shown(home, next_day()) == {"local:per:1": "Ada Ek"}


def test_what_is_merged_needs_no_row_and_what_the_knowledge_base_holds_has_its_own(home: Home) -> None:
    stage(home, ["Mara Ek"])
    assert shown(home, merges={"local:per:1": "Q403"}) == {}
    stage(home, ["Serbia"], entity_id="Q403")
    assert shown(home) == {}
    stage(home, ["Gone"], entity_id="Q1")
    assert shown(home) == {"Q1": "Gone"}
