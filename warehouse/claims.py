"""What other documents of the same event say of quotes and headline claims: one table over all days.

A night compares what is fresh and keeps the rest: pairs of documents of which neither came today were decided
when the later of them did, and stay as they are published for as long as both are current, and code, weights
and merged entities are the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from typing import Final

import duckdb
import pyarrow as pa

import pipeline.claims
import pipeline.speakers.spoken
from pipeline.quotes.stage import model_files
from pipeline.stage import Annotator, Tables, code_hash, file_hash
from pipeline.tables import TABLES, from_rows
from warehouse import comparing, events, journal, staging
from warehouse.candidate import connect_candidate
from warehouse.paths import Home

NAME, VERSION = "claims", "1"
TABLE: Final = "claim_evidence"
Progress = Callable[[int, int], None]
_REUSED: Final = 20_000
_AT_ONCE: Final = 32
"""Documents whose speech is in memory at a time."""


def annotator(home: Home) -> Annotator:
    """Return who makes the rows: its version says in short what code, weights and merged entities decide.

    Rows of another version are made again.
    """
    merges = json.dumps(staging.read(home, "entity_merges").to_pylist(), sort_keys=True)
    code = code_hash(pipeline.claims, pipeline.speakers.spoken, comparing, events)
    model = file_hash(*model_files(), *events.FILES)
    mark = hashlib.sha256(f"{VERSION} {code} {model} {merges}".encode()).hexdigest()
    parameters = {"entity_merges": hashlib.sha256(merges.encode()).hexdigest()}
    return Annotator(NAME, f"{VERSION}.{mark[:8]}", code, model, parameters)


def stage_claims(home: Home, day: date, progress: Progress | None = None) -> dict[str, int]:
    """Stage `claim_evidence` over what is published of other days and staged of this one; return its rows."""
    journal.settle(home)
    label = annotator(home).label
    with closing(connect_candidate(home, day)) as connection:
        is_all = not _known(connection, label)
        events.find_pairs(connection, day, is_all=is_all)
        parts = _parts(connection, day, label, is_all=is_all, progress=progress)
        staging.write_parts(home, day, parts, [TABLE])
    return {TABLE: staging.count(home, TABLE)}


def _known(connection: duckdb.DuckDBPyConnection, label: str) -> bool:
    query = f"SELECT 1 FROM published.{TABLE} WHERE annotator = $label LIMIT 1"
    return bool(connection.execute(query, {"label": label}).fetchall())


def _kept(connection: duckdb.DuckDBPyConnection, day: date) -> Iterator[Tables]:
    """Yield the published rows about two documents that are current and not of this day."""
    query = f"""
    WITH old AS (SELECT document_id, revision FROM documents WHERE is_current AND partition_day <> $day)
    SELECT r.* FROM published.{TABLE} r
    SEMI JOIN old USING (document_id, revision)
    SEMI JOIN old e ON e.document_id = r.evidence_document_id AND e.revision = r.evidence_revision
    """
    found = connection.sql(query, params={"day": day})
    for batch in found.to_arrow_reader(_REUSED):
        yield {TABLE: pa.Table.from_batches([batch])}


def _parts(
    connection: duckdb.DuckDBPyConnection,
    day: date,
    label: str,
    *,
    is_all: bool,
    progress: Progress | None,
) -> Iterator[Tables]:
    """The rows that stay, then the new ones, some documents at a time."""
    if not is_all:
        yield from _kept(connection, day)
    numbers = comparing.with_evidence(connection)
    for start in range(0, len(numbers), _AT_ONCE):
        if progress:
            progress(start, len(numbers))
        rows = comparing.rows(connection, numbers[start : start + _AT_ONCE])
        yield {TABLE: from_rows(TABLES[TABLE], [{**row, "annotator": label} for row in rows])}
