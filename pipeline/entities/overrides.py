"""The user's corrections to the knowledge base: what the rows of `overrides.csv` mean together.

The order of the rows means nothing, and a row said twice counts once. Rows take effect in this order: `add`
and `alias`, then `split`, then `merge`, then `forbid`. What two rows say against each other is refused.

- `add`: a new entity with its primary name. Of an id that is there already only the name counts.
- `alias`: another name. A local id of names found together but unknown so far becomes an entity by it.
- `split`: a name of an entity becomes a name of `target`, which is made where it is not there.
- `merge`: an entity is `target` for ever: its names and posts are the target's, its id is never given out.
- `forbid`: a name, whatever its capitals and diacritics, never stands for the entity.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from typing import NamedTuple

from pipeline.entities.normal import key
from pipeline.tables.names import MENTION_TYPES

ACTIONS = ("add", "alias", "split", "merge", "forbid")
Row = dict[str, str]
_ID = re.compile(r"local:\S+|Q[1-9]\d*")


class Corrections(NamedTuple):
    """The rows of all overrides by what they do; see the module."""

    entities: dict[str, Row]
    """Ids to make, with the row that decides name, type and country; without a type, that of the origin."""
    origins: dict[str, str]
    """Id made by a split → the entity that its names come from."""
    names: list[Row]
    moved: dict[tuple[str, str], str]
    """(entity, folded name) → the entity whose name it is from now on."""
    merged: dict[str, str]
    """Id → the id that stands for it, after all merges."""
    forbidden: frozenset[tuple[str, str]]
    """(entity after all merges, folded name)."""

    def canonical(self, entity_id: str) -> str:
        """Return the id that stands for `entity_id` after all merges; itself where none was."""
        return self.merged.get(entity_id, entity_id)

    def touched(self) -> set[str]:
        """Return the ids whose names, posts or row could differ from the compiled ones."""
        ids = {row["entity_id"] for row in self.names} | set(self.merged) | set(self.merged.values())
        ids |= {entity_id for entity_id, _ in (*self.moved, *self.forbidden)}
        ids |= set(self.entities) | set(self.moved.values())
        return ids | {self.canonical(entity_id) for entity_id in ids}


def refusal(row: Row, why: str) -> ValueError:
    """Return the error that names the line of an override that cannot be honoured."""
    return ValueError(
        f"overrides.csv, line {row.get('line', '?')}: {why}: {row['action']} {row['entity_id']}"
        f"{' ' + row['name'] if row['name'] else ''}"
    )


def corrections(rows: list[Row], known: Container[str]) -> Corrections:
    """Read override rows against the ids that the compiled tables know.

    Raises ValueError naming the line of a row that is malformed, names nothing known or contradicts another.
    """
    for row in rows:
        _check(row)
    of = {action: _once([row for row in rows if row["action"] == action]) for action in ACTIONS}
    made, origins = _made(of, known)

    def is_known(entity_id: str) -> bool:
        return entity_id in known or entity_id in made

    _refuse_unknown(of, is_known)
    moved = _moved(of["split"])
    merged = _merged(of["merge"])
    forbidden = {(merged.get(row["entity_id"], row["entity_id"]), key(row["name"])) for row in of["forbid"]}
    return Corrections(made, origins, [*of["add"], *of["alias"]], moved, merged, frozenset(forbidden))


def _check(row: Row) -> None:
    action = row["action"]
    if action not in ACTIONS:
        raise refusal(row, f"unknown action (one of {', '.join(ACTIONS)})")
    if not _ID.fullmatch(row["entity_id"]):
        raise refusal(row, "an id is Q and digits, or local: and a name without spaces")
    if action == "merge" and row["name"]:
        raise refusal(row, "a merge takes all names: none may stand in its row")
    if action != "merge" and not key(row["name"]):
        raise refusal(row, "a name is missing")
    if action in ("merge", "split") and (
        not _ID.fullmatch(row.get("target", "")) or row["target"] == row["entity_id"]
    ):
        raise refusal(row, "target is missing, no id, or the entity itself")
    if row["type"] and row["type"] not in MENTION_TYPES:
        raise refusal(row, f"type is none of {', '.join(MENTION_TYPES)}")


def _once(rows: list[Row]) -> list[Row]:
    """The rows without repeats, in an order that is theirs and not the file's."""
    found = {
        tuple(sorted((column, text) for column, text in row.items() if column not in ("line", "note"))): row
        for row in sorted(rows, key=lambda row: row.get("note", ""), reverse=True)
    }
    return [found[content] for content in sorted(found)]


