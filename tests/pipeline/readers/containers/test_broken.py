"""Containers that were cut, changed or glued: each is read or refused, and nothing is raised."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.readers.draft import Record, Refusal
from pipeline.readers.recognise import read_text
from tests.pipeline.readers.containers.made import as_exported, chat, crawl, items_of, message
from tests.pipeline.readers.feeds.made import ATOM, RSS

LINES = b'{"id": 1, "text": "One."}\n{"id": 2, "text": "Two."}\n' * 3
GOOD = {
    "lines": LINES,
    "list": json.dumps([json.loads(line) for line in LINES.splitlines()]).encode(),
    "wide list": json.dumps([json.loads(line) for line in LINES.splitlines()]).encode("utf-16"),
    "chat": as_exported(chat(message(1, "One \x1b."), message(2, {"type": "bold", "text": "Two."}))).encode(),
    "crawl": crawl().data(),
    "zipped crawl": crawl(is_zipped=True).data(),
    "zipped": gzip.compress(LINES),
    "rss": RSS.encode(),
    "atom": ATOM.encode(),
}
TOKENS = [
    b"\0",
    b"\xff",
    b"\\",
    b'"',
    b"{",
    b"}",
    b"]",
    b"<",
    b"\n",
    b"WARC/1.0\r\n",
    b"\x1f\x8b\x08",
    b"<item>",
    b"]]>",
]


@st.composite
def spoilt(draw: st.DrawFn, data: bytes) -> bytes:
    """Return bytes with up to four cuts, insertions or repetitions."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + draw(st.sampled_from([0, 1, 30, 10_000])))))
        middle = draw(st.sampled_from([b"", *TOKENS, data[start:end] * 2]))
        data = data[:start] + middle + data[end:]
    return data


@pytest.mark.parametrize("name", GOOD)
@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
)
@given(data=st.data())
def test_a_spoilt_container_is_read_or_refused(tmp_path: Path, name: str, data: st.DataObject) -> None:
    items = items_of(tmp_path, data.draw(spoilt(GOOD[name])))
    assert items
    numbers = [item.number for item in items if isinstance(item, Record) and item.number is not None]
    assert numbers == sorted(set(numbers))
    for item in items:
        found = read_text(item).refusals if isinstance(item, Record) else [item]
        assert all(
            isinstance(one, Refusal) and one.place and one.reason and len(one.detail) > 20 for one in found
        )
