from __future__ import annotations

from datetime import UTC, datetime

import pyarrow as pa
import pytest

from pipeline.tables import TABLES
from warehouse import known

AT = datetime(2026, 3, 1, tzinfo=UTC)
ROW = {
    "document_id": "d",
    "revision": 1,
    "text_sha256": "0",
    "title": None,
    "language": "en",
    "published_at": None,
    "received_at": AT,
    "first_seen_at": AT,
}
SCHEMA = pa.schema([TABLES["documents"].schema.field(name) for name in known.COLUMNS])


def mark(*rows: dict[str, object]) -> str:
    return known.fingerprint(pa.Table.from_pylist(list(rows), schema=SCHEMA))


@pytest.mark.parametrize(
    "change", [{"title": "T"}, {"title": ""}, {"language": "sv"}, {"published_at": AT}, {"revision": 2}]
)
def test_all_that_decides_revisions_is_in_the_fingerprint(change: dict[str, object]) -> None:
    assert mark(ROW) == mark(dict(ROW))
    assert mark(ROW) != mark(ROW | change)
    assert mark(ROW) != mark(ROW, ROW | change)
