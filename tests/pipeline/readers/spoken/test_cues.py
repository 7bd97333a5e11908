from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.readers.draft import Record
from pipeline.readers.recognise import read_text
from pipeline.readers.spoken.cues import Cue, sound


def seconds(text):
    (draft,) = read_text(Record(text, "utf-8")).drafts
    return draft.kind, [s.cue_s for s in draft.text.stretches if s.transform == "cue"]


def roles(text):
    (draft,) = read_text(Record(text, "utf-8")).drafts
    return {block.value: draft.text.text[block.start : block.end] for block in draft.blocks}


@pytest.mark.parametrize(
    "text",
    [
        "Programme of the day\n10:00 Opening by the mayor\n10:30 Coffee\n11:00 Speech\n12:00 Lunch\n13:00 End",
        "We spoke.\n10:30 we met again and\n11:15 we left, as\n09:10 nobody knew.",
        "1\n00:00:01,000 --> 00:00:02,000\nHello.\n2\n00:00:03,000 --> 00:00:04,000\nBye.\n3\n00:00:05,000 --> 00:00:06,000\nNo.",
    ],
)
def test_other_times_are_no_transcript(text):
    assert seconds(text)[0] not in {"video_page", "transcript"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\ufeff00:00Good\n00:05morning\n00:11all.", [0, 5, 11]),
        ("\u200e00:00Good\n\u200e00:05morning\n\u200e00:11all.", [0, 5, 11]),
        ("[00:00] Good\n[00:05] morning\n[00:11] all.", [0, 5, 11]),
        ("00:00.500 Good\n00:05.250 morning\n00:11.000 all.", [0.5, 5.25, 11]),
        ("Transcript\n00:07All of it in one cue.", [7]),
        ("00:00Good\nmorning\nto you\n00:05and\nto\nyou\n00:11all.", [0, 5, 11]),
    ],
)
def test_cues_in_many_dresses(text, expected):
    assert seconds(text) == ("transcript", expected)


def test_a_time_in_the_description_is_no_cue():
    text = "10:30 today the mayor spoke.\nCategory\n🗞\nNews\nTranscript\n00:00It was\n00:04late."
    found = roles(text)
    assert found["description"] == "10:30 today the mayor spoke."
    assert found["category"].endswith("News")
    assert found["transcript"] == "It was late."


def test_what_follows_the_transcript_is_furniture():
    text = "00:00It was\n00:04late and\n00:09dark.\nthe end.\nRecommended\nUp next\nComments"
    found = roles(text)
    assert found["transcript"] == "It was late and dark. the end."
    assert found["interface"] == "Recommended\nUp next\nComments"


def test_related_links_need_no_separator():
    text = "A talk was held.\nAlso read\nFerry sails https://a.example.org/1\nBridge shut https://a.example.org/2\n00:00It\n00:04was\n00:07so."
    (draft,) = read_text(Record(text, "utf-8")).drafts
    assert [link.title for link in draft.links] == ["Ferry sails", "Bridge shut"]


def test_a_missing_space_is_no_site():
    text = "00:00We came to the end.\n00:09The bridge is long.\n00:18It is all wrong.\n00:40We never give up our land.That is it."
    assert "boilerplate" not in roles(text)


@given(st.lists(st.integers(0, 60), max_size=30))
def test_sound_cues_never_go_back_and_no_longer_run_exists(times):
    cues = [Cue(i, i, i, float(t)) for i, t in enumerate(times)]
    kept = [t for t, good in zip(times, sound(cues), strict=True) if good]
    assert kept == sorted(kept)
    best = [1] * len(times)
    for i, time in enumerate(times):
        best[i] = 1 + max((best[j] for j in range(i) if times[j] <= time), default=0)
    assert len(kept) == max(best, default=0)
