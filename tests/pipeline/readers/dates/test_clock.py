from __future__ import annotations

import pytest

from pipeline.readers.dates.clock import find_clock, find_zone
from tests.pipeline.readers.dates.build import day


@pytest.mark.parametrize(
    ("text", "hour", "minute", "precision"),
    [
        ("at 14:05", 14, 5, "minute"),
        ("kl. 14.05", 14, 5, "minute"),
        ("14h05", 14, 5, "minute"),
        ("12:05 am", 0, 5, "minute"),
        ("12 p.m.", 12, 0, "hour"),
        ("14 Uhr", 14, 0, "hour"),
        ("14:05:33", 14, 5, "second"),
    ],
)
def test_times(text, hour, minute, precision):
    clock = find_clock(text)
    assert clock is not None
    assert (clock.hour, clock.minute, clock.precision) == (hour, minute, precision)
    assert clock.on(day(2026, 5, 12)) is None


@pytest.mark.parametrize("text", ["14", "14.05", "25:00", "13 pm", "12:61", "1:2:3:4", "a14:05", "14:05/6"])
def test_what_is_no_time(text):
    assert find_clock(text) is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("14:05 UTC", day(2026, 7, 1, 14, 5)),
        ("14:05 CET", day(2026, 7, 1, 13, 5)),
        ("14:05 CEST", day(2026, 7, 1, 12, 5)),
        ("14:05 (UTC+3)", day(2026, 7, 1, 11, 5)),
        ("14:05 GMT-05:30", day(2026, 7, 1, 19, 35)),
        ("14:05:01+0200", day(2026, 7, 1, 12, 5, 1)),
        ("14:05 мск", day(2026, 7, 1, 11, 5)),
        ("14:05 ET", day(2026, 7, 1, 18, 5)),
    ],
)
def test_zones(text, moment):
    clock = find_clock(text)
    assert clock is not None
    assert clock.on(day(2026, 7, 1)) == moment


def test_the_zone_of_a_place_is_that_of_the_day():
    clock = find_clock("14:05 MSK")
    assert clock is not None
    assert clock.on(day(2012, 7, 1)) == day(2012, 7, 1, 10, 5)


@pytest.mark.parametrize("text", ["14:05 IST", "14:05 UTC+19", "14:05 local time"])
def test_zones_that_are_not_known(text):
    clock = find_clock(text)
    assert clock is not None
    assert clock.zone is None


def test_a_zone_apart_from_its_time():
    assert find_zone("\0, \0 (UTC+3)") is not None
    assert find_zone("the UTC meeting") is None
