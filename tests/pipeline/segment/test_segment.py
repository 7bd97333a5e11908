from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.segment.boundaries import sentences
from pipeline.segment.timing import Clock, Mark
from tests.pipeline.build import segment
from tests.pipeline.build import turns as turns_of

PAGE = (
    "00:00We met Dr. Ek in St. Petersburg on the\n00:06 4th. It was\n00:10cold. Was it late? Was it\n00:20late?\n"
    "00:21Was it late? We left"
)
INTERVIEW = """Interview with the harbour office
Question: Who pays?
Ada Ek (harbour master): We do. Every time.
Not the guests.
Question: Why?
Ada Ek (harbour master): Because.
"""


def cut(text, language="und"):
    return [text[a:b] for a, b in sentences(text, 0, len(text), language)]


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("en", ("Mr. Ek met J. R. Ruud in St. Petersburg.", "It cost 3.5 million.", "Why?", "Nobody knew!")),
        ("sv", ("Den 25. december 2024 kom dr. Ek hit.", "Vad hände, t.ex. i Åland?", "Inget.")),
        ("de", ("Am 3. Oktober sprach Dr. Ek.", "Niemand kam.")),
        ("en", ("No.", "We go on.", "See no. 5 there.", "We love art.", "It stays.")),
        ("en", ("Plan B.", "We go.", "Vitamin C.", "He left.", "And so on, etc.", "Then it ended.")),
        ("en", ("George W. Bush Street is long.", "J. R. Ruud met us.", "World War I.", "There is")),
        ("en", ("U.S. President Ruud left the U.S.", "The door shut at 5 p.m.", "Nobody came.")),
        ("de", ("Wir fahren z. B. Berlin an.", "Plan B.", "Wir gehen.")),
        (
            "ru",
            (
                "А. С. Орлов пришёл.",
                "И. Я. Петров ушёл.",
                "План Б.",
                "Мы идём.",
                "См. стр. 5 и т.д.",
                "Конец.",
            ),
        ),
        ("ru", ("Встреча прошла на ул. Садовой.", "Там был г. Орлов.", "Да.")),
    ],
)
def test_abbreviations_and_ordinals_do_not_end_a_sentence(language, parts):
    assert cut(" ".join(parts), language) == list(parts)


@given(st.text(max_size=200))
def test_every_letter_is_in_one_sentence(text):
    bounds = sentences(text, 0, len(text))
    assert all(a < b for a, b in bounds)
    assert all(before[1] <= after[0] for before, after in zip(bounds, bounds[1:], strict=False))
    assert [c for a, b in bounds for c in text[a:b] if c.isalnum()] == [c for c in text if c.isalnum()]


def test_an_elision_is_no_sentence():
    assert cut("We agreed. <...> They left. <... > Then […] we slept.") == [
        "We agreed.",
        "They left.",
        "Then […] we slept.",
    ]


def test_sentences_run_across_cues_and_carry_seconds(tmp_path):
    rows = segment(tmp_path, {"a.txt": PAGE})["sentences"].to_pylist()
    assert [row["text"] for row in rows] == [
        "We met Dr. Ek in St. Petersburg on the 4th.",
        "It was cold.",
        "Was it late?",
        "Was it late?",
        "Was it late?",
        "We left",
    ]
    assert rows[0]["start_s"] == 0.0
    assert 6.0 < rows[0]["end_s"] < 10.0
    assert rows[0]["time_method"] == "interpolated"
    assert (rows[4]["start_s"], rows[4]["is_question"], rows[4]["is_repeat"]) == (21.0, True, True)
    assert [row["is_repeat"] for row in rows] == [False, False, False, True, True, False]
    assert all(a["start_s"] <= b["start_s"] for a, b in zip(rows, rows[1:], strict=False))
    assert all(row["time_error_s"] >= 1.0 for row in rows)


def test_labels_make_turns(tmp_path):
    tables = turns_of(tmp_path, {"a.txt": INTERVIEW})
    turns = tables["turns"].to_pylist()
    assert [(t["speaker_name"], t["speaker_role"]) for t in turns] == [
        (None, "journalist"),
        ("Ada Ek", "principal"),
        (None, "journalist"),
        ("Ada Ek", "principal"),
    ]
    said = [(s["turn_no"], s["text"]) for s in tables["sentences"].to_pylist()]
    assert said == [
        (None, "Interview with the harbour office"),
        (0, "Who pays?"),
        (1, "We do."),
        (1, "Every time."),
        (1, "Not the guests."),
        (2, "Why?"),
        (3, "Because."),
    ]


