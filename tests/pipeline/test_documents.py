"""Documents of a shard have the blocks and places that each has by itself."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np

import seeds
from pipeline.annotate import raw_objects
from pipeline.documents import Document, documents
from pipeline.readers.revisions import assign
from pipeline.readers.stage import read_stage
from pipeline.tables import TABLES


def test_a_document_of_a_shard_is_what_it_is_by_itself() -> None:
    files = [(path.name, path) for path in sorted(seeds.SAMPLE.glob("*"))[:6] if path.is_file()]
    read = read_stage().run({"raw_objects": raw_objects(files, datetime(2026, 1, 1, tzinfo=UTC))})
    tables = assign(read, TABLES["documents"].schema.empty_table())
    several = list(documents(tables))
    assert [one.key for one in several] == list(
        zip(
            *(tables["documents"].column(name).to_pylist() for name in ("document_id", "revision")),
            strict=True,
        )
    )
    for one in several:
        alone = Document(one.row, one.blocks, one.source_map, one.labels)
        starts = list(range(0, len(one.text), 7))
        ends = [min(start + 3, len(one.text)) for start in starts]
        assert all(block["document_id"] == one.key[0] for block in one.blocks)
        for name, values in one.places(starts, ends).items():
            assert np.array_equal(values, alone.places(starts, ends)[name])
