from pathlib import Path

import pytest

from pipeline.runners import map_shards
from pipeline.tables import TABLES
from pipeline.topics.stage import topics_stage
from pipeline.topics.units import hashtag_phrases
from tests.pipeline.build import turns as turns_of

STATEMENT = """Notes from the press conference

Ada Lind: The ceasefire along the river holds, and both armies pulled the artillery back from the front.

Journalist: And what about the hospital? Will patients get doctors, nurses and the vaccine this winter?

Ada Lind: Thank you.
"""


@pytest.fixture
def topic_rows(tmp_path: Path) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = map_shards(topics_stage(), turns_of(tmp_path, {"a.txt": STATEMENT}))[
        "topics"
    ].to_pylist()
    return rows


def test_every_document_and_turn_has_topics_or_exactly_one_abstention(tmp_path: Path) -> None:
    tables = turns_of(tmp_path, {"a.txt": STATEMENT})
    rows = map_shards(topics_stage(), tables)["topics"].to_pylist()
    units = {(row["unit"], row["unit_no"]) for row in rows}
    assert units == {("document", 0), *(("turn", row["turn_no"]) for row in tables["turns"].to_pylist())}
    for unit in units:
        reasons = [row["reason"] for row in rows if (row["unit"], row["unit_no"]) == unit]
        assert len(reasons) == 1 or not any(reasons)


def test_rows_fit_the_declaration_and_name_their_annotator(topic_rows: list[dict[str, object]]) -> None:
    reasons = set(TABLES["topics"].column("reason").values)
    for row in topic_rows:
        assert row["annotator"] == "topic-lexicon@1"
        assert row["is_abstained"] is (row["reason"] in reasons)
        assert (row["score"] is None) is (row["code"] == "")


def test_the_document_is_about_what_it_says(topic_rows: list[dict[str, object]]) -> None:
    codes = {row["code"] for row in topic_rows if row["unit"] == "document"}
    assert {"medtop:16000000", "medtop:07000000"} <= codes


def test_a_hashtag_speaks_by_the_words_in_it() -> None:
    tags = "#PeaceTalks #ВойнаИМир #election_day"
    found, words = hashtag_phrases("#PeaceTalks #election_day", "en")
    assert [phrase.term for phrase in found] == ["en:peace talks", "en:election*"]
    assert words == 0
    assert hashtag_phrases(tags, "ru")[0][0].term == "ru:войн*"


def test_the_stage_says_what_it_depends_on() -> None:
    annotator = topics_stage().annotator
    assert annotator.model_sha256
    assert annotator.parameters["threshold"] == 0.3
    assert topics_stage().inputs == ("documents", "blocks", "turns", "sentences")
