"""What a check says, as columns: places in the document, seconds, nearest sentences."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pipeline.claims import Checked, Near, Span, check_all
from pipeline.claims.claim import Claim
from pipeline.claims.speech import evidence, said, spoken

Row = dict[str, Any]
TEXTS = ("Good morning.", "The quay is safe for forty ships.", "We open on Monday.")


def sentences(texts: tuple[str, ...] = TEXTS, turn: int | None = 0) -> list[Row]:
    rows, start = [], 0
    for number, text in enumerate(texts):
        times = {"start_s": 5.0 * number, "end_s": 5.0 * number + 4}
        place = {"start_char": start, "end_char": start + len(text)}
        rows.append(
            {
                **place,
                **times,
                "sentence_no": number + 3,
                "turn_no": turn,
                "text": text,
                "language": "en",
                "language_score": 0.9,
            }
        )
        start += len(text) + 1
    return rows


def test_the_words_said_are_found_in_the_document() -> None:
    rows = sentences()
    text = " ".join(TEXTS)
    span = Span(1, 4, 2, 7)
    row = evidence(Checked("partial", 0.87654, (Near(2, 0.61239), Near(1, 0.2)), ("number",), span), rows)
    assert (
        text[row["evidence_start_char"] : row["evidence_end_char"]] == "quay is safe for forty ships. We open"
    )
    assert (row["evidence_start_s"], row["evidence_end_s"]) == (5.0, 14.0)
    assert (row["evidence_sentence_no"], row["evidence_score"]) == (5, 0.6124)
    assert [near["sentence_no"] for near in row["nearest"]] == [5, 4]
    assert row["verdict_score"] == 0.8765


def test_where_no_words_match_the_nearest_sentence_is_the_evidence() -> None:
    row = evidence(Checked("absent", 0.9, (Near(1, 1.00000001),)), sentences())
    assert (row["evidence_start_char"], row["evidence_end_char"]) == (14, 47)
    assert row["evidence_score"] == 1.0


def test_without_a_verdict_nothing_is_said() -> None:
    assert evidence(Checked(), sentences()) == {"disagreements": [], "nearest": []}
    nothing_near = evidence(Checked("absent", None), sentences())
    assert nothing_near["evidence_sentence_no"] is None
    assert "evidence_start_char" not in nothing_near


def test_turns_are_speech_and_else_the_transcript_is() -> None:
    labelled = [*sentences(turn=None), *sentences()]
    assert spoken(labelled, [True] * 6) == labelled[3:]
    assert spoken(sentences(turn=None), [False, True, True]) == sentences(turn=None)[1:]
    assert spoken(sentences(turn=None), [False] * 3) == []


def test_a_sentence_knows_its_speaker_and_who_is_named_in_it() -> None:
    turn = {"turn_no": 0, "speaker_name": "Mara Ek", "speaker_entity_id": "Q1"}
    heard = said(sentences(), {0: turn}, [(2, "Q7"), (18, "Q8"), (30, "Q8"), (60, "Q9")])
    assert [one.entities for one in heard] == [("Q7",), ("Q8",), ("Q9",)]
    assert {(one.speaker_name, one.speaker_entity_id) for one in heard} == {("Mara Ek", "Q1")}
    assert said(sentences(turn=None), {0: turn}, [])[0].speaker_name is None


@given(
    st.lists(st.text(st.characters(codec="utf-8"), max_size=40), min_size=1, max_size=5).map(tuple),
    st.lists(st.text(st.characters(codec="utf-8"), max_size=40), max_size=3),
)
def test_evidence_lies_in_the_document_whatever_is_claimed(texts: tuple[str, ...], claims: list[str]) -> None:
    rows, length = sentences(texts), sum(map(len, texts)) + len(texts)
    for checked in check_all([Claim(text, language="en") for text in claims], said(rows, {}, [])):
        row = evidence(checked, rows)
        start, end = row.get("evidence_start_char"), row.get("evidence_end_char")
        if start is not None and end is not None:
            assert 0 <= start <= end <= length
        assert all(0 <= near["score"] <= 1 for near in row["nearest"])


def test_notes_of_sounds_are_nothing_said() -> None:
    rows = sentences(("[Music]", "We open on Monday.", "[Applause] [Music]"))
    assert [row["text"] for row in spoken(rows, [True] * 3)] == ["We open on Monday."]
    assert spoken(sentences(("[Music]",), None), [True]) == []


def test_a_verdict_rests_on_no_guess() -> None:
    for score, name in ((None, "Anna Hallberg"), (0.95, "Anna Hallberg"), (0.78, None)):
        turn = {"speaker_name": "Anna Hallberg", "speaker_entity_id": "e1", "speaker_score": score}
        assert said(sentences(), {0: turn}, ())[0].speaker_name == name


def test_nothing_is_absent_from_a_language_nobody_knows() -> None:
    rows = [{**row, "language_score": None} for row in sentences(("الميناء مفتوح للسفن.",))]
    claim = Claim("The port will close in May", language="en")
    assert check_all([claim], said(rows, {}, ()))[0].verdict is None
