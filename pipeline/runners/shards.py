"""Cutting tables into shards: groups of whole documents (of whole receipts, before there are documents)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.documents import units_of
from pipeline.stage import SHARD_SIZE, Stage, Tables


def shards(stage: Stage, tables: Tables, size: int = SHARD_SIZE) -> Iterator[Tables]:
    """Yield shards of the stage's input tables, together holding every row once, in order.

    The first input names the units: receipts by `receipt_id` for `raw_objects`, documents otherwise.
    """
    units = tables[stage.inputs[0]]
    if units.num_rows == 0:
        return
    is_reading = stage.inputs[0] == "raw_objects"
    weights = units.column("byte_count" if is_reading else "char_count").to_pylist()
    groups = _groups(weights, size)
    if len(groups) == 1:
        yield {name: tables[name] for name in stage.inputs}
        return
    for start, end in groups:
        shard_units = units.slice(start, end - start)
        rest = {} if is_reading else {name: _of(tables[name], shard_units) for name in stage.inputs[1:]}
        yield {stage.inputs[0]: shard_units, **rest}


def spans(documents: pa.Table, size: int = SHARD_SIZE) -> Iterator[tuple[str, str]]:
    """Yield the first and last document id of each shard; `documents` are in order of their id.

    Revisions of one document go together, so that no id stands in two shards.
    """
    ids, weights = documents.column("document_id").to_pylist(), documents.column("char_count").to_pylist()
    totals: dict[str, int] = defaultdict(int)
    for document_id, weight in zip(ids, weights, strict=True):
        totals[document_id] += weight
    names = list(totals)
    if names:
        yield from ((names[start], names[end - 1]) for start, end in _groups(list(totals.values()), size))


def _groups(weights: list[int], size: int) -> list[tuple[int, int]]:
    groups, start, weight = [], 0, 0
    for index, more in enumerate(weights):
        if index > start and weight + more > size:
            groups.append((start, index))
            start, weight = index, 0
        weight += more
    return [*groups, (start, len(weights))]


def _of(table: pa.Table, documents: pa.Table) -> pa.Table:
    """Rows of `table` that belong to `documents`."""
    return table.filter(pc.is_in(units_of(table), value_set=units_of(documents)))
