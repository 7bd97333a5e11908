from __future__ import annotations

import random

import pyarrow as pa
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pipeline.entities.normal import key
from pipeline.entities.overrides import corrections
from pipeline.entities.reference import load, override, read_rows
from pipeline.tables import TABLES, from_rows
from seeds.compile.write import POSTS

COLUMNS = ("action", "entity_id", "name", "language", "kind", "type", "country", "target", "note")
EMPTY = dict.fromkeys(COLUMNS, "")
NAMES = {
    "Q1": ["Ardland", "Republic of Ardland", "Ардландия"],
    "Q2": ["Brixia", "Brix"],
    "Q3": ["Ardland", "Ardland Union", "AU"],
    "local:org:4": ["Brix", "Fourth"],
}


def row(action, entity_id, name="", **more):
    return {**EMPTY, "action": action, "entity_id": entity_id, "name": name, **more}


def small():
    entities = [
        {"entity_id": one, "name": names[0], "type": "ORG", "source": "test"} for one, names in NAMES.items()
    ]
    names = [
        {
            "entity_id": one,
            "name": name,
            "language": "en",
            "script": "Latn",
            "kind": "alias" if place else "primary",
        }
        for one, own in NAMES.items()
        for place, name in enumerate(own)
    ]
    empty = {"level": 2, "country": None, "start": None, "end": None}
    posts = [{"entity_id": one, "post": f"Head of {one}", "kind": "other", **empty} for one in NAMES]
    return {
        "entities": from_rows(TABLES["entities"], entities),
        "entity_names": from_rows(TABLES["entity_names"], names),
        "posts": pa.Table.from_pylist(posts, schema=POSTS),
        "ranks": pa.table({"entity_id": ["Q1"], "rank": pa.array([4], pa.int8())}),
    }


def names(tables, entity_id):
    return {row["name"] for row in tables["entity_names"].to_pylist() if row["entity_id"] == entity_id}


def ids(tables, name="entities"):
    return set(tables[name]["entity_id"].to_pylist())


def test_added_entities_and_names_stay():
    added = row("add", "local:test", "Hall of Sevens", type="LOC")
    tables = override(load(), [added, row("alias", "local:test", "Зал")])
    assert names(tables, "local:test") == {"Hall of Sevens", "Зал"}


def test_a_forbidden_name_is_gone_in_every_spelling():
    assert "Serbia" in names(load(), "Q403")
    tables = override(load(), [row("forbid", "Q403", "SERBIA")])
    assert not {name for name in names(tables, "Q403") if name.lower() == "serbia"}
    assert "Република Србија" in names(tables, "Q403")


def test_a_merge_gives_names_posts_and_rank_to_the_target():
    tables = override(small(), [row("merge", "Q1", target="Q2"), row("merge", "Q2", target="Q3")])
    assert names(tables, "Q3") == {*NAMES["Q1"], *NAMES["Q2"], *NAMES["Q3"]}
    assert ids(tables) == {"Q3", "local:org:4"}
    assert {post["post"] for post in tables["posts"].to_pylist() if post["entity_id"] == "Q3"} == {
        "Head of Q1",
        "Head of Q2",
        "Head of Q3",
    }
    assert tables["ranks"].to_pylist() == [{"entity_id": "Q3", "rank": 4}]


def test_a_cluster_of_unlinked_names_can_be_merged_and_named():
    fixed = corrections([row("merge", "local:per:0a1b", target="Q1")], set(NAMES))
    assert fixed.canonical("local:per:0a1b") == "Q1"
    tables = override(small(), [row("alias", "local:per:0a1b", "Mara Lindqvist")])
    made = [one for one in tables["entities"].to_pylist() if one["entity_id"] == "local:per:0a1b"]
    assert [(one["name"], one["type"]) for one in made] == [("Mara Lindqvist", "PER")]


