from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from pipeline.runners import map_shards
from pipeline.stage import Tables
from pipeline.tables import TABLES
from pipeline.topics.stage import topics_stage
from pipeline.topics.units import HASHTAG_SHARE, hashtags, tallies
from tests.pipeline.build import turns as turns_of

STATEMENT = """Notes from the press conference

Ada Lind: The ceasefire along the river holds, and both armies pulled the artillery back from the front.

Journalist: And what about the hospital? Will patients get doctors, nurses and the vaccine this winter?

Ada Lind: Thank you.
"""
Row = dict[str, Any]


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    made = turns_of(tmp_path_factory.mktemp("topics"), {"a.txt": STATEMENT})
    return made | map_shards(topics_stage(), made)


@pytest.fixture(scope="module")
def rows(tables: Tables) -> list[Row]:
    found: list[Row] = tables["topics"].to_pylist()
    return found


def test_every_document_and_turn_has_topics_or_exactly_one_abstention(
    tables: Tables, rows: list[Row]
) -> None:
    units = {(row["unit"], row["unit_no"]) for row in rows}
    assert units == {("document", 0), *(("turn", row["turn_no"]) for row in tables["turns"].to_pylist())}
    for unit in units:
        for scheme in ("iptc", "cap"):
            reasons = [
                row["reason"]
                for row in rows
                if (row["unit"], row["unit_no"]) == unit and row["scheme"] == scheme
            ]
            assert len(reasons) == 1 or (reasons and not any(reasons))


def test_rows_fit_the_declaration_and_name_their_annotator(rows: list[Row]) -> None:
    reasons = set(TABLES["topics"].column("reason").values)
    for row in rows:
        assert row["annotator"] == topics_stage().annotator.label
        assert row["is_abstained"] is (row["reason"] in reasons)
        assert row["scheme"] in TABLES["topics"].column("scheme").values


def test_evidence_is_the_text_at_its_place_in_its_own_unit(tables: Tables, rows: list[Row]) -> None:
    (text,) = tables["documents"].column("text").to_pylist()
    turns = {row["turn_no"]: row for row in tables["turns"].to_pylist()}
    shown = 0
    for row in rows:
        unit = turns[row["unit_no"]] if row["unit"] == "turn" else {"start_char": 0, "end_char": len(text)}
        assert row["evidence"] == [] or not row["is_abstained"]
        for each in row["evidence"]:
            assert text[each["start_char"] : each["end_char"]] == each["surface"]
            assert unit["start_char"] <= each["start_char"] < each["end_char"] <= unit["end_char"]
            shown += 1
    assert shown


def test_turns_are_about_what_they_say(rows: list[Row]) -> None:
    codes = {
        number: {row["code"] for row in rows if row["unit"] == "turn" and row["unit_no"] == number}
        for number in (0, 1)
    }
    assert "medtop:16000000" in codes[0]
    assert {"medtop:07000000", "cap:3"} <= codes[1]


def test_names_of_persons_and_places_say_nothing(tables: Tables) -> None:
    (row,) = tables["documents"].to_pylist()
    first = next(one for one in tables["sentences"].to_pylist() if "ceasefire" in one["text"])
    at = row["text"].index("ceasefire")
    for kind, is_read in (("PER", False), ("LOC", False), ("ORG", True)):
        mention = {
            **dict.fromkeys(TABLES["mentions"].schema.names),
            "document_id": row["document_id"],
            "revision": row["revision"],
            "sentence_no": first["sentence_no"],
            "start_char": at,
            "end_char": at + len("ceasefire"),
            "type": kind,
        }
        named = pa.Table.from_pylist([mention], tables["mentions"].schema)
        found = tallies(tables | {"mentions": named})
        words = found[row["document_id"], row["revision"], "document", 0].words
        assert (("en", "ceasefire") in words) is is_read, kind


def test_a_hashtag_speaks_by_the_words_in_it() -> None:
    found = hashtags("#PeaceTalks #election_day", "en")
    assert [word for _, sentence in found for word in sentence.words] == ["peace", "talks", "election", "day"]
    assert "#PeaceTalks #election_day"[found[1][0] :].startswith("Talks")


def test_the_words_of_hashtags_count_by_their_share(tmp_path: Path) -> None:
    made = turns_of(tmp_path, {"a.txt": "We spoke at length about this and that.\n\n#Vaccine\n"})
    (tally,) = (each for unit, each in tallies(made).items() if unit[2] == "document")
    assert tally.words["en", "vaccine"] == HASHTAG_SHARE
    start, end = tally.seen_words["en", "vaccine"]
    assert made["documents"].column("text").to_pylist()[0][start:end] == "Vaccine"


def test_the_stage_says_what_it_depends_on() -> None:
    stage = topics_stage()
    assert stage.inputs == ("documents", "blocks", "turns", "sentences", "mentions")
    assert stage.outputs == ("topics",)
    assert stage.annotator.model_sha256
    assert stage.annotator.parameters["min_words"] == 4
