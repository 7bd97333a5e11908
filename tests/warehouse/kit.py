"""A miniature line for the tests of the warehouse: a reader and a finder of names, in a few lines each."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pyarrow as pa

from pipeline.readers.revisions import arrival_id
from pipeline.stage import Annotator, Stage, Tables
from pipeline.tables import TABLES, from_rows
from warehouse import delta, staging
from warehouse.connect import connect
from warehouse.marts import build_marts
from warehouse.paths import Home
from warehouse.publish import Publication, publish, stage_operations
from warehouse.receive import files_in, folder_source, receipts, receive, sources
from warehouse.work import read_day, run_stage

DAY = date(2026, 3, 1)
CALLS: list[tuple[str, int]] = []
"""(stage, units) of each call of a stage function, for tests of skipping; cleared by the test."""


def moment(day: date = DAY, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def next_day(day: date = DAY, by: int = 1) -> date:
    return day + timedelta(days=by)


def _read(tables: Tables) -> Tables:
    rows = tables["raw_objects"].to_pylist()
    CALLS.append(("read", len(rows)))
    found: dict[str, list[dict[str, object]]] = {"documents": [], "blocks": [], "rejects": []}
    for row in rows:
        data = Path(row["path"]).read_bytes()
        if not data.strip() or b"\0" in data:
            found["rejects"].append(_reject(row))
        else:
            document = _document(row, data.decode())
            found["documents"].append(document)
            found["blocks"].append(_block(document))
    return {name: from_rows(TABLES[name], part) for name, part in found.items()}


def _document(row: dict, text: str) -> dict[str, object]:
    document_id = hashlib.sha256(f"{row['source_id']} {row['uri']}".encode()).hexdigest()[:16]
    return {
        "document_id": arrival_id(document_id, row["receipt_id"], None),
        "revision": 0,
        "is_current": True,
        "encoding": "utf-8",
        "part_no": 0,
        "kind": "text",
        "language": "en",
        "text": text,
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "char_count": len(text),
        "word_count": len(text.split()),
        "first_seen_at": row["received_at"],
        "annotator": "read@1",
        **{
            name: row[name]
            for name in ("source_id", "receipt_id", "raw_id", "uri", "received_at", "partition_day")
        },
    }


def _block(document: dict[str, object]) -> dict[str, object]:
    span = {"start_char": 0, "end_char": document["char_count"]}
    return {
        **{
            name: document[name]
            for name in ("document_id", "revision", "annotator", "partition_day", "language")
        },
        **span,
        **{f"raw_{name}": value for name, value in span.items()},
        "block_no": 0,
        "role": "body",
    }


def _reject(row: dict) -> dict[str, object]:
    return {
        **{name: row[name] for name in ("receipt_id", "raw_id", "uri", "partition_day")},
        "stage": "read",
        "reject_no": 0,
        "place": "byte 0",
        "reason": "unreadable",
        "detail": "no text: send it again",
        "at": row["received_at"],
    }


def _mentions(tables: Tables) -> Tables:
    documents = tables["documents"].to_pylist()
    CALLS.append(("mentions", len(documents)))
    rows = [row for document in documents for row in _found(document)]
    return {"mentions": from_rows(TABLES["mentions"], rows)}


def _found(document: dict) -> list[dict[str, object]]:
    matches = re.finditer("Kosovo|Serbia", document["text"])
    return [
        {
            **{name: document[name] for name in ("document_id", "revision", "partition_day")},
            "mention_no": number,
            "start_char": match.start(),
            "end_char": match.end(),
            "raw_start_char": match.start(),
            "raw_end_char": match.end(),
            "surface": match.group(),
            "type": "LOC",
            "entity_id": {"Kosovo": "Q1246", "Serbia": "Q403"}[match.group()],
            "link_candidates": [],
            "is_repair": False,
            "annotator": "mentions@1",
        }
        for number, match in enumerate(matches)
    ]


READ = Stage(
    "read", ("raw_objects",), ("documents", "blocks", "rejects"), Annotator("read", "1", "a" * 64), _read
)
MENTIONS = Stage(
    "mentions", ("documents", "blocks"), ("mentions",), Annotator("mentions", "1", "b" * 64), _mentions
)
ENTITIES = [
    {"entity_id": "Q1246", "name": "Kosovo", "type": "LOC", "wikidata_id": "Q1246", "source": "test"},
    {"entity_id": "Q403", "name": "Serbia", "type": "LOC", "wikidata_id": "Q403", "source": "test"},
]


def land(home: Home, folder: Path, texts: dict[str, str | bytes], at: datetime) -> pa.Table:
    """Write files into a folder and receive that folder."""
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    return receive(home, folder_source(folder, home=home), files_in(folder), at)


def stage_night(home: Home, day: date = DAY, run_id: str = "run-1") -> None:
    """Do every step of a night up to publication."""
    staging.write(home, "sources", None, sources(home))
    staging.write(home, "receipts", day, receipts(home, day))
    staging.write(home, "entities", None, from_rows(TABLES["entities"], ENTITIES))
    read_day(home, day, stage=READ)
    run_stage(home, MENTIONS, day)
    build_marts(home, day)
    staging.save_results(home, day, "documents", [result("rows")])
    stage_operations(home, day, run_id, moment(day), stages=[READ, MENTIONS])


def night(home: Home, day: date = DAY, run_id: str = "run-1") -> Publication:
    """Do a whole night."""
    stage_night(home, day, run_id)
    return publish(home, day, run_id, moment(day), audited=False)


def result(name: str, succeeded: bool = True) -> dict[str, object]:
    return {
        "table_name": "documents",
        "name": name,
        "kind": "expectation",
        "severity": "error",
        "succeeded": succeeded,
        "observed": "1",
        "threshold": None,
        "language": None,
        "source_kind": None,
    }


def contents(home: Home) -> dict[str, list[str]]:
    """SHA-256 of every data file of the published tables, by table."""
    return {
        name: sorted(hashlib.sha256(file.path.read_bytes()).hexdigest() for file in delta.files(home, name))
        for name in TABLES
    }


def disk(home: Home) -> dict[str, tuple[int, bytes]]:
    """Inode and bytes of everything that readers can see."""
    places = [home.catalog, *home.catalogs.rglob("*"), *home.tables.rglob("*")]
    return {str(path): (path.stat().st_ino, path.read_bytes()) for path in places if path.is_file()}


def query(home: Home, sql: str) -> list[tuple]:
    """Ask the catalog in place."""
    with connect(home) as connection:
        return connection.execute(sql).fetchall()
