"""Entities as readers see them: the knowledge base, and what only texts name.

No id that a mention carries is without its row in `entities`, whatever night brought it, and whether or not
the knowledge base still holds it.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from datetime import date
from pathlib import Path

import pyarrow as pa

from pipeline.tables import TABLES, from_rows
from warehouse import journal, staging
from warehouse.candidate import connect_candidate
from warehouse.paths import Home

SOURCE = "mentions"
"""`entities.source` of what only texts name."""
_SQL = Path(__file__).parent / "sql" / "named_in_texts.sql"


def stage_entities(
    home: Home, day: date, reference: Mapping[str, pa.Table], merges: Mapping[str, str]
) -> dict[str, int]:
    """Stage `entities`, `entity_names` and `entity_merges`, once the day's mentions are; return their rows.

    `reference` holds the first two as the knowledge base has them, `merges` the id that now stands for each
    merged one. What only texts name is counted over all days, with this one as it is staged.
    """
    journal.settle(home)
    pairs: list[dict[str, object]] = [{"entity_id": old, "merged_into": new} for old, new in merges.items()]
    staging.write(home, "entity_merges", None, from_rows(TABLES["entity_merges"], pairs))
    named = _named(home, day, reference["entities"])
    entities = [reference["entities"], _entities(named)]
    names = [reference["entity_names"], _names(named)]
    for name, tables in (("entities", entities), ("entity_names", names)):
        staging.write(home, name, None, pa.concat_tables(tables))
    return {name: staging.count(home, name) for name in ("entities", "entity_names", "entity_merges")}


def _named(home: Home, day: date, known: pa.Table) -> pa.Table:
    """Forms of names by entity, as the SQL describes them."""
    with closing(connect_candidate(home, day)) as connection:
        connection.register("known", known.select(["entity_id"]))
        return connection.sql(_SQL.read_text(encoding="utf-8")).to_arrow_table()


def _entities(named: pa.Table) -> pa.Table:
    shown = named.filter(named["is_shown"]).select(["entity_id", "name", "type"]).to_pylist()
    return from_rows(TABLES["entities"], [{**row, "source": SOURCE} for row in shown])


def _names(named: pa.Table) -> pa.Table:
    rows = [
        {
            "entity_id": row["entity_id"],
            "name": row["name"],
            "language": "und",
            "script": row["script"],
            "kind": "primary" if row["is_shown"] else "variant",
        }
        for row in named.to_pylist()
    ]
    return from_rows(TABLES["entity_names"], rows)
