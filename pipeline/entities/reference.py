"""Loads the compiled reference tables and applies the user's overrides."""

from __future__ import annotations

import csv
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.tables import TABLES, conform, from_rows
from seeds import REFERENCE

FILES = (
    "entities.parquet",
    "entity_names.parquet",
    "posts.parquet",
    "ranks.parquet",
    "common_words.parquet",
    "titles.csv",
    "overrides.csv",
)


def files(folder: Path = REFERENCE) -> tuple[Path, ...]:
    """Return the files that decide the links, for a stage's fingerprint."""
    return tuple(folder / name for name in FILES)


def load(folder: Path = REFERENCE) -> dict[str, pa.Table]:
    """Return the compiled tables by name, with the overrides applied to `entities` and `entity_names`.

    Raises ValueError naming the line of an override that cannot be honoured.
    """
    tables = {
        Path(name).stem: pq.ParquetFile(folder / name).read() for name in FILES if name.endswith(".parquet")
    }
    return override(tables, read_rows(folder / "overrides.csv"))


def read_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file in which lines that start with # are remarks."""
    lines = [
        line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")
    ]
    return list(csv.DictReader(lines))


def override(tables: dict[str, pa.Table], rows: list[dict[str, str]]) -> dict[str, pa.Table]:
    """Apply override rows in order of action: add, then alias, then forbid."""
    entities, names = tables["entities"], tables["entity_names"]
    known = set(entities["entity_id"].to_pylist())
    added = [_entity(row) for row in rows if row["action"] == "add"]
    known |= {str(row["entity_id"]) for row in added}
    for row in rows:
        if row["action"] not in ("add", "alias", "forbid") or row["entity_id"] not in known:
            raise ValueError(f"overrides.csv: unknown action or entity: {row['action']} {row['entity_id']}")
    entities = pa.concat_tables([entities, from_rows(TABLES["entities"], added)])
    aliases = [_name(row) for row in rows if row["action"] in ("add", "alias")]
    names = pa.concat_tables([names, from_rows(TABLES["entity_names"], aliases)])
    for row in rows:
        if row["action"] == "forbid":
            same = pc.and_(
                pc.equal(names["entity_id"], row["entity_id"]), pc.equal(names["name"], row["name"])
            )
            names = names.filter(pc.invert(same))
    names = names.group_by(names.column_names, use_threads=False).aggregate([])
    return {
        **tables,
        "entities": conform(TABLES["entities"], entities),
        "entity_names": conform(TABLES["entity_names"], names),
    }


def _entity(row: dict[str, str]) -> dict[str, object]:
    entity_id = row["entity_id"]
    return {
        "entity_id": entity_id,
        "name": row["name"],
        "type": row["type"],
        "wikidata_id": entity_id if entity_id.startswith("Q") else None,
        "country": row["country"] or None,
        "description": row["note"] or None,
        "source": "overrides",
    }


def _name(row: dict[str, str]) -> dict[str, object]:
    first = next((char for char in row["name"] if char.isalpha()), "a")
    script = "Cyrl" if "\u0400" <= first <= "\u04ff" else "Latn" if first < "\u0250" else "Zyyy"
    kind = row["kind"] or ("primary" if row["action"] == "add" else "alias")
    return {
        "entity_id": row["entity_id"],
        "name": row["name"],
        "language": row["language"] or "und",
        "script": script,
        "kind": kind,
    }
