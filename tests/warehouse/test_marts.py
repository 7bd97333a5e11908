from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from pipeline.tables import TABLES, from_rows
from tests.warehouse.kit import DAY, land, moment, next_day, night, stage_night
from warehouse import marts, staging
from warehouse.marts import COUNTED, MARTS, build_marts
from warehouse.paths import Home


def test_numbers_are_those_counted_by_hand(home: Home, inbox: Path) -> None:
    land(home, inbox, {"a.txt": "Kosovo, Kosovo and Serbia", "b.txt": "Kosovo", "c.bin": b"\0"}, moment())
    night(home)
    land(home, inbox, {"a.txt": "Serbia now"}, moment(next_day()))
    stage_night(home, next_day(), "run-2")
    # The first text of a.txt is superseded, so its three mentions count no more.
    assert staging.read(home, "daily_mentions").to_pylist() == [
        mention(DAY, "Q1246", "Kosovo", 1, 1),
        mention(next_day(), "Q403", "Serbia", 1, 1),
    ]
    assert staging.read(home, "source_health").to_pylist() == [
        health(DAY, receipts=3, size=25 + 6 + 1, documents=2, words=5, rejects=1),
        health(next_day(), receipts=1, size=10, documents=1, words=2, rejects=0),
    ]


def test_days_are_those_of_publication_where_known(home: Home, inbox: Path) -> None:
    land(home, inbox, {"a.txt": "Kosovo"}, moment())
    stage_night(home)
    row = staging.read(home, "documents", DAY).to_pylist()[0]
    rows = [
        row
        | {
            "published_at": moment(date(2025, 12, 31), 23),
            "published_method": "record",
            "published_precision": "second",
        }
    ]
    staging.write(home, "documents", DAY, from_rows(TABLES["documents"], rows))
    build_marts(home, DAY)
    assert staging.read(home, "daily_mentions")["day"].to_pylist() == [date(2025, 12, 31)]


def test_topics_count_assigned_ones_of_whole_documents(home: Home, inbox: Path) -> None:
    land(home, inbox, {"a.txt": "Kosovo", "b.txt": "Serbia"}, moment())
    stage_night(home)
    ids = staging.read(home, "documents", DAY)["document_id"].to_pylist()
    rows = [
        topic(ids[0]),
        topic(ids[1]),
        topic(ids[0], unit="turn"),
        topic(ids[1], code="2", is_abstained=True),
    ]
    staging.write(home, "topics", DAY, from_rows(TABLES["topics"], rows))
    build_marts(home, DAY)
    found = [
        (row["code"], row["label"], row["document_count"])
        for row in staging.read(home, "daily_topics").to_pylist()
    ]
    assert found == [("1", "politics", 2)]


def test_places_count_where_they_are_named(home: Home, inbox: Path) -> None:
    land(home, inbox, {"a.txt": "Kosovo, Kosovo and Serbia", "b.txt": "Kosovo"}, moment())
    stage_night(home)
    mentions = staging.read(home, "mentions", DAY).to_pylist()
    rows = [place(row, number) for number, row in enumerate(mentions)]
    staging.write(home, "facts", DAY, from_rows(TABLES["facts"], [*rows, amount(rows[0])]))
    build_marts(home, DAY)
    found = [
        (row["name"], row["latitude"], row["longitude"], row["mention_count"], row["document_count"])
        for row in staging.read(home, "daily_places").to_pylist()
    ]
    assert found == [("Kosovo", 1.5, 2.5, 3, 2), ("Serbia", 1.5, 2.5, 1, 1)]


def test_every_mart_has_its_sql() -> None:
    assert set(MARTS) == {
        "daily_mentions",
        "daily_places",
        "daily_topics",
        "entity_pairs",
        "source_health",
        "speaker_mentions",
        "speaker_share",
    }


def mention(day: date, entity_id: str, name: str, mentions: int, documents: int) -> dict:
    return {
        "day": day,
        "source_id": "letters",
        "language": "en",
        "entity_id": entity_id,
        "name": name,
        "type": "LOC",
        "mention_count": mentions,
        "document_count": documents,
    }


def health(day: date, *, receipts: int, size: int, documents: int, words: int, rejects: int) -> dict:
    return {
        "source_id": "letters",
        "day": day,
        "receipt_count": receipts,
        "byte_count": size,
        "document_count": documents,
        "word_count": words,
        "reject_count": rejects,
    }


def topic(document_id: str, *, unit: str = "document", code: str = "1", is_abstained: bool = False) -> dict:
    return {
        "document_id": document_id,
        "revision": 1,
        "unit": unit,
        "unit_no": 0,
        "scheme": "iptc",
        "code": code,
        "label": "politics",
        "score": 0.9,
        "is_abstained": is_abstained,
        "evidence": [],
        "annotator": "topics@1",
        "partition_day": DAY,
    }


def place(mention: dict, number: int) -> dict:
    names = (
        "document_id revision sentence_no start_char end_char raw_start_char raw_end_char surface entity_id "
        "partition_day"
    )
    return {
        **{name: mention[name] for name in names.split()},
        "fact_no": number,
        "kind": "place",
        "is_negated": False,
        "latitude": 1.5,
        "longitude": 2.5,
        "annotator": "facts@1",
    }


