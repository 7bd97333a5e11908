from __future__ import annotations

import csv
import datetime
import shutil
import time

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings

from pipeline.entities.knowledge.load import knowledge, opened
from pipeline.entities.normal import key
from pipeline.entities.reference import override
from pipeline.tables import TABLES, conform
from seeds import REFERENCE
from tests.pipeline.entities.test_reference import COLUMNS, ROWS, row, small


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A small knowledge base on disk, without an index."""
    made = tmp_path_factory.mktemp("reference")
    for name, table in small().items():
        pq.write_table(conform(TABLES[name], table) if name in TABLES else table, made / f"{name}.parquet")
    pq.write_table(
        pq.read_table(REFERENCE / "common_words.parquet").slice(0, 10), made / "common_words.parquet"
    )
    shutil.copy(REFERENCE / "titles.csv", made / "titles.csv")
    (made / "renamed.csv").write_text("entity_id,target\n", encoding="utf-8")
    return made


def written(folder, rows):
    with (folder / "overrides.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return folder


def seen(kb, word):
    """(entity, name, language, kind) of all rows of a folded name."""
    return sorted((kb.entity_id[kb.owner[n]], kb.name[n], kb.language[n], kb.kind[n]) for n in kb.rows(word))


@settings(max_examples=80, deadline=None)
@given(ROWS)
def test_overrides_laid_over_the_index_are_overrides_of_the_tables(folder, rows):
    try:
        tables = override(small(), rows)
    except ValueError:
        with pytest.raises(ValueError, match=r"overrides\.csv"):
            opened(written(folder, rows))
        return
    kb = opened(written(folder, rows))
    names = tables["entity_names"].to_pylist()
    for folded in {key(name) for name in kb.name if name} | {key(one["name"]) for one in names}:
        expected = {
            (one["entity_id"], one["name"], one["language"], one["kind"])
            for one in names
            if key(one["name"]) == folded
        }
        found = set(seen(kb, folded))
        assert found <= expected
        assert {(one[0], one[2]) for one in found} == {(one[0], one[2]) for one in expected}
        assert not found or all(kb.knows(word) for word in folded.split())
    for entity in tables["entities"].to_pylist():
        number = kb.number(entity["entity_id"])
        assert (kb.entity_id[number], kb.type[number]) == (entity["entity_id"], entity["type"])
        held = {
            post["post"] for post in tables["posts"].to_pylist() if post["entity_id"] == entity["entity_id"]
        }
        assert {post.post for post in kb.posts.get(number, ())} == held
    assert set(kb.entity_id) == set(tables["entities"]["entity_id"].to_pylist())


def test_a_merged_id_reads_as_its_target(folder):
    kb = opened(written(folder, [row("merge", "Q1", target="Q2"), row("merge", "local:per:0", target="Q1")]))
    assert kb.canonical("local:per:0") == kb.canonical("Q1") == "Q2"
    assert kb.number("Q1") == kb.number("Q2") == kb.number("local:per:0")
    assert "Q1" not in kb.entity_id
    assert seen(kb, "republic of ardland") == [("Q2", "Republic of Ardland", "en", "alias")]


def test_leaders_treaties_and_cities_are_known():
    kb = knowledge()
    vance = [number for number in kb.surname("vance") if kb.posts.get(number)]
    assert [post.kind for post in kb.posts[vance[0]]] == ["deputy_head"]
    assert kb.posts[vance[0]][0].start == datetime.date(2025, 1, 20)
    for name, kind in [
        ("dayton accords", "LAW"),
        ("минские соглашения", "LAW"),
        ("резолуција 1244", "LAW"),
        ("andra varldskriget", "EVENT"),
        ("novi sad", "LOC"),
        ("нови сад", "LOC"),
    ]:
        assert kind in {kb.type[kb.owner[number]] for number in kb.rows(name)}, name
    assert kb.has_prefix("dayton")
    assert not kb.has_prefix("daytonxyz")


def test_numbers_and_ids_agree():
    kb = knowledge()
    for number in range(0, len(kb.entity_id), 997):
        assert kb.number(kb.entity_id[number]) == number
    for number in range(0, len(kb.name), 997):
        if kb.name[number] and (rows := kb.rows(key(kb.name[number]))):
            assert kb.owner[number] in {kb.owner[one] for one in rows}


def test_it_opens_fast():
    started = time.process_time()
    opened(REFERENCE)
    assert time.process_time() - started < 2.0
