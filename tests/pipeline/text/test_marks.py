from __future__ import annotations

import time

import pytest

from pipeline.text import Builder
from pipeline.text.between import GAP, REFERENCE, Between, write_between
from pipeline.text.transforms import apply, ends_with, spoken


@pytest.mark.parametrize(
    "raw",
    [
        "00:12",
        "[1:02:03]\n",
        "\n\n7\r\n00:00:01,000 --> 00:00:02,000 X1:4\r\n",
        "opening line\n00:01.000 --> 00:02.000 align:start position:0%",
        "0:00:01.000,0:00:02.000",
        "00:0x.000 --> 00:02.000",
        "<00:01.500>",
        "</c><00:00:01.500><c.yellow>",
    ],
)
def test_time_marks_go(raw):
    assert apply("cue", raw) == ""


@pytest.mark.parametrize(
    "raw", ["word", "two words\nand more", "a --> b", "7\n00:01", "<c>", "<00:01", "1,2"]
)
def test_words_are_no_time_marks(raw):
    assert apply("cue", raw) is None


@pytest.mark.parametrize(
    "raw",
    ["{\\an8}", "NOTE a\nb", "STYLE\n::cue { color: red }\n", "WEBVTT - talk\nKind: captions", "<v Ada Ek>"],
)
def test_marks_of_style_go(raw):
    assert apply("markup", raw) == ""


@pytest.mark.parametrize("raw", ["{an8}", "NOTE a\n\nb", "NOTED", "{\\an8} word", "a < b"])
def test_words_are_no_marks_of_style(raw):
    assert apply("markup", raw) is None


@pytest.mark.parametrize(
    "mark", ["1" * 9, "1:1", "0:0:0,", "\n", " ", "NOTE\n", "<00:", "</c>", "{\\", "a\n", "00:01.000 --> "]
)
def test_marks_are_told_in_linear_time(mark):
    start = time.process_time()
    for transform in ("cue", "markup", "overlap"):
        apply(transform, mark * 20_000 + "\x00")
    assert time.process_time() - start < 3


def test_only_what_stands_just_before_is_shown_again():
    assert ends_with("So we sail, at nine.", "<c>we</c> SAIL <00:01.000>at {\\i1}nine")
    assert not ends_with("So we sail at nine.", "we sail")
    assert not ends_with("that", "at")
    assert ends_with("at nine", "nine ")
    assert spoken("R&amp;D <b>wo</b>rds<br>here") == ["r", "d", "words", "here"]


def test_one_character_stands_between_words():
    raw = "one </c>\n\n<c> <b>&nbsp; two "
    builder = Builder(raw)
    builder.clean(3)
    tail = [
        Between(GAP, 4),
        Between("markup", 8),
        Between(GAP, 10),
        Between("markup", 13),
        Between(GAP, 14),
        Between("markup", 17),
        Between(REFERENCE, 24),
    ]
    write_between(builder, tail, "space", before_text=True)
    builder.clean(27)
    write_between(builder, [Between(GAP, len(raw))], "", before_text=False)
    made = builder.build()
    assert made.text == "one two"
    assert all(
        apply(s.transform, raw[s.raw_start : s.raw_end]) == made.text[s.start : s.end] for s in made.stretches
    )
