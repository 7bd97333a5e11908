from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import time
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.readers.containers.limits import MOST_ENCODED
from pipeline.readers.containers.streams import Tape
from pipeline.readers.draft import Record
from tests.pipeline.readers.containers.made import items_of, reasons, texts

LINES = b'{"text": "One."}\n{"text": "Two."}\n'
TEXT = "Färjan går igen.".encode()


def test_gzip_of_any_form_is_read_through(tmp_path):
    forms = [
        gzip.compress(LINES),
        gzip.compress(LINES[:20]) + gzip.compress(LINES[20:]),
        gzip.compress(gzip.compress(LINES)),
        gzip.compress(LINES) + bytes(512),
        gzip.compress(LINES) + b"rubbish",
        gzip.compress(LINES.decode().encode("utf-16")),
    ]
    for form in forms:
        assert texts(items_of(tmp_path, form)) == ["One.", "Two."]


def test_a_zipped_text_is_the_text(tmp_path):
    assert items_of(tmp_path, gzip.compress(TEXT)) == [Record("Färjan går igen.", "utf-8")]


@pytest.mark.parametrize("end", [-1, -9, 15])
def test_gzip_that_breaks_is_refused_with_its_place(tmp_path, end):
    items = items_of(tmp_path, gzip.compress(TEXT)[:end])
    assert reasons(items) == ["broken_compression"]
    assert items[0].place.startswith("byte ")


def test_lines_before_the_break_are_read(tmp_path):
    line = b'{"text": "%d."}\n'
    data = b"".join(line % number for number in range(30_000))
    items = items_of(tmp_path, gzip.compress(data)[:-100])
    assert texts(items)[:2] == ["0.", "1."]
    assert reasons(items)[-1] == "broken_compression"


def test_a_bomb_is_refused_soon(tmp_path):
    bomb = gzip.compress(bytes(300_000_000), compresslevel=1)
    began = time.monotonic()
    assert reasons(items_of(tmp_path, gzip.compress(bomb))) == ["too_large"]
    assert reasons(items_of(tmp_path, bomb)) == ["too_large"]
    assert time.monotonic() - began < 5


def _zip(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, "text")
    return out.getvalue()


def _tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("../../x"), io.BytesIO())
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        _zip("a.txt"),
        _zip("../../etc/x"),
        _tar(),
        gzip.compress(_tar()),
        bz2.compress(TEXT),
        lzma.compress(TEXT),
        gzip.compress(gzip.compress(gzip.compress(TEXT))),
        b"7z\xbc\xaf\x27\x1c\0\0",
        b"Rar!\x1a\x07\0",
    ],
    ids="zip zip-outside tar tar.gz bz2 xz gz.gz.gz 7z rar".split(),  # their bytes hold the time of day
)
def test_archives_are_refused_with_advice(tmp_path, content):
    (refusal,) = items_of(tmp_path, content)
    assert refusal.reason == "archive"
    assert "unpack" in refusal.detail


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7\n\xff", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", b"{\\rtf1 hello}"]
)
def test_other_documents_are_refused_with_advice(tmp_path, content):
    (refusal,) = items_of(tmp_path, content)
    assert refusal.reason == "unsupported_form"
    assert "plain text" in refusal.detail


@pytest.mark.parametrize("character", [b"x", "ж".encode()])
def test_a_text_longer_than_any_statement_is_refused(tmp_path, character):
    content = character * (MOST_ENCODED // len(character) + 1)
    assert reasons(items_of(tmp_path, content)) == ["too_large"]


@given(st.binary(max_size=60), st.lists(st.integers(0, 9), max_size=20))
def test_a_tape_gives_every_byte_once(data, steps):
    tape = Tape(io.BytesIO(data))
    taken = b""
    for step in steps:
        assert tape.peek(step) == tape.ahead(step)[:step] == data[len(taken) : len(taken) + step]
        piece = tape.line(5) if step % 2 else tape.take(step)
        if step == 8 and piece:
            tape.push(piece)
            continue
        taken += piece
        assert tape.position == len(taken)
    assert taken + tape.take(100) == data


@given(st.binary(max_size=60), st.integers(1, 9))
def test_lines_of_a_tape_end_at_line_feeds_or_at_the_limit(data, limit):
    tape, lines = Tape(io.BytesIO(data)), []
    while line := tape.line(limit):
        lines.append(line)
    assert b"".join(lines) == data
    assert all(line.endswith(b"\n") or len(line) == limit for line in lines[:-1])
    assert all(b"\n" not in line[:-1] and len(line) <= limit for line in lines)
