"""Rows from many parts into one Parquet file in the declared order, however many there are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.tables import Table, conform

GROUP_ROWS = 65_536
"""Rows of a row group; a reader that wants a few documents reads a few groups."""

_IN_MEMORY = 32 * 1024 * 1024
_DUCKDB_MEMORY = "512MB"


def write_sorted(table: Table, parts: list[Path], schema: pa.Schema, target: Path, scratch: Path) -> None:
    """Write the rows of Parquet files, in the order of the declaration, to the Parquet file `target`.

    Equal rows give equal bytes, in whatever parts they came. Past 32 MiB DuckDB sorts them, with the
    folder `scratch` to write to.
    """
    size = sum(_size(part) for part in parts)
    rows = _sorted_in_memory(table, parts) if size <= _IN_MEMORY else _sorted_on_disk(table, parts, scratch)
    with pq.ParquetWriter(target, schema, compression="zstd") as writer:
        for group in _grouped(rows, table.schema):
            writer.write_table(group.cast(schema), row_group_size=GROUP_ROWS)


def _size(part: Path) -> int:
    """Bytes of the rows before compression."""
    metadata = pq.read_metadata(part)
    return sum(metadata.row_group(number).total_byte_size for number in range(metadata.num_row_groups))


def _sorted_in_memory(table: Table, parts: list[Path]) -> Iterator[pa.Table]:
    read = [pq.read_table(part, partitioning=None) for part in parts]
    yield conform(table, pa.concat_tables(read) if read else table.schema.empty_table())


def _sorted_on_disk(table: Table, parts: list[Path], scratch: Path) -> Iterator[pa.Table]:
    order = ", ".join(f'"{name}"' for name in table.order)
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": _DUCKDB_MEMORY,
        "temp_directory": str(scratch),
        "threads": 2,
    }
    with duckdb.connect(config=settings) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        sql = f"SELECT {columns} FROM read_parquet($parts) ORDER BY {order}"
        found = connection.sql(sql, params={"parts": [str(part) for part in parts]})
        batches: pa.RecordBatchReader = found.to_arrow_reader(GROUP_ROWS)
        for batch in batches:
            yield pa.Table.from_batches([batch]).cast(table.schema)


def _grouped(tables: Iterator[pa.Table], schema: pa.Schema) -> Iterator[pa.Table]:
    """Cut the rows anew into tables of `GROUP_ROWS`; the last may hold fewer, and there is at least one."""
    rest = schema.empty_table()
    for table in tables:
        rest = pa.concat_tables([rest, table])
        while rest.num_rows > GROUP_ROWS:
            yield rest.slice(0, GROUP_ROWS).combine_chunks()
            rest = rest.slice(GROUP_ROWS)
    yield rest.combine_chunks()
