"""Standing lines of a staged day: marked by what recurs in its source, on this day and before."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.readers.boilerplate import COLUMNS, mark, recurring
from pipeline.runners.shards import spans
from pipeline.stage import Tables
from pipeline.tables import TABLES
from warehouse import known, pending, staging
from warehouse.paths import Home

_CHANGED = ("blocks", "links", "hashtags")
_READ = ("documents", "source_map", *_CHANGED)


def mark_day(home: Home, day: date, made_by: str) -> None:
    """Give the staged day's recurring lines their role; what was marked before stays so.

    The fingerprint of the tables that change tells which lines recur, so that the stages after run again
    over all documents of the day when others do.
    """
    today = list(staging.batches(home, "documents", day, list(COLUMNS)))
    found = recurring(pa.concat_tables([known.edge_lines(home, day), *(_cast(rows) for rows in today)]))
    own = [pc.list_flatten(rows["edge_lines"]) for rows in today]
    here = pa.chunked_array([chunk for rows in own for chunk in rows.chunks], pa.int64())
    found = found.filter(pc.is_in(found["fingerprint"], here.unique()))
    if found.num_rows:
        digest = hashlib.sha256(repr(found.to_pylist()).encode()).hexdigest()
        staging.write_parts(home, day, _marked(home, day, found), _CHANGED, made_by=f"{made_by} {digest}")


def _cast(rows: pa.Table) -> pa.Table:
    return rows.cast(pa.schema([TABLES["documents"].schema.field(name) for name in COLUMNS]))


def _marked(home: Home, day: date, found: pa.Table) -> Iterator[Tables]:
    for first, last in spans(pending.pending_documents(home, day, set())):
        marked = mark({name: staging.between(home, name, day, first, last) for name in _READ}, found)
        yield {name: marked[name] for name in _CHANGED}
