from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text import Builder
from pipeline.text.lines import lines
from pipeline.text.transforms import apply

NASTY = st.text(alphabet=st.sampled_from("ab é Ж🎙️‍ \t\n\r\u00a0\u00ad\u200b\ufeff\x00\x1c\u2028"), max_size=60)


@given(NASTY)
def test_every_stretch_gives_its_clean_characters_again(raw):
    builder = Builder(raw)
    builder.clean(len(raw))
    mapped = builder.build()
    position = raw_position = 0
    for stretch in mapped.stretches:
        assert (stretch.start, stretch.raw_start) == (position, raw_position)
        made = apply(stretch.transform, raw[stretch.raw_start : stretch.raw_end])
        assert made == mapped.text[stretch.start : stretch.end]
        position, raw_position = stretch.end, stretch.raw_end
    assert (position, raw_position) == (len(mapped.text), len(raw))


@given(NASTY, st.data())
def test_raw_span_holds_the_clean_span(raw, data):
    builder = Builder(raw)
    builder.clean(len(raw))
    mapped = builder.build()
    start = data.draw(st.integers(0, len(mapped.text)))
    end = data.draw(st.integers(start, len(mapped.text)))
    raw_start, raw_end = mapped.to_raw(start, end)
    again = Builder(raw, raw_start)
    again.clean(raw_end)
    assert again.build().text.split() == mapped.text[start:end].split()


@given(NASTY)
def test_the_body_of_a_line_is_its_text_without_blanks_around(raw):
    for line in lines(raw):
        blanks = "".join(c for c in set(line.text) if c.isspace() or apply("drop", c) == "")
        assert line.body == line.text.strip(blanks or " ")
        assert raw[slice(*line.extent)] == line.body
        assert line.is_blank == (not line.body)


def test_a_transform_is_refused_where_it_would_hide_words():
    with pytest.raises(ValueError, match="may not be applied to 'word'"):
        Builder("word").put("drop", 4)
    with pytest.raises(ValueError, match="cue"):
        Builder("12:61 word").put("cue", 6)
    assert apply("unheard of", "x") is None


def test_positions_outside_the_text_are_refused():
    with pytest.raises(IndexError, match="outside"):
        Builder("").build().to_raw(0, 1)


def test_a_cue_keeps_its_second():
    builder = Builder("00:09made")
    builder.put("cue", 5, 9.0)
    builder.clean(9)
    assert [(s.transform, s.cue_s) for s in builder.build().stretches] == [("cue", 9.0), ("copy", None)]
