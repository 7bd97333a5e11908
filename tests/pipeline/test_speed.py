"""Hostile texts must be read and cut in time that grows with their length, not with its square."""

from __future__ import annotations

import time

import pytest

from pipeline.segment.boundaries import sentences
from tests.pipeline.build import segment

LIMIT_S = 10.0
TEXTS = {
    "links and hashtags": "See https://e.org/x and #tag.\n" * 10_000,
    "questions and answers": "Question: Who pays?\nAnswer: We do.\n" * 10_000,
    "hashtag and body lines": "#tag\nWe sail on.\n" * 10_000,
    "emoji on a line": "🎙" * 40_000 + "\nWe sail.",
    "blanks within a line": "a" + " " * 20_000 + "b",
    "full stops": "." * 20_000,
    "lines of one word": "word\n" * 40_000,
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_read_and_cut_in_time(tmp_path, name):
    started = time.monotonic()
    tables = segment(tmp_path, {"a.txt": TEXTS[name]})
    assert time.monotonic() - started < LIMIT_S
    assert tables["documents"].num_rows + tables["rejects"].num_rows >= 1


@pytest.mark.parametrize("unit", [".", " ", "🎙", "#", '"', "(", "<", "<...> ", ". ", '. "', "A. ", "No. "])
def test_sentences_of_one_repeated_mark_are_cut_in_time(unit):
    text = f"a {unit * (200_000 // len(unit))}b"
    started = time.monotonic()
    bounds = sentences(text, 0, len(text), "en")
    assert time.monotonic() - started < LIMIT_S
    assert bounds[0][0] == 0
