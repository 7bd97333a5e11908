"""What earlier days know of each document, from which revisions follow."""

from __future__ import annotations

import hashlib
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.tables import TABLES
from warehouse import delta, staging
from warehouse.paths import Home

COLUMNS = ("document_id", "revision", "text_sha256", "received_at", "first_seen_at")


def before(home: Home, day: date) -> pa.Table:
    """Return every revision received before `day` (columns `COLUMNS`), by document and revision.

    A day comes from staging, or where it is staged no more from the published table.
    """
    schema = pa.schema([TABLES["documents"].schema.field(name) for name in COLUMNS])
    staged = {
        each: staging.path(home, "documents", each) for each in staging.days(home, "documents") if each < day
    }
    published = [
        file.path for file in delta.files(home, "documents") if file.day not in staged and file.day < day
    ]
    parts = [
        pq.read_table(place, columns=list(COLUMNS), partitioning=None)
        for place in [*staged.values(), *published]
    ]
    known = pa.concat_tables([schema.empty_table(), *(part.cast(schema) for part in parts)])
    return known.sort_by([("document_id", "ascending"), ("revision", "ascending")])


def fingerprint(known: pa.Table) -> str:
    """SHA-256 over what decides revisions: equal knowledge gives equal numbers."""
    columns = [pc.cast(known[name], pa.string()) for name in COLUMNS[:3]]
    lines = pc.binary_join_element_wise(*columns, " ").to_pylist()
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