def test_one_colon_is_no_label(tmp_path):
    tables = turns_of(tmp_path, {"a.txt": "We looked at it again.\nNote: nothing was found there.\nWe left."})
    assert tables["turns"].num_rows == 0
    assert "Note: nothing was found there." in tables["sentences"].column("text").to_pylist()


@pytest.mark.parametrize("label", ["💬 Ada Ek:", "**Ada Ek:**", "**Ada Ek**:"])
def test_a_marked_label_counts_alone(tmp_path, label):
    tables = turns_of(tmp_path, {"a.txt": f"🎙 A day at sea\n{label} We sail.\n• And rest."})
    assert tables["turns"].column("speaker_name").to_pylist() == ["Ada Ek"]
    assert tables["sentences"].column("text").to_pylist()[1:] == ["We sail.", "And rest."]


def test_a_label_alone_on_its_line_belongs_to_the_next(tmp_path):
    tables = turns_of(tmp_path, {"a.txt": "🎙 A day at sea\n**Ada Ek:**\nWe sail.\nWe rest."})
    turn = tables["turns"].to_pylist()[0]
    text = tables["documents"].column("text").to_pylist()[0]
    assert text[turn["start_char"] : turn["end_char"]] == "We sail.\nWe rest."
    said = [(s["turn_no"], s["text"]) for s in tables["sentences"].to_pylist()]
    assert said == [(None, "A day at sea"), (0, "We sail."), (0, "We rest.")]


def test_a_turn_ends_with_the_speech(tmp_path):
    page = "🎙 A day at sea\n💬 Ada Ek: We sail. We rest.\n#sea #harbour\nRead in full"
    tables = turns_of(tmp_path, {"a.txt": page})
    turn = tables["turns"].to_pylist()[0]
    text = tables["documents"].column("text").to_pylist()[0]
    assert text[turn["start_char"] : turn["end_char"]] == "We sail. We rest."


def test_labels_after_cues_make_turns_with_seconds(tmp_path):
    page = (
        "00:00💬 Anna Berg: Good morning.\n00:04💬 Ove Ruud: Good morning to you.\n00:09We may begin.\n"
        "00:12💬 Anna Berg: Then we begin.\n00:15💬 Ove Ruud: Yes.\n"
    )
    tables = turns_of(tmp_path, {"a.txt": page})
    turns = [(t["speaker_name"], t["start_s"], t["end_s"]) for t in tables["turns"].to_pylist()]
    assert turns[:3] == [("Anna Berg", 0.0, 4.0), ("Ove Ruud", 4.0, 12.0), ("Anna Berg", 12.0, 15.0)]
    assert turns[3][:2] == ("Ove Ruud", 15.0)
    said = [(s["turn_no"], s["text"], s["start_s"]) for s in tables["sentences"].to_pylist()]
    assert said == [
        (0, "Good morning.", 0.0),
        (1, "Good morning to you.", 4.0),
        (1, "We may begin.", 9.0),
        (2, "Then we begin.", 12.0),
        (3, "Yes.", 15.0),
    ]


def test_a_heading_has_sentences(tmp_path):
    page = "🎙 A day at sea\nWe sail at dawn.\nOther matters\n• We rest.\n• We eat."
    tables = segment(tmp_path, {"a.txt": page})
    assert "heading" in tables["blocks"].column("role").to_pylist()
    assert "Other matters" in tables["sentences"].column("text").to_pylist()


def test_a_silence_before_the_next_cue_makes_the_end_uncertain():
    steady = [(n * 40, 4.0 * n) for n in range(5)]
    clock = Clock.of([Mark(*pair) for pair in (*steady, (200, 60.0), (240, 64.0))])
    assert clock is not None
    assert clock.ending(39) == (4.0, 1.0, True)
    end = clock.ending(199)
    assert (end.seconds, end.is_cue) == (60.0, False)
    assert end.error_s == pytest.approx(60.0 - 16.0 - 3.9)


def test_written_text_has_no_seconds(tmp_path):
    rows = segment(tmp_path, {"a.txt": "We sail. We rest."})["sentences"].to_pylist()
    assert {row["start_s"] for row in rows} == {row["time_method"] for row in rows} == {None}


CUES = st.lists(st.tuples(st.integers(0, 500), st.integers(0, 900)), min_size=1, max_size=20).map(
    lambda pairs: list(zip(sorted(a for a, _ in pairs), map(float, sorted(b for _, b in pairs)), strict=True))
)


@given(CUES, st.lists(st.integers(0, 600), min_size=2))
def test_time_never_runs_backwards(cues, positions):
    clock = Clock.of([Mark(*cue) for cue in cues])
    assert clock is not None
    times = [clock.starting(position).seconds for position in sorted(positions)]
    assert times == sorted(times)
    assert all(clock.starting(p).error_s >= 0 for p in positions)
