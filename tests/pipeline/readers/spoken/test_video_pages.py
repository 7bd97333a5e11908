"""Video pages over languages, layouts and cue styles; the pages are those of the benchmark."""

from __future__ import annotations

import pytest

from benchmarks.video_pages import LAYOUTS, STYLES, evaluate, table
from benchmarks.video_samples import SAMPLES
from pipeline.readers.draft import Record
from pipeline.readers.recognise import read_text

DESCRIBED = "The bridge opens again today, and the mayor of the town is glad about it.\n"
CHAPTERS = "0:00 Intro\n1:30 The bridge\n4:20 Questions\n"


def read(text):
    return read_text(Record(text, "utf-8"))


def blocks(draft):
    return [(b.value, draft.text.text[b.start : b.end]) for b in draft.blocks]


def times(draft):
    return [s.cue_s for s in draft.text.stretches if s.transform == "cue"]


def test_the_floors_hold():
    """Measured: 1.0000 where it was tuned, 0.9975 of lines on what was held out, all cues on both."""
    counts = table()
    for name, floor in (("tuned", 0.995), ("held out", 0.99)):
        count = counts[name]
        assert count["right"] >= floor * count["lines"]
        assert count["cues"] == count["pages"]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_and_style_is_read_in_one_language(layout, style):
    result = evaluate("en", layout, style)
    assert (result.wrong, result.has_cues) == ((), True)


@pytest.mark.parametrize("language", SAMPLES)
def test_a_transcript_alone_is_one(language):
    sample = SAMPLES[language]
    words = sample.speech.split()
    said = "\n".join(f"0:0{at}\n{' '.join(words[at : at + 3])}" for at in (0, 3, 6))
    (draft,) = read(f"{sample.heading}\n{said}").drafts
    assert draft.kind == "transcript"
    assert times(draft) == [0.0, 3.0, 6.0]


def test_chapters_are_no_transcript():
    (draft,) = read(DESCRIBED + CHAPTERS + "Thank you for watching us.").drafts
    assert draft.kind in {"text", "post"}
    assert times(draft) == []


def test_chapters_above_a_transcript_belong_to_the_description():
    (draft,) = read(f"{DESCRIBED}{CHAPTERS}Transcript\n0:00 hello and welcome\n0:03 to the old bridge").drafts
    assert times(draft) == [0.0, 3.0]
    assert "4:20 Questions" in dict(blocks(draft))["description"]


def test_two_pages_in_one_file_are_two_documents():
    one = "Harbour master on the ferry\nTranscript\n0:00 hello to you all\n0:05 we begin now\n0:55 and so it ends"
    two = "Mayor on the bridge\nTranscript\n0:00 good evening\n0:03 it is late\n0:09 goodbye"
    drafts = read(f"{one}\n\n{two}").drafts
    assert [draft.facts.title for draft in drafts] == ["Harbour master on the ferry", "Mayor on the bridge"]
    assert [times(draft) for draft in drafts] == [[0.0, 5.0, 55.0], [0.0, 3.0, 9.0]]


def test_rolled_words_are_written_once():
    words = (
        "we have worked on this line for two years and today it sails again and nobody has to wait".split()
    )
    rolled = "\n".join(f"0:{at:02d} {' '.join(words[at : at + 8])}" for at in range(0, len(words) - 7, 4))
    (draft,) = read(rolled).drafts
    assert dict(blocks(draft))["transcript"] == " ".join(words[: len(words) - len(words) % 4])
    assert times(draft) == [float(at) for at in range(0, len(words) - 7, 4)]


def test_turn_marks_are_labels():
    (draft,) = read("0:00 >> ADA EK: hello there\n0:04 we begin >> why now\n0:09 because").drafts
    assert [(label.name, label.kind) for label in draft.labels] == [("ADA EK", "chevron"), (None, "chevron")]


def test_times_in_words_alone_are_cues():
    (draft,) = read("1 second\nhello there\n5 seconds\nwe begin\n1 minute, 2 seconds\nand end").drafts
    assert times(draft) == [1.0, 5.0, 62.0]
    assert dict(blocks(draft)) == {"transcript": "hello there we begin and end"}


def test_a_number_that_is_said_stays():
    (draft,) = read("0:00 hello there\n0:04 4 boats came\n0:07 7 seconds is not long\n0:11 bye").drafts
    assert "4 boats came" in dict(blocks(draft))["transcript"]


def test_a_sites_own_links_are_no_title():
    (draft,) = read(
        "Skip navigation\nSearch\nMayor speaks at the opening of the old bridge\nIsland Television\n"
        "12K subscribers\nSubscribe\nThe mayor opened the bridge on Monday.\nTranscript\n"
        "0:00\n[Music]\n0:04\ngood morning\n0:07\nto you all"
    ).drafts
    assert blocks(draft) == [
        ("interface", "Skip navigation"),
        ("interface", "Search"),
        ("title", "Mayor speaks at the opening of the old bridge"),
        ("byline", "Island Television\n12K subscribers"),
        ("interface", "Subscribe"),
        ("description", "The mayor opened the bridge on Monday."),
        ("interface", "Transcript"),
        ("transcript", "[Music] good morning to you all"),
    ]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Publié le 3 mars 2026 par Télé des Îles", "byline"),
        ("12 345 vues il y a 3 jours", "byline"),
        ("1,2 k", "interface"),
        ("0:00 / 1:02:33", "interface"),
        ("Le pont ouvre le 3 mars 2026, et tout le monde en est heureux.", "description"),
        ("3 bateaux sont partis, dit la capitaine.", "description"),
    ],
)
def test_lines_around_a_statement(line, role):
    text = (
        f"Interview avec la capitaine\n{line}\nElle a parlé du bac.\nTranscription\n0:00 bonjour\n0:03 à tous"
    )
    (draft,) = read(text).drafts
    assert [r for r, shown in blocks(draft) if line in shown] == [role]
