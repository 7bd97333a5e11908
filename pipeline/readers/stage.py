"""The reading stage: raw objects in; documents, their parts and rejects out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pipeline.language
import pipeline.readers
import pipeline.text
from pipeline.readers.containers.records import read_records
from pipeline.readers.draft import Record, Refusal
from pipeline.readers.languages import block_languages, document_languages
from pipeline.readers.recognise import read_text
from pipeline.readers.rows import (
    NAME,
    VERSION,
    Found,
    document_rows,
    facts_of,
    identity_of,
    reject_row,
    stretch_columns,
)
from pipeline.stage import SHARD_SIZE, Annotator, Stage, Tables, code_hash, concatenated, uncollected
from pipeline.tables import TABLES, from_rows
from pipeline.tables.gather import Gatherer

OUTPUTS = ("documents", "blocks", "source_map", "labels", "links", "hashtags", "rejects")

Row = dict[str, Any]


def read_stage() -> Stage:
    """Return the reading stage. Its input `raw_objects` is `receipts` with a column `path`."""
    annotator = Annotator(NAME, VERSION, code_hash(pipeline.readers, pipeline.text, pipeline.language))
    return Stage(
        "read", ("raw_objects",), OUTPUTS, annotator, run, "Turns raw objects into documents.", parts=parts
    )


def run(tables: Tables) -> Tables:
    """Read the raw objects of a shard. Documents carry arrival ids, which `revisions` numbers."""
    return concatenated(OUTPUTS, parts(tables))


def parts(tables: Tables) -> Iterator[Tables]:
    """Do what `run` does, a part at a time: a large object never lies in memory as a whole."""
    pending = _parts(tables)
    while part := _next(pending):
        yield part


def _next(pending: Iterator[Tables]) -> Tables | None:
    with uncollected():
        return next(pending, None)


def _parts(tables: Tables) -> Iterator[Tables]:
    made = _Rows()
    for receipt in tables["raw_objects"].to_pylist():
        number = 0
        for item in read_records(Path(receipt["path"])):
            refusals = made.add(receipt, item) if isinstance(item, Record) else [item]
            for refusal in refusals:
                made.rows["rejects"].append(reject_row(receipt, refusal, number, "read"))
                number += 1
            if made.size >= SHARD_SIZE:
                yield made.tables()
                made = _Rows()
    yield made.tables()


class _Rows:
    """Documents and other rows of one part, and how many characters they hold."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Row]] = defaultdict(list)
        self.found: list[Found] = []
        self.size = 0

    def add(self, receipt: Row, record: Record) -> list[Refusal]:
        """Read a record and add its documents; return what was refused."""
        reading = read_text(record)
        known: Counter[str] = Counter()
        for part_no, draft in enumerate(reading.drafts):
            identity = identity_of(receipt, record, facts_of(record, draft))
            self.found.append(Found(receipt, record, draft, part_no, known[identity]))
            known[identity] += 1
        self.size += len(record.raw)
        return [_at_record(refusal, record) for refusal in reading.refusals]

    def tables(self) -> Tables:
        """The rows as tables."""
        read = [(found.record, found.draft) for found in self.found]
        languages = document_languages(read)
        stretches = Gatherer(TABLES["source_map"])
        told = zip(self.found, languages, block_languages(read, languages), strict=True)
        for found, language, blocks in told:
            for name, row in document_rows(found, language, blocks):
                self.rows[name].append(row)
            columns = stretch_columns(found.draft)
            stretches.add(len(found.draft.text.stretches), self.rows["documents"][-1], **columns)
        made = {name: from_rows(TABLES[name], self.rows[name]) for name in OUTPUTS}
        return made | {"source_map": stretches.table()}


def _at_record(refusal: Refusal, record: Record) -> Refusal:
    if record.number is None:
        return refusal
    return Refusal(f"record {record.number}, {refusal.place}", refusal.reason, refusal.detail)
