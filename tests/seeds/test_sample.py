"""The sample holds what it promises, and nothing else."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

import orjson
import pyarrow as pa
import pytest

from pipeline.readers.stage import read_stage
from pipeline.stage import Tables
from pipeline.tables import TABLES
from seeds import HERE, SAMPLE

FILES = sorted(path for path in SAMPLE.rglob("*") if path.is_file())
GOOD = [path for path in FILES if path.parent == SAMPLE]
LONG = (120, 520)
"""Fewest and most words of one file's documents: short enough to read, long enough to mean something."""

SHORT = 30
"""Fewest words of a message or an entry of a feed."""

SPACES = ("purl.org",)
"""Hosts in names of XML, which are no addresses."""


@pytest.fixture(scope="module")
def read() -> Tables:
    at = datetime(2026, 3, 1, tzinfo=UTC)
    rows = [
        {
            **dict.fromkeys(("receipt_id", "raw_id"), f"{number:024}"),
            "source_id": "sample",
            "uri": path.relative_to(SAMPLE).as_posix(),
            "media_type": "text/plain",
            "byte_count": path.stat().st_size,
            "received_at": at,
            "partition_day": at.date(),
            "path": str(path),
        }
        for number, path in enumerate(FILES)
    ]
    schema = TABLES["receipts"].schema.append(pa.field("path", pa.string()))
    return read_stage().run({"raw_objects": pa.Table.from_pylist(rows, schema=schema)})


def good(read: Tables) -> list[dict[str, object]]:
    odd = {row["receipt_id"] for row in read["documents"].to_pylist() if str(row["uri"]).startswith("odd/")}
    return [row for row in read["documents"].to_pylist() if row["receipt_id"] not in odd]


FORMS = {
    "video_page": ["de", "en", "en", "sv"],
    "post": ["de", "en", "en", "en", "en", "ru", "sr", "sv"],
    "text": ["en", "en", "en", "ru", "sr", "sv"],
    "subtitles": ["en", "en"],
    "page": ["en", "fr"],
    "feed_entry": ["en", "sv"],
    "message": ["ru", "ru", "uk"],
}


def test_forms_and_languages(read: Tables) -> None:
    forms: dict[str, list[str]] = defaultdict(list)
    for row in good(read):
        forms[str(row["kind"])].append(str(row["language"]))
    assert {kind: sorted(languages) for kind, languages in forms.items()} == FORMS


def test_documents_are_short(read: Tables) -> None:
    for row in good(read):
        shortest = SHORT if row["kind"] in ("message", "feed_entry") else LONG[0]
        assert shortest <= int(str(row["word_count"])) <= LONG[1] + 30, row["uri"]


def test_nothing_good_is_refused_and_everything_odd_has_a_reason(read: Tables) -> None:
    refused = {(row["uri"], row["reason"]) for row in read["rejects"].to_pylist()}
    assert {Path(uri).stem for uri, _ in refused} == {
        "empty", "picture", "broken-encoding", "broken-line", "cues-out-of-order",
        "channel-ferries",
    }  # fmt: skip
    assert len({reason for _, reason in refused}) >= 5


def test_odd_files_give_what_can_be_read(read: Tables) -> None:
    found = [row["uri"] for row in read["documents"].to_pylist() if str(row["uri"]).startswith("odd/")]
    assert found.count("odd/broken-line.jsonl") == 2
    assert found.count("odd/cues-out-of-order.txt") == 1


@pytest.mark.parametrize(
    "path", [path for path in GOOD if path.name.startswith("video-")], ids=lambda p: p.stem
)
def test_cues_of_good_pages_rise(path: Path) -> None:
    cues = re.findall(r"^(\d\d):(\d\d)\S", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    seconds = [60 * int(minute) + int(second) for minute, second in cues]
    assert len(seconds) > 20
    assert seconds == sorted(seconds)
    assert seconds[-1] - seconds[-2] >= 10


def test_hosts_are_reserved_for_examples() -> None:
    for path in GOOD:
        hosts = re.findall(r"https?://([^/\s\"]+)", path.read_text(encoding="utf-8"))
        assert all(host.endswith((".example.org", ".example.com", *SPACES)) for host in hosts), path


def test_records_are_records() -> None:
    records = [orjson.loads(line) for line in (SAMPLE / "bulletin.jsonl").read_bytes().splitlines()]
    assert [record["id"] for record in records] == [
        "bulletin-2025-031",
        "bulletin-2025-044",
        "bulletin-2025-052",
    ]
    assert "language" not in records[2]


def test_the_page_about_the_sample_names_every_file() -> None:
    page = (HERE / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in FILES if f"`{path.name}`" not in page] == []
