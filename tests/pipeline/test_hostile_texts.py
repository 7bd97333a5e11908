"""Two thousand hostile texts: every row of every span table is exact in clean and raw text."""

from __future__ import annotations

import json
import os
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.positions import verify
from pipeline.stage import Tables
from pipeline.tables import TABLES
from tests.pipeline.build import segment
from tests.pipeline.hostile.texts import HOSTILE

TEXTS = int(os.environ.get("ROSTRUM_HOSTILE_TEXTS", "2000"))
AT_ONCE = 20
"""Texts in one example: the stages take many files at a time, and so does the clock."""

Raw = dict[str, tuple[str, list[str] | None]]


@given(st.lists(HOSTILE, min_size=AT_ONCE, max_size=AT_ONCE))
@settings(
    max_examples=TEXTS // AT_ONCE,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    database=None,
)
def test_every_row_is_exact(texts: list[str]) -> None:
    files = {f"{number}.txt": text.encode("utf-8", "replace") for number, text in enumerate(texts)}
    with TemporaryDirectory() as folder:
        tables = segment(Path(folder), files)
    rows = tables["documents"].to_pylist()
    names = {row["raw_id"]: row["receipt_id"][12:] for row in rows}
    assert_exact(tables, partial(raw_text, {raw_id: files[name] for raw_id, name in names.items()}))
    seen = {row["receipt_id"][12:] for row in rows} | {row["uri"] for row in tables["rejects"].to_pylist()}
    # Of entries or records with one identity and one text, only one is a document.
    again = {name for name in files if b"<guid>" in files[name] or b'"id"' in files[name]}
    assert set(files) - again <= seen, "a file was neither read nor refused"


def raw_text(files: dict[str, bytes], raw_id: str, record_no: int | None, encoding: str) -> str:
    """The decoded file, or the text of its record, read by the standard library."""
    decoded = files[raw_id].decode(encoding)
    return decoded if record_no is None else str(json.loads(decoded.splitlines()[record_no])["text"])


def assert_exact(tables: Tables, raw: partial[str]) -> None:
    for name, rows in tables.items():
        if not TABLES[name].is_span or name == "source_map":
            continue
        proof = verify(rows, tables["documents"], tables["source_map"], raw, TABLES[name].surface)
        for column in ("text_matches", "raw_matches"):
            wrong = [
                row for row, good in zip(rows.to_pylist(), proof[column].to_pylist(), strict=True) if not good
            ]
            assert not wrong, (name, column, wrong[0])
