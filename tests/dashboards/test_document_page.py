"""Documents as pages: every character once, in order."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dashboards import about, document, document_page, intake, intake_page, marks, pages
from dashboards.words import clock
from tests.dashboards.test_markup import seen
from warehouse.attempts import Attempt
from warehouse.connect import connect
from warehouse.paths import Home


@pytest.fixture(autouse=True)
def _here(warehouse: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROSTRUM_HOME", str(warehouse.root))


def identifiers(place: Home) -> list[str]:
    with connect(place) as reading:
        return [row[0] for row in reading.execute("select document_id from documents").fetchall()]


def test_every_character_of_every_block_is_shown_in_order(warehouse: Home) -> None:
    for document_id in identifiers(warehouse):
        with connect(warehouse) as reading:
            statement = document.load(reading, document_id)
        assert statement is not None
        text = statement.document["text"]
        whole = "".join(text[block["start_char"] : block["end_char"]] for block in statement.blocks)
        shown = re.sub(r"<(div class=\"role\"|time).*?</(div|time)>", "", marks.body(statement))
        shown = re.sub(r"<div class=\"turn.*?</div>", "", shown)
        shown = re.sub(r"<span class=\"lang\".*?</span>", "", shown)
        assert seen(shown).text == whole


def test_every_mention_is_marked(warehouse: Home) -> None:
    for document_id in identifiers(warehouse):
        with connect(warehouse) as reading:
            statement = document.load(reading, document_id)
        assert statement is not None
        marked = re.findall(r"<mark\b[^>]*>(.*?)</mark>", marks.body(statement))
        assert len(marked) >= len({row["start_char"] for row in statement.mentions})


def test_topics_phrases_and_figures_are_those_of_the_tables(warehouse: Home) -> None:
    shown = {"topics": 0, "keyphrases": 0, "facts": 0}
    for document_id in identifiers(warehouse):
        with connect(warehouse) as reading:
            statement = document.load(reading, document_id)
        assert statement is not None
        page = seen(document_page.render(statement)).text
        sure = [row for row in statement.topics if row["unit"] == "document" and not row["is_abstained"]]
        figures = [row for row in statement.facts if row["kind"] != "place"]
        assert all(row["label"] in page for row in sure)
        assert all(" ".join(one["surface"].split()) in page for row in sure for one in row["evidence"])
        assert all(row["phrase"] in page for row in statement.keyphrases)
        assert all(row["surface"] in page for row in figures[: about.MOST_FACTS])
        for name, rows in (("topics", sure), ("keyphrases", statement.keyphrases), ("facts", figures)):
            shown[name] += len(rows)
    assert all(shown.values())


FIGURE = {
    "kind": "amount",
    "qualifier": None,
    "is_negated": False,
    "value_to": None,
    "unit": "EUR",
    "date_method": None,
}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"value": 3_500_000.0}, "3\u202f500\u202f000 EUR"),
        ({"value": 5.5, "value_to": 10.0, "unit": "km"}, "5.5–10 km"),
        ({"value": 300.0, "unit": None, "kind": "count", "qualifier": "more_than"}, "more than 300"),
        ({"value": 5.0, "is_negated": True}, "not 5 EUR"),
        (
            {
                "kind": "date",
                "date_from": date(2026, 5, 9),
                "date_to": date(2026, 5, 9),
                "qualifier": "at_most",
            },
            "until 9 May 2026",
        ),
        (
            {"kind": "date", "date_from": date(2026, 5, 4), "date_to": date(2026, 5, 10)},
            "4 May 2026 – 10 May 2026",
        ),
        ({"kind": "date", "date_from": None, "date_to": None, "qualifier": "about"}, "day not known"),
    ],
)
def test_a_figure_is_read_out_in_full(warehouse: Home, row: dict[str, object], expected: str) -> None:
    with connect(warehouse) as reading:
        statement = document.load(reading, identifiers(warehouse)[0])
    assert statement is not None
    fact = {**FIGURE, **row, "surface": "as written", "sentence_no": 0}
    assert expected in seen(about.facts(replace(statement, facts=[fact])) or "").text


def test_old_revisions_and_unknown_documents(warehouse: Home) -> None:
    with connect(warehouse) as reading:
        assert document.load(reading, "none such") is None
        assert document.load(reading, identifiers(warehouse)[0], revision=1) is not None
    assert "Pick another one" in document_page.render(None)


def test_choices_are_found_by_words_of_the_text(warehouse: Home) -> None:
    assert len(pages.choices("").options) == len(identifiers(warehouse))
    (line,) = pages.choices("ICE ARCHIVE").options
    assert line.startswith("en · ")
    assert pages.choices("100 % ' ; drop").options == {}


def test_intake_shows_what_was_refused_and_missed(warehouse: Home) -> None:
    with connect(warehouse) as reading:
        page = intake_page.render(intake.load(reading), None)
    found = seen(page)
    assert "expect_a_<b>bold</b>_thing" in found.text
    assert "b" not in found.names
    assert "No run has been noted yet." in found.text


def test_a_stopped_night_says_why() -> None:
    stopped = Attempt(
        run_id="r", partition_day="2026-03-02", status="blocked", started_at="2026-03-02T04:00:00+00:00",
        ended_at="2026-03-02T04:01:00+00:00", snapshot=None, rows={},
        detail="mentions: <surface> differs in 1 row",
    )  # fmt: skip
    text = seen(intake_page.attempted(stopped)).text
    assert "Stopped by a check" in text
    assert "2 March 2026, 04:01 UTC" in text
    assert "<surface> differs" in text


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(None, ""), (0.0, "0:00"), (59.9, "0:59"), (2641.0, "44:01"), (3725.0, "1:02:05")],
)
def test_clock(seconds: float | None, expected: str) -> None:
    assert clock(seconds) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ({}, (pages.INTAKE, None, 0)),
        ({"document": "d1"}, (pages.DOCUMENT, "d1", 0)),
        ({"document": "d1", "revision": "2", "page": pages.INTAKE}, (pages.INTAKE, "d1", 2)),
        ({"page": "<script>", "revision": "x"}, (pages.INTAKE, None, 0)),
    ],
)
def test_addresses(address: dict[str, object], expected: tuple[str, str | None, int]) -> None:
    shown = pages.wanted(address)
    assert (shown.page, shown.document, shown.revision) == expected


def test_before_the_first_publication(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROSTRUM_HOME", str(tmp_path))
    assert "Nothing has been published yet" in pages.content(pages.INTAKE, None)
    assert pages.choices("") == pages.Choices({}, "Document")
    assert "Snapshot none" in pages.seen()


def test_a_list_that_is_cut_says_how_long_it_is(warehouse: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name in ((document, "CHOICES"), (intake, "LATEST"), (intake, "BY_LANGUAGE")):
        monkeypatch.setattr(module, name, re.sub(r"limit \d+", "limit 2", getattr(module, name)))
    monkeypatch.setattr(document_page, "MOST_NAMES", 1)
    total = len(identifiers(warehouse))
    assert pages.choices("").label == f"Document, newest (2 of {total})"
    with connect(warehouse) as reading:
        page = seen(intake_page.render(intake.load(reading), None)).text
        many = [document.load(reading, identifier) for identifier in identifiers(warehouse)]
        languages = reading.execute(
            "select count(distinct language) from documents where is_current"
        ).fetchone()
    assert f"Latest documents (2 of {total})" in page
    assert languages is not None
    assert f"By language (2 of {languages[0]})" in page
    assert "By form (" not in page
    assert any("Names (1 of " in document_page.render(statement) for statement in many)


def test_a_list_that_is_whole_says_nothing(warehouse: Home) -> None:
    assert pages.choices("").label == "Document"


def statement_of(place: Home, condition: str) -> document.Statement:
    with connect(place) as reading:
        found = reading.execute(f"select document_id from documents where {condition}").fetchone()
        assert found is not None
        statement = document.load(reading, found[0])
    assert statement is not None
    return statement


def test_turns_without_labels_have_a_heading_that_tells_how_it_is_known(warehouse: Home) -> None:
    statement = statement_of(warehouse, "uri like '%video-island-ferries%'")
    headings = re.findall(r"<div class=\"turn.*?</div>", marks.body(statement))
    assert len(headings) == len(statement.turns) > 2
    named = [row for row in statement.turns if row["speaker_name"]]
    assert named
    for row in named:
        assert any(f"<strong>{row['speaker_name']}</strong>" in line for line in headings)
    assert not any("None" in line for line in headings)
    printed = statement_of(warehouse, "uri like '%interview-svalbard%'")
    assert printed.turns
    guessed = [row for row in printed.turns if row["speaker_method"] == "inferred"]
    assert marks.body(printed).count('<div class="turn') == len(guessed)


def test_claims_stand_beside_the_words_that_were_said(warehouse: Home) -> None:
    statement = statement_of(warehouse, "uri like '%video-island-ferries%'")
    page = seen(document_page.render(statement)).text
    assert "What it claims was said" in page
    assert "“no island will be cut off for more than two days”" in page
    assert "in its own transcript" in page
    verdicts = {row["verdict"] for row in statement.answers}
    assert verdicts <= {"verbatim", "close", "partial", "absent"}


def test_a_post_is_laid_beside_the_speech_of_another_document(warehouse: Home) -> None:
    video = statement_of(warehouse, "uri like '%video-island-ferries%'").document["document_id"]
    statement = statement_of(warehouse, "uri like '%post-island-ferries%'")
    assert {row["other_id"] for row in statement.answers} == {video}
    assert f"?document={video}" in document_page.render(statement)


def test_shares_of_speakers_make_one(warehouse: Home) -> None:
    for condition in ("uri like '%video-island-ferries%'", "uri like '%interview-svalbard%'"):
        statement = statement_of(warehouse, condition)
        assert sum(row["word_share"] for row in statement.speakers) == pytest.approx(1)
        assert sum(row["turn_count"] for row in statement.speakers) == len(statement.turns)
    without = statement_of(warehouse, "uri like '%post-island-ferries%'")
    assert "Nobody is heard to speak." in seen(document_page.render(without)).text
