from __future__ import annotations

import pytest

from pipeline.segment.timing import Clock, Mark
from tests.pipeline.build import segment


def clock(*marks: Mark, stop: int | None = None) -> Clock:
    made = Clock.of(marks, stop)
    assert made is not None
    return made


def test_no_marks_make_no_clock():
    assert Clock.of([]) is None


@pytest.mark.parametrize(
    ("seconds", "step"), [((1.0, 4.0), 1.0), ((1.5, 4.0), 0.1), ((1.25, 4.0), 0.01), ((1.001, 4.0), 0.001)]
)
def test_the_error_is_the_step_in_which_times_are_printed(seconds, step):
    made = clock(Mark(0, seconds[0]), Mark(20, seconds[1]))
    assert made.starting(0) == (seconds[0], step, True)


def test_a_cue_ends_where_it_says_and_silence_follows():
    made = clock(Mark(0, 1.0, 2.5), Mark(20, 6.0, 7.25), stop=39)
    assert made.ending(19) == (2.5, 0.01, True)
    assert made.ending(39) == (7.25, 0.01, True)
    assert made.starting(10).seconds == 1.75
    assert made.starting(30).seconds < 7.25


def test_where_the_talk_goes_on_at_once_the_end_is_as_sure_as_the_rate_of_speech():
    steady = [Mark(n * 20, n * 1.5, (n + 1) * 1.5) for n in range(5)]
    made = clock(*steady, Mark(100, 7.5, 12.5), Mark(110, 12.5, 14.0), stop=130)
    end = made.ending(109)
    assert (end.seconds, end.is_cue) == (12.5, True)
    assert end.error_s == pytest.approx(5.0 - 9 / (20 / 1.5))


def test_times_of_words_part_a_cue():
    made = clock(Mark(0, 1.0, 4.0), Mark(10, 1.5, None, False), Mark(20, 3.5, None, False), stop=30)
    assert made.starting(10) == (1.5, 0.1, True)
    assert made.ending(9) == (1.5, 0.1, True)
    assert made.starting(15).seconds == 2.5
    assert made.ending(30) == (4.0, 0.1, True)


def test_a_time_within_a_cue_that_goes_back_is_no_time():
    made = clock(Mark(0, 5.0, 9.0), Mark(10, 2.0, None, False), Mark(20, 7.0, None, False), stop=30)
    assert made.starting(10).seconds == 6.0


def test_captions_that_linger_end_with_the_next():
    lingering = [Mark(n * 20, n * 2.0, n * 2.0 + 6.0) for n in range(5)]
    assert clock(*lingering, stop=99).ending(19).seconds == 2.0
    talking_at_once = [Mark(0, 1.0, 5.0), Mark(20, 3.0, 4.0), Mark(40, 6.0, 7.0), Mark(60, 8.0, 9.0)]
    assert clock(*talking_at_once, stop=79).ending(19).seconds == 5.0


def test_the_dash_that_opens_a_line_takes_no_time(tmp_path):
    raw = "WEBVTT\n\n00:01.000 --> 00:02.000\n- We sail.\n\n00:04.500 --> 00:05.000\n>> ADA EK: We rest.\n"
    rows = segment(tmp_path, {"a.vtt": raw})["sentences"].to_pylist()
    assert [(row["text"], row["start_s"], row["end_s"], row["time_method"]) for row in rows] == [
        ("We sail.", 1.0, 2.0, "cue"),
        ("We rest.", 4.5, 5.0, "cue"),
    ]
    assert [row["time_error_s"] for row in rows] == [0.1, 0.1]
