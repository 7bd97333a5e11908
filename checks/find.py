"""Small Arrow functions from which facts are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

_ROW = "__row__"
_FOUND = "__found__"


def say(wrong: pa.Array | pa.ChunkedArray, message: str | pa.Array | pa.ChunkedArray) -> pa.Array:
    """Return `message` where `wrong` is true, null where it is false or null."""
    said = pc.if_else(pc.fill_null(wrong, False), message, pa.scalar(None, pa.string()))
    return said.combine_chunks() if isinstance(said, pa.ChunkedArray) else said


def joined(rows: pa.Table, problems: Sequence[pa.Array]) -> pa.Array:
    """Return the problems of each row in one text, separated by semicolons; null where there is none."""
    # binary_join_element_wise leaves a row out when it skips all of its nulls, so join two at a time
    both = pa.nulls(rows.num_rows, pa.string())
    for more in problems:
        put_together = pc.binary_join_element_wise(both, more, "; ")
        both = pc.coalesce(put_together, both, more)
    return both


def differ(one: pa.Array | pa.ChunkedArray, other: pa.Array | pa.ChunkedArray) -> pa.Array | pa.ChunkedArray:
    """Return where two columns are not equal; null equals null."""
    same = pc.or_(pc.fill_null(pc.equal(one, other), False), pc.and_(pc.is_null(one), pc.is_null(other)))
    return pc.invert(same)


def either_null(one: pa.ChunkedArray, other: pa.ChunkedArray) -> pa.Array | pa.ChunkedArray:
    """Return where exactly one of two values is null."""
    return pc.xor(pc.is_null(one), pc.is_null(other))


def beside(rows: pa.Table, other: pa.Table, keys: Mapping[str, str], values: Sequence[str] = ()) -> pa.Table:
    """Look rows up in `other` (`keys`: my column → theirs); its `values` and `found`, row by row, in order.

    Where several rows of `other` have the key the first is taken; a null in a key finds nothing.
    """
    mine = rows.select(list(keys)).append_column(_ROW, pa.array(np.arange(rows.num_rows)))
    wanted = [value for value in values if value not in keys.values()]
    theirs = other.select([*keys.values(), *wanted])
    casts = [theirs.schema.field(their).with_type(rows.schema.field(my).type) for my, their in keys.items()]
    theirs = theirs.cast(pa.schema([*casts, *(theirs.schema.field(value) for value in wanted)]))
    first = theirs.group_by(list(keys.values()), use_threads=False).aggregate([(v, "first") for v in wanted])
    first = first.rename_columns([*keys.values(), *(f"their_{value}" for value in wanted)])
    first = first.append_column(_FOUND, pa.array(np.ones(first.num_rows, dtype=bool)))
    met = mine.join(
        first, list(keys), list(keys.values()), join_type="left outer", use_threads=False
    ).sort_by(_ROW)
    columns = {value: met.column(f"their_{value}") for value in wanted}
    return pa.table({**columns, "found": pc.fill_null(met.column(_FOUND), False)})


def previous(rows: pa.Table, group: Sequence[str], order: str, column: str) -> pa.Array:
    """Return `column` of the row before, by `order` within `group`; null in the first row of a group."""
    if not rows.num_rows:
        return pa.nulls(0, rows.schema.field(column).type)
    position = pc.sort_indices(
        rows.select([*group, order]), [(name, "ascending") for name in (*group, order)]
    )
    ordered = rows.select(list(dict.fromkeys([*group, column]))).take(position).combine_chunks()
    starts = pa.array(np.arange(rows.num_rows) == 0)
    for name in group:
        values = ordered.column(name)
        starts = pc.or_(starts, pa.concat_arrays([pa.array([True]), _flat(differ(values[1:], values[:-1]))]))
    before = _flat(ordered.column(column))
    shifted = pa.concat_arrays([pa.nulls(1, before.type), before[:-1]])
    back = np.argsort(position.to_numpy(), kind="stable")
    return pc.if_else(starts, pa.scalar(None, before.type), shifted).take(pa.array(back))


def text_of(column: pa.Array | pa.ChunkedArray) -> pa.Array | pa.ChunkedArray:
    """Return values as text for messages; null becomes `null`."""
    return pc.fill_null(pc.cast(column, pa.string()), "null")


def words(*parts: str | pa.Array | pa.ChunkedArray) -> pa.Array | pa.ChunkedArray:
    """Return parts (texts, or columns of any type that casts to text) put together, row by row."""
    return pc.binary_join_element_wise(*(p if isinstance(p, str) else text_of(p) for p in parts), "")


def _flat(column: pa.Array | pa.ChunkedArray) -> pa.Array:
    flat = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    return pa.concat_arrays(flat.chunks) if isinstance(flat, pa.ChunkedArray) else flat
