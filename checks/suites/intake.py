"""Sources, receipts, rejects."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from checks.columns import matches, not_empty
from checks.fact import Context, Fact, Rules
from checks.find import differ, say, words

SHA256 = r"^[0-9a-f]{64}$"


def received_that_day(rows: pa.Table, _: Context) -> pa.Array:
    """Find rows received on another UTC day than that of their partition."""
    day = pc.cast(pc.floor_temporal(rows.column("received_at"), unit="day"), pa.date32())
    return say(pc.not_equal(day, rows.column("partition_day")), words("received on ", day))


def _raw_kept(rows: pa.Table, context: Context) -> pa.Array:
    known = {
        raw_id: context.raw_size(raw_id) for raw_id in rows.column("raw_id").unique().to_pylist() if raw_id
    }
    sizes = pa.array([known.get(raw_id) for raw_id in rows.column("raw_id").to_pylist()], pa.int64())
    return say(differ(sizes, rows.column("byte_count")), words("the raw object has ", sizes, " bytes"))


RULES: Rules = {
    "sources": (matches("source_id", r"^\S+$", "The name of a source has no white space."),),
    "receipts": (
        Fact("received_that_day", "received_at falls on the day of the partition.", received_that_day),
        Fact("raw_kept", "The raw object is kept and has the size received.", _raw_kept),
        matches("raw_id", SHA256, "Raw objects are named by their SHA-256."),
    ),
    "rejects": (
        matches("reason", r"^[a-z][a-z0-9_]*$", "The reason is a short code."),
        not_empty("detail", "Each refusal is explained in words."),
    ),
}
