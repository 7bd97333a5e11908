"""Small inputs for stages, made from texts in the test itself."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa

from pipeline.positions import verify
from pipeline.readers.revisions import assign
from pipeline.readers.stage import read_stage
from pipeline.runners import map_shards
from pipeline.segment.stage import segment_stage
from pipeline.speakers.stage import speakers_stage
from pipeline.stage import Tables
from pipeline.tables import TABLES

DAY = date(2026, 3, 1)
AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
NOTHING_KNOWN = TABLES["documents"].schema.empty_table()


def raw_objects(folder: Path, files: dict[str, str | bytes], at: datetime = AT) -> pa.Table:
    """Write files and return the table that the reading stage takes."""
    rows = []
    for name, content in files.items():
        data = content.encode() if isinstance(content, str) else content
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        raw_id = hashlib.sha256(data).hexdigest()
        rows.append(
            {
                "receipt_id": raw_id[:12] + name,
                "source_id": "test",
                "uri": name,
                "raw_id": raw_id,
                "media_type": "text/plain",
                "byte_count": len(data),
                "received_at": at,
                "partition_day": at.date(),
                "path": str(path),
            }
        )
    schema = TABLES["receipts"].schema.append(pa.field("path", pa.string()))
    return pa.Table.from_pylist(rows, schema=schema)


def read(folder: Path, files: dict[str, str | bytes]) -> Tables:
    """Read files into numbered documents."""
    return assign(map_shards(read_stage(), {"raw_objects": raw_objects(folder, files)}), NOTHING_KNOWN)


def segment(folder: Path, files: dict[str, str | bytes]) -> Tables:
    """Read and segment files."""
    tables = read(folder, files)
    return tables | map_shards(segment_stage(), tables)


def turns(folder: Path, files: dict[str, str | bytes]) -> Tables:
    """Read and segment files, and say who speaks as far as labels and words without names tell."""
    tables = segment(folder, files) | {"mentions": TABLES["mentions"].schema.empty_table()}
    return tables | map_shards(speakers_stage(), tables)


def raw_text_of(folder: Path, files: dict[str, str | bytes]):
    """Return the raw text callable of `positions.verify` for files written by `raw_objects`."""
    by_id = {}
    for content in files.values():
        data = content.encode() if isinstance(content, str) else content
        by_id[hashlib.sha256(data).hexdigest()] = data

    def raw_text(raw_id: str, record_no: int | None, encoding: str) -> str:
        return by_id[raw_id].decode(encoding)

    return raw_text


def assert_proven(folder: Path, files: dict[str, str | bytes], tables: Tables) -> int:
    """Assert that every row of every span table is proven; return how many there were."""
    count = 0
    for name, table in tables.items():
        if not TABLES[name].is_span or name == "source_map":
            continue
        proof = verify(
            table, tables["documents"], tables["source_map"], raw_text_of(folder, files), TABLES[name].surface
        )
        assert proof.column("text_matches").to_pylist() == [True] * table.num_rows, name
        assert proof.column("raw_matches").to_pylist() == [True] * table.num_rows, name
        count += table.num_rows
    return count