def test_a_split_makes_an_entity_of_some_names():
    tables = override(small(), [row("split", "Q3", "AU", target="local:au", country="xx")])
    assert names(tables, "local:au") == {"AU"}
    assert names(tables, "Q3") == {"Ardland", "Ardland Union"}
    made = next(one for one in tables["entities"].to_pylist() if one["entity_id"] == "local:au")
    assert (made["type"], made["country"], made["name"]) == ("ORG", "xx", "AU")


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([row("alias", "Q0", "X")], "an id is Q and digits"),
        ([row("alias", "Q99", "Xyz")], "unknown entity"),
        ([row("rename", "Q1", "Xyz")], "unknown action"),
        ([row("alias", "Q1")], "a name is missing"),
        ([row("add", "local:x", "Xyz")], "needs a type"),
        ([row("add", "local:x", "Xyz", type="CITY")], "type is none of"),
        ([row("merge", "Q1")], "target is missing"),
        ([row("merge", "Q1", target="Q1")], "target is missing"),
        ([row("merge", "Q1", target="Q99")], "unknown target"),
        ([row("merge", "Q1", target="Q2"), row("merge", "Q1", target="Q3")], "otherwise than line"),
        ([row("merge", "Q1", target="Q2"), row("merge", "Q2", target="Q1")], "circle"),
        ([row("split", "Q1", "Brix", target="Q2")], "no name of the entity"),
        (
            [row("split", "Q1", "Ardland", target="Q2"), row("split", "Q1", "Ardland", target="Q3")],
            "otherwise",
        ),
    ],
)
def test_an_override_that_cannot_be_honoured_names_its_line(rows, why):
    lined = [{**one, "line": str(number)} for number, one in enumerate(rows, 7)]
    with pytest.raises(ValueError, match=rf"line [78].*{why}|{why}"):
        override(small(), lined)


def test_lines_are_those_of_the_file(tmp_path):
    (tmp_path / "overrides.csv").write_text("# remark\n" + ",".join(COLUMNS) + "\n\nalias,Q1,Xyz,,,,,,\n")
    assert [one["line"] for one in read_rows(tmp_path / "overrides.csv")] == ["4"]


NAME = st.sampled_from(sorted({name for own in NAMES.values() for name in own} | {"Neu", "NEU"}))
ID = st.sampled_from([*NAMES, "local:new", "local:per:7f"])
ROW = st.one_of(
    st.builds(lambda one, name: row("alias", one, name), ID, NAME),
    st.builds(lambda one, name: row("forbid", one, name), ID, NAME),
    st.builds(lambda one, name, to: row("split", one, name, target=to), ID, NAME, ID),
    st.builds(lambda one, to: row("merge", one, target=to), ID, ID),
    st.just(row("add", "local:new", "Neu", type="LOC")),
)
ROWS = st.lists(ROW, max_size=7)


def applied(rows):
    """What the rows make of the small tables, or nothing where they are refused."""
    try:
        return override(small(), rows)
    except ValueError:
        return None


@settings(max_examples=150, deadline=None)
@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_rows_and_repeats_mean_nothing(rows, chance: random.Random):
    tables, mixed = applied(rows), [*rows, *rows[:2]]
    chance.shuffle(mixed)
    again = applied(mixed)
    assert (tables is None) == (again is None)
    if tables is not None:
        for name in tables:
            assert sorted(map(repr, tables[name].to_pylist())) == sorted(map(repr, again[name].to_pylist()))


@settings(max_examples=150, deadline=None)
@given(ROWS)
def test_what_was_merged_or_forbidden_is_never_given_out(rows):
    tables = applied(rows)
    assume(tables is not None)
    fixed = corrections(rows, set(NAMES))
    gone = {one["entity_id"] for one in rows if one["action"] == "merge"}
    assert not gone & (
        ids(tables) | ids(tables, "entity_names") | ids(tables, "posts") | ids(tables, "ranks")
    )
    assert ids(tables, "entity_names") <= ids(tables)
    assert {fixed.canonical(one) for one in gone} <= ids(tables)
    for one in rows:
        if one["action"] == "forbid":
            assert key(one["name"]) not in map(key, names(tables, fixed.canonical(one["entity_id"])))
