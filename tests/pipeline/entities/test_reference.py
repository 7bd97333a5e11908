from __future__ import annotations

import pytest

from pipeline.entities.reference import load, override

ROW = {
    "action": "",
    "entity_id": "",
    "name": "",
    "language": "",
    "kind": "",
    "type": "",
    "country": "",
    "note": "",
}


def names(tables, entity_id):
    return {row["name"] for row in tables["entity_names"].to_pylist() if row["entity_id"] == entity_id}


def test_added_entities_and_names_stay():
    row = {**ROW, "action": "add", "entity_id": "local:test", "name": "Hall of Sevens", "type": "LOC"}
    tables = override(load(), [row, {**ROW, "action": "alias", "entity_id": "local:test", "name": "Зал"}])
    assert names(tables, "local:test") == {"Hall of Sevens", "Зал"}


def test_a_forbidden_name_is_gone():
    assert "Serbia" in names(load(), "Q403")
    tables = override(load(), [{**ROW, "action": "forbid", "entity_id": "Q403", "name": "Serbia"}])
    assert "Serbia" not in names(tables, "Q403")


@pytest.mark.parametrize(
    "row", [{"action": "alias", "entity_id": "Q0"}, {"action": "rename", "entity_id": "Q403"}]
)
def test_an_override_that_cannot_be_honoured_says_so(row):
    with pytest.raises(ValueError, match=row["entity_id"]):
        override(load(), [{**ROW, **row}])
