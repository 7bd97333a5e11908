"""Loads the compiled reference tables and applies the user's overrides (`pipeline.entities.overrides`)."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.entities.normal import key
from pipeline.entities.overrides import Corrections, Row, corrections, refusal, type_in
from pipeline.tables import TABLES, conform, from_rows
from seeds import REFERENCE

TABLE_NAMES = ("entities", "entity_names", "posts", "ranks", "common_words")
FILES = (
    *(f"{name}.parquet" for name in TABLE_NAMES),
    "index.marisa",
    "index_rows.parquet",
    "titles.csv",
    "seats.csv",
    "overrides.csv",
    "renamed.csv",
)

_COLUMNS = ("action", "entity_id", "name", "language", "kind", "type", "country", "target", "note")


def files(folder: Path = REFERENCE) -> tuple[Path, ...]:
    """Return the files that decide the links, for a stage's fingerprint."""
    return tuple(folder / name for name in FILES)


def load(folder: Path = REFERENCE) -> dict[str, pa.Table]:
    """Return the compiled tables by name, with the overrides applied.

    Raises ValueError naming the line of an override that cannot be honoured.
    """
    return override(compiled(folder), override_rows(folder))


def compiled(folder: Path = REFERENCE) -> dict[str, pa.Table]:
    """Return the compiled tables by name, without the overrides."""
    return {name: pq.ParquetFile(folder / f"{name}.parquet").read() for name in TABLE_NAMES}


def override_rows(folder: Path = REFERENCE) -> list[Row]:
    """Return the user's overrides, and a merge for each id that an earlier version gave out."""
    renamed = [
        dict.fromkeys(_COLUMNS, "") | {"action": "merge"} | row for row in read_rows(folder / "renamed.csv")
    ]
    return [*read_rows(folder / "overrides.csv"), *renamed]


def read_rows(path: Path) -> list[Row]:
    """Return the rows of a CSV file, each with its `line`; lines that start with # are remarks."""
    lines = [
        (number, line)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if line and not line.startswith("#")
    ]
    rows = csv.DictReader((line for _, line in lines), restval="")
    return [{**row, "line": str(number)} for (number, _), row in zip(lines[1:], rows, strict=True)]


def override(tables: dict[str, pa.Table], rows: list[Row]) -> dict[str, pa.Table]:
    """Return the tables with override rows applied to entities, names, posts and ranks."""
    fixed = corrections(rows, set(tables["entities"]["entity_id"].to_pylist()))
    touched = pa.array(sorted(fixed.touched()), pa.string())
    changed = {
        name: _touched(tables[name], touched) for name in ("entities", "entity_names", "posts", "ranks")
    }
    refuse_missing_names(rows, changed["entity_names"])
    after = {
        "entities": corrected_entities(changed["entities"], fixed),
        "entity_names": corrected_names(changed["entity_names"], fixed),
        "posts": unique(
            {**row, "entity_id": fixed.canonical(str(row["entity_id"]))} for row in changed["posts"]
        ),
        "ranks": _highest(changed["ranks"], changed["entities"], fixed),
    }
    return {**tables, **{name: _replaced(tables[name], touched, after[name], name) for name in after}}


def _touched(table: pa.Table, ids: pa.Array) -> list[dict[str, object]]:
    found: list[dict[str, object]] = table.filter(pc.is_in(table["entity_id"], ids)).to_pylist()
    return found


def _replaced(table: pa.Table, ids: pa.Array, rows: list[dict[str, object]], name: str) -> pa.Table:
    rest = table.filter(pc.invert(pc.is_in(table["entity_id"], ids)))
    if name in TABLES:
        return conform(
            TABLES[name], pa.concat_tables([rest.cast(TABLES[name].schema), from_rows(TABLES[name], rows)])
        )
    return pa.concat_tables([rest, pa.Table.from_pylist(rows, schema=table.schema)])


