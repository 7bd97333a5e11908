from __future__ import annotations

import datetime

from pipeline.entities.stage import mentions_stage, run
from pipeline.tables import TABLES, from_rows
from tests.pipeline.build import segment

TEXT = "Serbia wrote to the UN.\nRead in full: Kosovo"
DAY = datetime.date(2026, 11, 1)
SHARED = {"document_id": "d", "revision": 1, "partition_day": DAY, "annotator": "test@1"}
MOMENT = datetime.datetime(2026, 11, 1, tzinfo=datetime.UTC)


def span(start: int, end: int) -> dict[str, int]:
    return {"start_char": start, "end_char": end, "raw_start_char": start + 2, "raw_end_char": end + 2}


def tables():
    document = {
        **SHARED,
        "is_current": True,
        "source_id": "s",
        "receipt_id": "r",
        "raw_id": "x",
        "encoding": "utf-8",
        "part_no": 0,
        "kind": "text",
        "uri": "u",
        "received_at": MOMENT,
        "language": "en",
        "text": TEXT,
        "text_sha256": "0",
        "char_count": len(TEXT),
        "word_count": 9,
        "first_seen_at": MOMENT,
    }
    blocks = [
        {**SHARED, "block_no": 0, "role": "body", "language": "en", **span(0, 23)},
        {**SHARED, "block_no": 1, "role": "interface", "language": "en", **span(24, len(TEXT))},
    ]
    stretch = {**SHARED, "stretch_no": 0, "transform": "copy", **span(0, len(TEXT))}
    sentence = {
        **SHARED,
        "sentence_no": 7,
        "block_no": 0,
        "text": TEXT[:23],
        "language": "en",
        "is_question": False,
        "is_repeat": False,
        **span(0, 23),
    }
    rows = {"documents": [document], "blocks": blocks, "source_map": [stretch], "sentences": [sentence]}
    return {name: from_rows(TABLES[name], data) for name, data in rows.items()}


def test_mentions_carry_their_sentence_and_raw_place_and_skip_interface():
    mentions = run(tables())["mentions"]
    assert mentions.schema.equals(TABLES["mentions"].schema)
    rows = mentions.to_pylist()
    assert [(row["surface"], row["entity_id"], row["sentence_no"]) for row in rows] == [
        ("Serbia", "Q403", 7),
        ("UN", "Q1065", 7),
    ]
    assert all(TEXT[row["start_char"] : row["end_char"]] == row["surface"] for row in rows)
    assert [row["raw_start_char"] for row in rows] == [2, 22]
    assert all(0 < row["link_score"] <= 1 for row in rows)


def test_no_documents_give_no_mentions():
    assert run({name: table.slice(0, 0) for name, table in tables().items()})["mentions"].num_rows == 0


def test_the_stage_names_what_it_reads_and_its_fingerprint_holds():
    stage = mentions_stage()
    assert stage.annotator.label.startswith("rostrum-names@")
    assert "source_map" in stage.inputs
    assert stage.annotator.model_sha256


def test_a_repair_links_to_something(tmp_path):
    page = (
        "Minister Osric Halvane presented the port plan.\n#HalvanePort #OsricHalvane\nCategory\n🗞\nNewsTranscript\n"
        "00:00Good morning, everyone. Thank you for coming.\n"
        "00:05Minister Halvane, when will the work begin, and who will pay for it?\n"
        "00:10It begins in March. The state pays half, the city the other half.\n"
    )
    tables = segment(tmp_path, {"a.txt": page})
    rows = mentions_stage().run(tables)["mentions"].to_pylist()
    assert any("Halvane" in row["surface"] for row in rows)
    assert all((row["entity_id"] is None) == (row["link_method"] is None) for row in rows)
