from __future__ import annotations

from pathlib import Path

import numpy as np

from pipeline.speakers.changes.tags import TAGS
from training.speakers.changes.material import example
from training.speakers.changes.sets import without_lines
from training.speakers.corpora import plain
from training.speakers.scene import Said, Scene


def scene(*said: Said, roles: dict[str, str] | None = None) -> Scene:
    return Scene("one", "own", "en", "call", None, None, None, (), said, {}, roles or {})


def test_a_turn_begins_where_somebody_else_speaks():
    one = example(
        scene(
            Said("Thank you all. We may begin.", "a", opens_paragraph=True),
            Said("Who pays?", "b", opens_paragraph=True),
            Said("We do.", "a"),
            Said("Every year.", "a"),
            roles={"a": "principal"},
        )
    )
    assert [row.text for row in one.sentences] == [
        "Thank you all.",
        "We may begin.",
        "Who pays?",
        "We do.",
        "Every year.",
    ]
    assert one.begins.tolist() == [True, False, True, True, False]
    assert [row.opens_line for row in one.sentences] == [True, False, True, False, False]
    roles = [{TAGS[place].role for place in np.flatnonzero(row)} for row in one.may]
    assert roles[0] == {"principal"}
    assert len(roles[2]) > 1  # nobody judged the role of b
    assert all(
        TAGS[place].begins == starts
        for row, starts in zip(one.may, one.begins, strict=True)
        for place in np.flatnonzero(row)
    )


def test_a_sentence_of_two_belongs_to_who_says_more_of_it():
    one = example(
        scene(Said("We think that the harbour should", "a"), Said("open.", "b"), Said("In May.", "b"))
    )
    assert [row.text for row in one.sentences] == ["We think that the harbour should open.", "In May."]
    assert one.begins.tolist() == [True, True]


def test_silences_are_those_before_what_is_said():
    one = example(
        scene(
            Said("We open.", "a", 0.0, 2.0),
            Said("When?", "b", 5.0, 6.0),
            Said("In May. At noon.", "a", 6.0, 9.0),
        )
    )
    assert [row.pause_s for row in one.sentences] == [0.0, 3.0, 0.0, 0.0]
    assert [row.pause_s for row in example(scene(Said("We open.", "a"))).sentences] == [None]


def test_lines_do_not_give_turns_away():
    flat = without_lines(
        scene(Said("We open.", "a", opens_paragraph=True), Said("When?", "b", opens_paragraph=True))
    )
    assert [row.opens_line for row in example(flat).sentences] == [True, False]


def test_speeches_go_from_opening_to_opening(tmp_path: Path):
    import gzip

    (tmp_path / "text").mkdir()
    lines = [
        "Herr talman! Vi börjar.",
        "Herr talman! Vi börjar.",
        "Det går bra.",
        "Fru talman! Nej.",
        "Herr talman! Slut.",
    ]
    for language in plain._OPENINGS:
        with gzip.open(tmp_path / "text" / f"{language}.txt.gz", "wt", encoding="utf-8") as out:
            out.write("\n".join(lines))
    found = next(one for one in plain.sessions(tmp_path) if one.language == "sv")
    assert [one.text for one in found.said] == ["Herr talman! Vi börjar. Det går bra.", "Fru talman! Nej."]
    assert len({one.speaker for one in found.said}) == 2