def _made(of: dict[str, list[Row]], known: Container[str]) -> tuple[dict[str, Row], dict[str, str]]:
    """The entities to make: added, promoted by an alias, or made by a split; and what the last come from."""
    made: dict[str, Row] = {}
    for row in of["add"]:
        if row["entity_id"] not in known:
            if not row["type"]:
                raise refusal(row, "a new entity needs a type")
            _agree(made, row["entity_id"], row, ("name", "type", "country"))
    for row in of["alias"]:
        entity_id, kind = row["entity_id"], row["type"] or type_in(row["entity_id"])
        if entity_id not in known and entity_id.startswith("local:") and kind:
            made.setdefault(entity_id, {**row, "type": kind})
    new = [row for row in of["split"] if row["target"] not in known and row["target"] not in made]
    return made, {row["target"]: _split_off(made, row, new) for row in new}


def _split_off(made: dict[str, Row], row: Row, new: list[Row]) -> str:
    """Make the target of a split; return the one entity that its names come from."""
    if not row["target"].startswith("local:"):
        raise refusal(row, f"unknown target {row['target']}")
    if any(other["entity_id"] != row["entity_id"] for other in new if other["target"] == row["target"]):
        raise refusal(row, "a new entity is split from two others")
    _agree(made, row["target"], row, ("type", "country"))
    return row["entity_id"]


def _agree(made: dict[str, Row], entity_id: str, row: Row, columns: tuple[str, ...]) -> None:
    first = made.setdefault(entity_id, row)
    if any(first[column] != row[column] for column in columns):
        raise refusal(row, f"it says otherwise than line {first.get('line', '?')}")


def type_in(entity_id: str) -> str:
    """Return the type that a local id of found names carries (`local:per:…`), or an empty string."""
    part = entity_id.split(":")[1].upper() if entity_id.startswith("local:") else ""
    return part if part in MENTION_TYPES else ""


def _refuse_unknown(of: dict[str, list[Row]], is_known: Callable[[str], bool]) -> None:
    for row in (*of["alias"], *of["split"], *of["forbid"]):
        if not is_known(row["entity_id"]):
            raise refusal(row, "unknown entity")
    sources = {row["entity_id"] for row in of["merge"]}
    for row in of["merge"]:
        if not is_known(row["entity_id"]) and not row["entity_id"].startswith("local:"):
            raise refusal(row, "unknown entity")
        if not is_known(row["target"]) and row["target"] not in sources:
            raise refusal(row, f"unknown target {row['target']}")


def _moved(rows: list[Row]) -> dict[tuple[str, str], str]:
    moved: dict[tuple[str, str], Row] = {}
    for row in rows:
        _agree_target(moved, (row["entity_id"], key(row["name"])), row)
    return {name: row["target"] for name, row in moved.items()}


def _agree_target(chosen: dict[tuple[str, str], Row], name: tuple[str, str], row: Row) -> None:
    first = chosen.setdefault(name, row)
    if first["target"] != row["target"]:
        raise refusal(row, f"it says otherwise than line {first.get('line', '?')}")


def _merged(rows: list[Row]) -> dict[str, str]:
    chosen: dict[tuple[str, str], Row] = {}
    for row in rows:
        _agree_target(chosen, (row["entity_id"], ""), row)
    step = {row["entity_id"]: row["target"] for row in rows}
    return {row["entity_id"]: _end(row, step) for row in rows}


def _end(row: Row, step: dict[str, str]) -> str:
    reached, seen = row["target"], {row["entity_id"]}
    while reached in step:
        if reached in seen:
            raise refusal(row, "the merges go round in a circle")
        seen.add(reached)
        reached = step[reached]
    return reached
