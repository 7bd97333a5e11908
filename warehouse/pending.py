"""What of a staged day is kept and what is still to be done, a part at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.documents import units_of
from pipeline.runners.shards import spans
from pipeline.stage import Stage, Tables
from pipeline.tables import TABLES
from warehouse import staging
from warehouse.paths import Home

_KEY = ("document_id", "revision")


def kept_receipts_of(home: Home, stage: Stage, day: date, receipts: set[str]) -> Iterator[Tables]:
    """Yield the rows of the reading stage's outputs that came with these receipts."""
    documents = staging.batches(home, "documents", day, [*_KEY, "receipt_id"]) if receipts else ()
    own = [units_of(_only(rows, "receipt_id", receipts)) for rows in documents]
    units = pa.concat_arrays([pa.array([], pa.string()), *own])
    for name, rows in _staged(home, stage, day, receipts):
        is_of_document = "revision" in rows.column_names
        yield {name: _of_units(rows, units) if is_of_document else _only(rows, "receipt_id", receipts)}


def kept_of(home: Home, stage: Stage, day: date, kept: set[str]) -> Iterator[Tables]:
    """Yield the rows of a stage's outputs that belong to these documents."""
    units = _array(kept)
    for name, rows in _staged(home, stage, day, kept):
        yield {name: _of_units(rows, units)}


def _staged(home: Home, stage: Stage, day: date, kept: set[str]) -> Iterator[tuple[str, pa.Table]]:
    """Yield the staged outputs; none where nothing is kept, so that a broken file is not opened."""
    for name in stage.outputs if kept else ():
        yield from ((name, rows) for rows in staging.batches(home, name, day))


def known_of(home: Home, day: date, receipts: set[str], schema: pa.Schema) -> pa.Table:
    """What the documents that came with these receipts tell of revisions."""
    columns = [*schema.names, "receipt_id"]
    found = staging.batches(home, "documents", day, columns) if receipts else ()
    rows = [_only(each, "receipt_id", receipts).select(schema.names).cast(schema) for each in found]
    return pa.concat_tables([schema.empty_table(), *rows])


def pending_documents(home: Home, day: date, kept: set[str]) -> pa.Table:
    """Return document_id, revision and char_count of the documents not yet done, in order."""
    schema = pa.schema([TABLES["documents"].schema.field(name) for name in (*_KEY, "char_count")])
    found, units = staging.batches(home, "documents", day, schema.names), _array(kept)
    rest = (rows.filter(pc.invert(pc.is_in(units_of(rows), units))).cast(schema) for rows in found)
    return pa.concat_tables([schema.empty_table(), *rest])


def pending_shards(home: Home, stage: Stage, day: date, documents: pa.Table) -> Iterator[Tables]:
    """Yield the rows of the stage's inputs that belong to `documents`, some documents at a time.

    `documents` are what `pending_documents` returned.
    """
    todo = units_of(documents)
    whole = {name: staging.read(home, name) for name in stage.inputs if not TABLES[name].partitioned}
    for first, last in spans(documents):
        own = (name for name in stage.inputs if name not in whole)
        rows = {name: _of_units(staging.between(home, name, day, first, last), todo) for name in own}
        yield {name: rows.get(name, whole.get(name)) for name in stage.inputs}


def _of_units(rows: pa.Table, units: pa.Array) -> pa.Table:
    return rows.filter(pc.is_in(units_of(rows), units))


def _array(values: Collection[str]) -> pa.Array:
    return pa.array(sorted(values), pa.string())


def _only(rows: pa.Table, column: str, values: Collection[str]) -> pa.Table:
    return rows.filter(pc.is_in(rows[column], _array(values)))


def without(rows: pa.Table, column: str, values: Collection[str]) -> pa.Table:
    """Return the rows whose `column` is none of `values`."""
    return rows.filter(pc.invert(pc.is_in(rows[column], _array(values))))