def refuse_missing_names(rows: list[Row], names: list[dict[str, object]]) -> None:
    """Raise ValueError where a split names what is no name of its entity."""
    own = {(row["entity_id"], key(str(row["name"]))) for row in names}
    own |= {(row["entity_id"], key(row["name"])) for row in rows if row["action"] in ("add", "alias")}
    for row in rows:
        if row["action"] == "split" and (row["entity_id"], key(row["name"])) not in own:
            raise refusal(row, "it is no name of the entity")


def corrected_entities(rows: list[dict[str, object]], fixed: Corrections) -> list[dict[str, object]]:
    """Return the rows of touched entities after the overrides, without those merged into others."""
    types = {str(row["entity_id"]): str(row["type"]) for row in rows}
    types |= {entity_id: row["type"] for entity_id, row in fixed.entities.items() if row["type"]}
    made = [
        _entity(
            entity_id,
            row,
            row["type"] or types.get(fixed.origins[entity_id], "") or type_in(entity_id) or "MISC",
        )
        for entity_id, row in fixed.entities.items()
    ]
    return [row for row in (*rows, *made) if row["entity_id"] not in fixed.merged]


def corrected_names(rows: list[dict[str, object]], fixed: Corrections) -> list[dict[str, object]]:
    """Return the names of touched entities after the overrides: named, split, merged, forbidden."""
    given = [_name(row, fixed) for row in fixed.names]
    made = {(new, key(row["name"])) for new, row in fixed.entities.items() if new in fixed.origins}
    found = []
    for row in (*rows, *given):
        entity_id, name = str(row["entity_id"]), str(row["name"])
        owner = fixed.moved.get((entity_id, key(name)), entity_id)
        kept = fixed.canonical(owner)
        if (kept, key(name)) not in fixed.forbidden:
            kind = "primary" if (owner, key(name)) in made and owner != entity_id else row["kind"]
            demoted = kept != entity_id and kind == "primary" and (owner, key(name)) not in made
            found.append({**row, "entity_id": kept, "kind": "alias" if demoted else kind})
    return unique(found)


def unique(rows: Iterable[dict[str, object]]) -> list[dict[str, object]]:
    """Return the rows without repeats, in the order found."""
    return list({tuple(row.items()): row for row in rows}.values())


def _highest(
    ranks: list[dict[str, object]], entities: list[dict[str, object]], fixed: Corrections
) -> list[dict[str, object]]:
    """Return the ranks after all merges: the highest of those merged. What is not listed has rank 1."""
    own = {str(row["entity_id"]): 1 for row in entities}
    own |= {str(row["entity_id"]): int(str(row["rank"])) for row in ranks}
    highest: dict[str, int] = {}
    for entity_id, rank in own.items():
        stands = fixed.canonical(entity_id)
        highest[stands] = max(rank, highest.get(stands, 0))
    return [{"entity_id": stands, "rank": rank} for stands, rank in sorted(highest.items()) if rank != 1]


def _entity(entity_id: str, row: Row, kind: str) -> dict[str, object]:
    return {
        "entity_id": entity_id,
        "name": row["name"],
        "type": kind,
        "wikidata_id": entity_id if entity_id.startswith("Q") else None,
        "country": row["country"] or None,
        "description": row.get("note") or None,
        "source": "overrides",
    }


def _name(row: Row, fixed: Corrections) -> dict[str, object]:
    first = next((char for char in row["name"] if char.isalpha()), "a")
    script = "Cyrl" if "\u0400" <= first <= "\u04ff" else "Latn" if first < "\u0250" else "Zyyy"
    decides = fixed.entities.get(row["entity_id"], row)["name"] == row["name"]
    kind = row["kind"] or ("primary" if decides and row["entity_id"] in fixed.entities else "alias")
    return {
        "entity_id": row["entity_id"],
        "name": row["name"],
        "language": row["language"] or "und",
        "script": script,
        "kind": kind,
    }
