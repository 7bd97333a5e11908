from __future__ import annotations

import pytest

from pipeline.readers.draft import Record
from pipeline.readers.recognise import read_text

PAGE = """Talks about the river went on in Vienna, and nobody was in a hurry to leave the table there.
#river #Vienna #river
Also Read
Ferry line opens again :: https://news.example.org/ferry-1.html?ref=x#top
Bridge closed for a week :: https://news.example.org/bridge
Category
🗞
NewsTranscript
00:00The water has risen by two
00:06metres since Monday, and
00:11we ask you to stay away.
00:40Find more on Example.org every day.
"""
POST = """🎙 Statement by the ferry office (May 2, 2025)
💬 Ada Ek: The ferry sails again. <...>
Other points
• Tickets cost less, says the #UN report.
❗️ Mind the step.
#ferry #sea
Read in full
"""
COPY = """🎙 Uttalande från färjekontoret (2 maj 2025)
💬 Ada Ek: Färjan går igen från och med nästa vecka. <...>
Andra punkter
• Biljetterna kostar mindre, säger rapporten från #FN.
Läs hela
"""


def roles(draft):
    return [block.value for block in draft.blocks]


def block_text(draft, role):
    return [draft.text.text[b.start : b.end] for b in draft.blocks if b.value == role]


def test_a_video_page_has_its_parts():
    (draft,) = read_text(Record(PAGE, "utf-8")).drafts
    assert draft.kind == "video_page"
    assert roles(draft) == [
        "description",
        "hashtags",
        "interface",
        "related_links",
        "interface",
        "category",
        "interface",
        "transcript",
        "boilerplate",
    ]
    assert block_text(draft, "transcript") == [
        "The water has risen by two metres since Monday, and we ask you to stay away."
    ]
    assert block_text(draft, "boilerplate") == ["Find more on Example.org every day."]
    assert [(link.title, link.value) for link in draft.links] == [
        ("Ferry line opens again", "https://news.example.org/ferry-1.html?ref=x#top"),
        ("Bridge closed for a week", "https://news.example.org/bridge"),
    ]


@pytest.mark.parametrize(
    "closing",
    ["", "00:40So that is what we found on example.net and we will look again.", "00:12Thank you all."],
)
def test_a_talk_that_merely_ends_has_no_advertisement(closing):
    text = PAGE.replace("00:40Find more on Example.org every day.\n", closing and closing + "\n")
    reading = read_text(
        Record(text.replace("we ask you to stay away.", "we ask you to stay away and"), "utf-8")
    )
    assert block_text(reading.drafts[0], "boilerplate") == []


@pytest.mark.parametrize("site", ["Example.org", "news.example.org", "www.example.org", "www.other.net"])
def test_an_advertisement_names_a_site(site):
    draft = read_text(Record(PAGE.replace("Example.org", site), "utf-8")).drafts[0]
    assert block_text(draft, "boilerplate") == [f"Find more on {site} every day."]


def test_an_advertisement_over_two_cues_is_found_whole():
    text = PAGE.replace("00:40Find", "00:40Do not go away.\n00:43Find")
    assert block_text(read_text(Record(text, "utf-8")).drafts[0], "boilerplate") == [
        "Do not go away. Find more on Example.org every day."
    ]


@pytest.mark.parametrize("marks", [("00:00", "00:06", "00:11"), ("1:59:58", "2:00:06", "2:00:11")])
@pytest.mark.parametrize("gap", ["", " ", "\n", "\t\n"])
def test_cues_may_be_glued_spaced_or_on_their_own_line(marks, gap):
    words = ("The water has risen", "since Monday and", "so we left.")
    raw = "\n".join(f"{mark}{gap}{text}" for mark, text in zip(marks, words, strict=True))
    (draft,) = read_text(Record(raw, "utf-8")).drafts
    assert draft.kind == "transcript"
    assert block_text(draft, "transcript") == ["The water has risen since Monday and so we left."]
    cues = [s.cue_s for s in draft.text.stretches if s.transform == "cue"]
    assert cues == ([0.0, 6.0, 11.0] if marks[0] == "00:00" else [7198.0, 7206.0, 7211.0])


def test_a_timetable_is_no_transcript():
    raw = "Ferries today\n" + "\n".join(
        f"{h:02d}:15 pier {p}" for h, p in ((9, "A"), (8, "B"), (7, "C"), (6, "D"))
    )
    assert read_text(Record(raw, "utf-8")).drafts[0].kind not in {"video_page", "transcript"}


def test_a_cue_that_goes_back_is_refused_and_its_words_kept():
    raw = "00:00One\n00:05two\n00:03three\n00:10four."
    reading = read_text(Record(raw, "utf-8"))
    assert [(r.reason, r.place) for r in reading.refusals] == [("cue_out_of_order", "line 3")]
    assert block_text(reading.drafts[0], "transcript") == ["One two three four."]


def test_a_post_has_its_parts():
    (draft,) = read_text(Record(POST, "utf-8")).drafts
    assert draft.kind == "post"
    assert draft.facts.title == "Statement by the ferry office (May 2, 2025)"
    assert roles(draft) == ["title", "body", "heading", "body", "hashtags", "boilerplate"]


def test_a_post_and_its_copy_are_two_documents():
    drafts = read_text(Record(POST + "\n" + COPY, "utf-8")).drafts
    assert [draft.facts.title for draft in drafts] == [
        "Statement by the ferry office (May 2, 2025)",
        "Uttalande från färjekontoret (2 maj 2025)",
    ]
    assert drafts[1].text.text.endswith("Läs hela")


def test_a_copy_is_told_apart_by_language_where_nothing_closes_the_first():
    drafts = read_text(Record(POST.replace("#ferry #sea\nRead in full\n", "") + "\n" + COPY, "utf-8")).drafts
    assert len(drafts) == 2


def test_one_post_with_a_picture_in_its_middle_stays_one():
    raw = POST.replace("Other points\n", "\n🎙 The office spoke about it all again today.\n")
    assert len(read_text(Record(raw, "utf-8")).drafts) == 1


def test_plain_text_is_read_as_text():
    (draft,) = read_text(Record("Just two lines.\nNothing more here.", "utf-8")).drafts
    assert (draft.kind, roles(draft)) == ("text", ["body"])


@pytest.mark.parametrize("raw", ["", "\n \t\n", "\ufeff\u200b"])
def test_nothing_to_read_is_refused(raw):
    reading = read_text(Record(raw, "utf-8"))
    assert not reading.drafts
    assert [r.reason for r in reading.refusals] == ["empty"]