def amount(fact: dict) -> dict:
    other = {"fact_no": 99, "kind": "amount", "value": 3.0, "unit": "km"}
    return {**fact, **other, "latitude": None, "longitude": None, "entity_id": None}


def test_marts_are_made_from_the_tables_that_their_declarations_name(home: Home) -> None:
    folder = Path(marts.__file__).parent / "sql" / "marts"
    for name in MARTS:
        sql = (folder / f"{name}.sql").read_text(encoding="utf-8")
        asked = set(re.findall(r"\b(?:FROM|JOIN) (\w+)", sql)) & set(TABLES)
        assert asked
        assert asked <= set(COUNTED), name


def test_who_says_how_much(home: Home, inbox: Path) -> None:
    stage_talk(home, inbox)
    build_marts(home, DAY)
    found = {row["speaker"]: row for row in staging.read(home, "speaker_share").to_pylist()}
    assert {name: (row["turn_count"], row["word_count"], row["seconds"]) for name, row in found.items()} == {
        "Q1": (2, 6, 11.0),
        "Mara Ek": (1, 2, 3.0),
        "<journalist>": (1, 0, 1.0),
    }
    assert (found["Q1"]["speaker_name"], found["Q1"]["speaker_role"]) == ("Ada Berg", "principal")
    assert found["Q1"]["word_share"] == 0.75
    assert found["<journalist>"]["speaker_name"] is None
    assert {row["day"] for row in found.values()} == {DAY}


def test_who_mentions_whom(home: Home, inbox: Path) -> None:
    stage_talk(home, inbox)
    build_marts(home, DAY)
    rows = staging.read(home, "speaker_mentions").to_pylist()
    assert {(row["manner"], row["speaker"], row["name"], row["mention_count"]) for row in rows} == {
        ("said", "Q1", "Kosovo", 1),
        ("said", "Mara Ek", "Serbia", 1),
        ("quoted", "Q9", "Kosovo", 1),
        ("quoted", "Q1", "Kosovo", 1),
    }


TALK = "Kosovo is near. We met Serbia. Yes we did. "


def stage_talk(home: Home, inbox: Path) -> None:
    """Stage one document in which two named speakers and one unnamed take turns, and who quotes whom."""
    land(home, inbox, {"a.txt": TALK}, moment())
    stage_night(home)
    document_id = staging.read(home, "documents", DAY)["document_id"].to_pylist()[0]
    shared = {"document_id": document_id, "revision": 1, "annotator": "test@1", "partition_day": DAY}
    ada = {"speaker_name": "Berg", "speaker_entity_id": "Q1", "speaker_role": "unknown"}
    turns = [
        {
            **ada,
            **span(0, 15),
            "start_s": 0.0,
            "end_s": 4.0,
            "speaker_role": "principal",
            "speaker_name": "Ada Berg",
        },
        {**span(16, 30), "speaker_name": "Mara Ek", "speaker_role": "host", "start_s": 4.0, "end_s": 7.0},
        {**ada, **span(31, 42), "start_s": 7.0, "end_s": 14.0},
        {**span(42, 42), "speaker_role": "journalist", "start_s": 14.0, "end_s": 15.0},
    ]
    staging.write(
        home,
        "turns",
        DAY,
        from_rows(
            TABLES["turns"],
            [
                {**shared, "speaker_method": "inferred", "speaker_candidates": [], **row, "turn_no": number}
                for number, row in enumerate(turns)
            ],
        ),
    )
    texts = [
        (0, 0, "Kosovo is near."),
        (1, 16, "met Serbia."),
        (2, 31, "Yes we did."),
        (None, 0, "Kosovo is near."),
    ]
    sentences = [
        {**shared, **span(start, start + len(text)), "turn_no": turn, "text": text, "sentence_no": number,
         "block_no": 0, "language": "en", "is_question": False, "is_repeat": False}
        for number, (turn, start, text) in enumerate(texts)
    ]  # fmt: skip
    staging.write(home, "sentences", DAY, from_rows(TABLES["sentences"], sentences))
    quotes = [
        # The second is a piece of the first; both give Kosovo to Q9, who counts once.
        {**span(0, 15), "speaker_name": "Bo", "speaker_entity_id": "Q9", "kind": "mixed"},
        {**span(0, 6), "speaker_name": "Bo", "speaker_entity_id": "Q9", "kind": "direct"},
        {**span(0, 6), "speaker_name": "Ada Berg", "speaker_entity_id": "Q1", "kind": "direct"},
        {**span(23, 29), "kind": "direct"},
    ]
    rows = [
        {**shared, "form": "marks", "disagreements": [], "nearest": [], **row, "quote_no": number,
         "surface": TALK[row["start_char"] : row["end_char"]]}
        for number, row in enumerate(quotes)
    ]  # fmt: skip
    staging.write(home, "quotes", DAY, from_rows(TABLES["quotes"], rows))


def span(start: int, end: int) -> dict[str, int]:
    return {"start_char": start, "end_char": end, "raw_start_char": start, "raw_end_char": end}
