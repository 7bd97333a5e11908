from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.media import guess


@pytest.mark.parametrize(
    ("head", "name", "expected"),
    [
        (b"", "a.txt", "application/x-empty"),
        (b"%PDF-1.7", "a.txt", "application/pdf"),
        (b"PK\x03\x04", "a", "application/zip"),
        (b"\x89PNG\r\n\x1a\n", "x.txt", "image/png"),
        (b"a\0b", "a.txt", "application/octet-stream"),
        (b"WEBVTT\n\n", "a", "text/vtt"),
        (b"\xef\xbb\xbf<!DOCTYPE html>", "a.txt", "text/html"),
        (codecs.BOM_UTF16_LE + "<html>".encode("utf-16-le"), "a", "text/html"),
        (b'{"id": "1"}', "a.JSONL", "application/x-ndjson"),
        (b"1\n00:00:01,000 --> 00:00:02,000", "a.srt", "application/x-subrip"),
        ("Здравствуйте".encode(), "a", "text/plain"),
        (b"\xff\xfe broken \x80", "a.unknown", "text/plain"),
    ],
)
def test_bytes_speak_first_then_the_name(head: bytes, name: str, expected: str) -> None:
    assert guess(head, name) == expected


@given(st.binary(max_size=300), st.text(max_size=20))
def test_any_bytes_have_a_type(head: bytes, name: str) -> None:
    assert "/" in guess(head, name)
