from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.tables import TABLES
from tests.warehouse.kit import DAY, READ, land, moment, next_day
from warehouse import known, staging
from warehouse.paths import Home
from warehouse.work import read_day

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


def test_a_day_made_before_a_column_was_declared_is_known_without_it(home: Home, inbox: Path) -> None:
    land(home, inbox, {"a.txt": "one"}, moment())
    read_day(home, DAY, stage=READ)
    place = staging.path(home, "documents", DAY)
    pq.write_table(pq.read_table(place, partitioning=None).drop(["edge_lines", "views"]), place)
    known.wait(home, DAY)
    assert known.edge_lines(home, next_day())["edge_lines"].to_pylist() == [None]
    assert known.before(home, next_day())["revision"].to_pylist() == [1]
    land(home, inbox, {"a.txt": "two"}, moment(next_day()))
    read_day(home, next_day(), stage=READ)
    assert staging.read(home, "documents", next_day())["revision"].to_pylist() == [2]
