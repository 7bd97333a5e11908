"""What other documents of the same event say of a claim: found once, kept while it holds, dropped with it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from deltalake import write_deltalake

from pipeline.claims import check_in
from pipeline.stage import Annotator, Stage, Tables
from pipeline.tables import TABLES, from_rows
from tests.warehouse.kit import DAY, ENTITIES, READ, land, moment, next_day, query
from warehouse import claims, comparing, delta, staging
from warehouse.claims import stage_claims
from warehouse.marts import build_marts
from warehouse.paths import Home
from warehouse.publish import Publication, publish, stage_operations
from warehouse.receive import receipts, sources
from warehouse.work import read_day, run_stage

Row = dict[str, Any]
PEOPLE = {"Ek": "Q1", "Berg": "Q2"}
SPEECH = "Ek speaks.\nThe quay is safe for all forty ships.\nWe open the harbour on Monday morning.\n"
POST = "Ek said: we open the harbour on Monday morning\n"
OTHER = "Berg speaks.\nThe school gets a new roof.\n"


def talk(tables: Tables) -> Tables:
    """Lines of a file are sentences; one that begins with "Name said: " is a quote, other files are speech."""
    found: dict[str, list[Row]] = {name: [] for name in ("turns", "sentences", "mentions", "quotes")}
    for document in tables["documents"].to_pylist():
        shared = {name: document[name] for name in ("document_id", "revision", "partition_day")}
        shared["annotator"] = "talk@1"
        is_speech = " said: " not in document["text"]
        for name, rows in _parts(document["text"], is_speech):
            found[name].append({**shared, "language": "en", **rows})
    return {name: from_rows(TABLES[name], rows) for name, rows in found.items()}


def _parts(text: str, is_speech: bool) -> Iterator[tuple[str, Row]]:
    speaker = text.split(" ", maxsplit=1)[0]
    if is_speech:
        named = {"speaker_name": speaker, "speaker_entity_id": PEOPLE[speaker], "speaker_role": "principal"}
        known = {
            "speaker_method": "inferred",
            "speaker_candidates": [],
            "speaker_score": 0.9,
            "change_score": 0.7,
        }
        yield "turns", {**span(0, len(text)), **named, **known, "turn_no": 0}
    for number, line in enumerate(re.finditer(r".+", text)):
        flags = {"is_question": False, "is_repeat": False, "block_no": 0}
        times = {"start_s": 10.0 * number, "end_s": 10.0 * number + 9} if is_speech else {}
        own = {"sentence_no": number, "turn_no": 0 if is_speech else None, "text": line.group()}
        yield "sentences", {**span(*line.span()), **own, **flags, **times}
        said = re.search(r"(\w+) said: (.+)", line.group())
        if said:
            start, end = line.start() + said.start(2), line.start() + said.end(2)
            source = {"speaker_name": said[1], "speaker_entity_id": PEOPLE[said[1]], "form": "label"}
            nothing = {"kind": "direct", "disagreements": [], "nearest": []}
            yield "quotes", {
                **span(start, end), **source, **nothing, "quote_no": number, "surface": said[2], "sentence_no": number,
            }  # fmt: skip
    for number, name in enumerate(re.finditer("Ek|Berg", text)):
        link = {"entity_id": PEOPLE[name.group()], "link_method": "name", "link_candidates": []}
        yield "mentions", {
            **span(*name.span()), **link, "mention_no": number, "surface": name.group(), "type": "PER", "is_repair": False,
        }  # fmt: skip


def span(start: int, end: int) -> Row:
    return {"start_char": start, "end_char": end, "raw_start_char": start, "raw_end_char": end}


MADE = ("turns", "sentences", "mentions", "quotes")
TALK = Stage("talk", ("documents", "blocks"), MADE, Annotator("talk", "1", "c" * 64), talk)


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The claims that were compared."""
    asked: list[str] = []

    def spy(claim: Any, transcript: Any) -> Any:
        asked.append(claim.text)
        return check_in(claim, transcript)

    monkeypatch.setattr(comparing, "check_in", spy)
    return asked


def night(home: Home, day: date = DAY, run_id: str = "run-1", merges: list[Row] | None = None) -> Publication:
    staging.write(home, "sources", None, sources(home))
    staging.write(home, "receipts", day, receipts(home, day))
    people = [
        {"entity_id": one, "name": name, "type": "PER", "source": "test"} for name, one in PEOPLE.items()
    ]
    staging.write(home, "entities", None, from_rows(TABLES["entities"], [*ENTITIES, *people]))
    staging.write(home, "entity_merges", None, from_rows(TABLES["entity_merges"], merges or []))
    read_day(home, day, stage=READ)
    run_stage(home, TALK, day)
    stage_claims(home, day)
    build_marts(home, day)
    stage_operations(home, day, run_id, moment(day), stages=[READ, TALK])
    return publish(home, day, run_id, moment(day), audited=False)


FOUND = """
SELECT c.uri, e.uri, v.verdict, v.evidence_sentence_no, v.evidence_start_s, c.revision
FROM claim_evidence v
JOIN documents c ON c.document_id = v.document_id AND c.revision = v.revision
JOIN documents e ON e.document_id = v.evidence_document_id AND e.revision = v.evidence_revision
ORDER BY ALL
"""


