"""Rows of one table gathered column by column: several times faster than a dictionary a row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

import numpy as np
import pyarrow as pa

from pipeline.tables.schema import Table


class Gatherer:
    """Gathers the rows of one table, a run of rows at a time; see `add`."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._counts: list[int] = []
        self._shared: dict[str, list[object]] = {column.name: [] for column in table.columns}
        self._own: dict[str, list[Iterable[object]]] = {}

    def add(self, count: int, shared: Mapping[str, object], **own: Iterable[object]) -> None:
        """Add `count` rows: each column of `own` has a value a row, `shared` one for all of them.

        Every call names the same columns in `own`. Columns that neither names are null.
        """
        if not count:
            return
        self._counts.append(count)
        for name, values in self._shared.items():
            if name not in own:
                values.append(shared.get(name))
        for name, column in own.items():
            self._own.setdefault(name, []).append(column)

    def table(self) -> pa.Table:
        """Return the rows (declared schema); ArrowInvalid where a value does not fit its type."""
        runs = np.repeat(np.arange(len(self._counts)), self._counts)
        arrays = [
            _own(self._own[field.name], field.type)
            if field.name in self._own
            else pa.array(self._shared[field.name], field.type).take(pa.array(runs))
            for field in self._table.schema
        ]
        return pa.Table.from_arrays(arrays, schema=self._table.schema)


def _own(parts: list[Iterable[object]], kind: pa.DataType) -> pa.Array:
    if all(isinstance(part, np.ndarray) for part in parts):
        return pa.array(np.concatenate(parts)).cast(kind)  # type: ignore[arg-type]
    return pa.array(list(chain.from_iterable(parts)), kind)
