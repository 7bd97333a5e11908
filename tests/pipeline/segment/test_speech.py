from __future__ import annotations

from tests.pipeline.build import segment

EXCHANGE = """Results of the third quarter

Our revenue grew by four percent in the third quarter. Costs came down in every region. With that, I will hand \
it back to the operator.

Thank you. Our first question comes from Ada Ek with Harbour Research. Please go ahead.

Good morning, and thanks for taking my question. Could you tell us how much of the growth came from the new line?

Sure, Ada. About half of it came from the new line, and the rest from services.

We expect that to go on into next year.
"""
REPORT = """The bridge of Norrsund

The council met on Monday. Who pays for the bridge? That was the question of the evening.

The members agreed on a loan of two million. Work starts in spring. Nobody voted against it.
"""
CUES = (
    "00:00We have had very good talks today.\n00:05The ferries go on as planned.\n00:09Now we take questions.\n"
    "00:14Ada Ek, Harbour News.\n00:16My question is for the minister: when does the line open?\n"
    "00:22Thank you for the question.\n00:24The line opens in May.\n"
)


def numbered(tables):
    return [(row["turn_no"], row["text"]) for row in tables["sentences"].to_pylist()]


def test_an_exchange_without_labels_has_turns(tmp_path):
    said = numbered(segment(tmp_path, {"a.txt": EXCHANGE}))
    firsts = {number: text for number, text in reversed(said) if number is not None}
    assert said[0] == (None, "Results of the third quarter")
    assert firsts == {
        0: "Our revenue grew by four percent in the third quarter.",
        1: "Thank you.",
        2: "Good morning, and thanks for taking my question.",
        3: "Sure, Ada.",
    }
    assert said[-1] == (3, "We expect that to go on into next year.")


def test_what_nobody_says_has_no_turns(tmp_path):
    rows = segment(tmp_path, {"a.txt": REPORT})["sentences"].to_pylist()
    assert {row["turn_no"] for row in rows} == {None}
    assert {row["change_score"] for row in rows} == {None}


def test_a_transcript_is_speech_and_each_sentence_says_how_likely_a_turn_begins(tmp_path):
    rows = segment(tmp_path, {"a.txt": CUES})["sentences"].to_pylist()
    numbers = [row["turn_no"] for row in rows]
    assert numbers[0] == 0
    assert numbers == sorted(numbers)
    assert all(row["change_score"] is not None for row in rows)
    assert rows[0]["change_score"] == 1.0
    begins = [
        row["text"] for before, row in zip(rows, rows[1:], strict=False) if before["turn_no"] < row["turn_no"]
    ]
    assert begins == ["Ada Ek, Harbour News.", "Thank you for the question."]


def test_labels_leave_nothing_to_guess(tmp_path):
    labelled = "An evening\nQuestion: Who pays?\nAda Ek: We do. Thank you. Next question please.\nQuestion: Why?\nAda Ek: So."
    rows = segment(tmp_path, {"a.txt": labelled})["sentences"].to_pylist()
    assert [row["turn_no"] for row in rows] == [None, 0, 1, 1, 1, 2, 3]
    assert {row["change_score"] for row in rows} == {None}


def test_a_transcript_of_sounds_alone_has_no_turns(tmp_path):
    cues = "00:00[Music]\n00:05[Applause]\n00:09[Music]\n"
    assert {number for number, _ in numbered(segment(tmp_path, {"a.txt": cues}))} <= {None}
    assert numbered(segment(tmp_path, {"a.txt": cues + "00:15We meet in May.\n"}))[0][0] == 0