def test_a_claim_meets_the_speech_of_its_event_and_no_other(home: Home, inbox: Path) -> None:
    land(home, inbox, {"speech.txt": SPEECH, "post.txt": POST, "other.txt": OTHER}, moment())
    night(home)
    assert query(home, FOUND) == [("post.txt", "speech.txt", "verbatim", 2, 20.0, 1)]
    ((start, end, text),) = query(
        home,
        "SELECT evidence_start_char, evidence_end_char, text FROM claim_evidence v JOIN documents e "
        "ON e.document_id = v.evidence_document_id AND e.revision = v.evidence_revision",
    )
    assert text[start:end].lower() == "we open the harbour on monday morning"


def test_a_night_compares_only_what_is_new(home: Home, inbox: Path, checked: list[str]) -> None:
    land(home, inbox, {"speech.txt": SPEECH, "post.txt": POST}, moment())
    night(home)
    assert len(checked) == 1
    land(home, inbox, {"more.txt": "Ek speaks.\nNothing opens before Friday.\n"}, moment(next_day()))
    night(home, next_day(), "run-2")
    assert len(checked) == 2
    assert [row[:2] for row in query(home, FOUND)] == [("post.txt", "more.txt"), ("post.txt", "speech.txt")]
    before = query(home, "SELECT * FROM claim_evidence ORDER BY ALL")
    land(home, inbox, {"school.txt": OTHER}, moment(next_day(by=2)))
    night(home, next_day(by=2), "run-3")
    assert len(checked) == 2
    assert query(home, "SELECT * FROM claim_evidence ORDER BY ALL") == before


def test_the_same_night_again_changes_nothing(home: Home, inbox: Path) -> None:
    land(home, inbox, {"speech.txt": SPEECH, "post.txt": POST}, moment())
    assert night(home).changed
    assert not night(home, run_id="run-2").changed


def test_a_new_revision_takes_the_place_of_the_old(home: Home, inbox: Path) -> None:
    land(home, inbox, {"speech.txt": SPEECH, "post.txt": POST}, moment())
    night(home)
    corrected = "Ek said: the quay is safe for all forty ships\n"
    land(home, inbox, {"post.txt": corrected}, moment(next_day()))
    night(home, next_day(), "run-2")
    assert query(home, FOUND) == [("post.txt", "speech.txt", "verbatim", 1, 10.0, 2)]


def test_documents_far_apart_in_time_are_not_compared(home: Home, inbox: Path) -> None:
    land(home, inbox, {"speech.txt": SPEECH}, moment())
    night(home)
    land(home, inbox, {"post.txt": POST}, moment(next_day(by=9)))
    night(home, next_day(by=9), "run-2")
    assert query(home, FOUND) == []


def test_merged_people_are_one_and_all_is_compared_again(home: Home, inbox: Path, checked: list[str]) -> None:
    land(home, inbox, {"speech.txt": SPEECH, "post.txt": POST.replace("Ek", "Berg")}, moment())
    night(home)
    assert query(home, FOUND) == []
    land(home, inbox, {"school.txt": OTHER}, moment(next_day()))
    night(home, next_day(), "run-2", [{"entity_id": "Q2", "merged_into": "Q1"}])
    assert ("post.txt", "speech.txt") in {row[:2] for row in query(home, FOUND)}
    assert len(query(home, "SELECT DISTINCT annotator FROM claim_evidence")) == 1


def test_other_code_makes_all_rows_again(
    home: Home, inbox: Path, checked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    land(home, inbox, {"speech.txt": SPEECH, "post.txt": POST}, moment())
    night(home)
    monkeypatch.setattr(claims, "VERSION", "2")
    land(home, inbox, {"school.txt": OTHER}, moment(next_day()))
    night(home, next_day(), "run-2")
    assert len(checked) == 2
    ((label,),) = query(home, "SELECT DISTINCT annotator FROM claim_evidence")
    assert label.startswith("claims@2.")


def test_progress_is_told(home: Home, inbox: Path) -> None:
    land(home, inbox, {"speech.txt": SPEECH, "post.txt": POST}, moment())
    night(home)
    told: list[tuple[int, int]] = []
    stage_claims(home, DAY, lambda *step: told.append(step))
    assert told == [(0, 1)]


def test_turns_of_the_version_before_stay_beside_new_ones(home: Home, inbox: Path) -> None:
    land(home, inbox, {"speech.txt": SPEECH}, moment())
    night(home)
    _as_before(home)
    land(home, inbox, {"post.txt": POST, "other.txt": OTHER}, moment(next_day()))
    night(home, next_day(), "run-2")
    found = query(home, "SELECT partition_day, change_score, speaker_candidates FROM turns ORDER BY ALL")
    old = [{"name": "Ek", "entity_id": "Q1", "score": 0.5, "evidence_sentence_no": None}]
    assert found == [(DAY, None, old), (next_day(), 0.7, [])]
    assert query(home, FOUND) == [("post.txt", "speech.txt", "verbatim", 2, 20.0, 1)]


def _as_before(home: Home) -> None:
    """Put `turns` back to what they were before speakers were inferred: fewer columns, smaller candidates."""
    candidates = pa.list_(
        pa.struct([("name", pa.string()), ("entity_id", pa.string()), ("score", pa.float64())])
    )
    later = {"role_score", "evidence_sentence_no", "change_score"}
    fields = [
        field.with_type(candidates) if field.name == "speaker_candidates" else field
        for field in delta.schema("turns")
        if field.name not in later
    ]
    row = staging.read(home, "turns", DAY).to_pylist()[0]
    row["speaker_candidates"] = [{"name": "Ek", "entity_id": "Q1", "score": 0.5}]
    shutil.rmtree(home.tables / "turns")
    shutil.rmtree(home.staging / "turns")
    before = pa.Table.from_pylist([row], schema=pa.schema(fields))
    write_deltalake(str(home.tables / "turns"), before, partition_by=["partition_day"])
