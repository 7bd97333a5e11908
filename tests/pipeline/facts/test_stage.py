"""From documents and names to rows of `facts`."""

from __future__ import annotations

from pathlib import Path

from pipeline.entities.stage import mentions_stage
from pipeline.facts.fact import Fact
from pipeline.facts.stage import apart, facts_of, facts_stage, model_files, run
from pipeline.runners import map_shards
from pipeline.tables import TABLES, conform, empty
from tests.pipeline.build import AT, assert_proven, segment

Row = dict[str, object]
POST = """\
Three new bridges for Sweden (20 February 2025)

The mayor said in Stockholm that the city spends €3.5m on three new bridges. About 40 per cent is paid, and \
not 5 tonnes of steel came on 3 March 2025.

Related: 17 more stories
"""


def rows_of(folder: Path, text: str) -> list[Row]:
    files: dict[str, str | bytes] = {"post.txt": text}
    tables = segment(folder, files)
    tables |= map_shards(mentions_stage(), tables)
    made = run({name: tables[name] for name in facts_stage().inputs})["facts"]
    assert conform(TABLES["facts"], made).num_rows == made.num_rows
    shown = {"facts": made, "documents": tables["documents"], "source_map": tables["source_map"]}
    assert_proven(folder, files, shown)
    return list(made.to_pylist())


def test_facts_of_a_post_are_numbered_in_reading_order(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, POST)
    assert [row["fact_no"] for row in rows] == list(range(len(rows)))
    starts = [row["start_char"] for row in rows]
    assert starts == sorted(starts)
    found = {(row["kind"], row["surface"]): row for row in rows}
    assert found["amount", "€3.5m"]["unit"] == "EUR"
    assert found["count", "three new bridges"]["counted"] == "new bridges"
    assert found["percentage", "40 per cent"]["qualifier"] == "about"
    assert found["amount", "5 tonnes"]["is_negated"]
    assert str(found["date", "3 March 2025"]["date_from"]) == "2025-03-03"


def test_places_have_coordinates_and_their_entity(tmp_path: Path) -> None:
    places = [row for row in rows_of(tmp_path, POST) if row["kind"] == "place"]
    assert {row["surface"] for row in places} == {"Sweden", "Stockholm"}
    assert all(row["entity_id"] and row["latitude"] and row["longitude"] for row in places)
    assert all(row["value"] is None and row["unit"] is None for row in places)


def test_a_name_with_a_region_it_is_not_in_has_no_coordinates(tmp_path: Path) -> None:
    text = "The mayor of Paris spoke.\n\nShe was born in Paris, Texas, and moved to Houston, Texas.\n"
    rows = rows_of(tmp_path, text)
    places = [row["surface"] for row in rows if row["kind"] == "place"]
    assert places.count("Paris") == 1
    assert {"Houston", "Texas"} <= set(places)


def test_cities_in_a_row_keep_their_coordinates(tmp_path: Path) -> None:
    text = "Talks were held in Washington, Berlin, Moscow and Paris.\n"
    places = [row["surface"] for row in rows_of(tmp_path, text) if row["kind"] == "place"]
    assert places == ["Washington", "Berlin", "Moscow", "Paris"]


def test_a_date_wins_over_an_amount() -> None:
    kinds = [
        fact.kind for fact in facts_of("We opened three years ago and built five schools.", "en", AT.date())
    ]
    assert kinds == ["date", "count"]


def test_facts_that_overlap_others_are_left_out() -> None:
    facts = [Fact("count", 0, 4), Fact("count", 5, 9), Fact("count", 12, 14)]
    others = [Fact("date", 3, 5), Fact("date", 9, 12)]
    assert list(apart(facts, others)) == facts[1:]


def test_nothing_comes_of_nothing() -> None:
    made = run({name: empty(TABLES[name]) for name in facts_stage().inputs})
    assert made["facts"].equals(empty(TABLES["facts"]))


def test_the_fingerprint_covers_lists_and_coordinates() -> None:
    names = {path.name for path in model_files()}
    assert {"units.csv", "words.csv", "cldr.csv", "numerals.csv", "places.parquet"} <= names
    assert facts_stage() is facts_stage()
