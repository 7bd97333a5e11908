from __future__ import annotations

import re

import pyarrow.parquet as pq
import pytest

from pipeline.tables import TABLES, conform
from seeds import REFERENCE
from seeds.compile.facts import day, tidied
from seeds.compile.handmade import rows, serbian_latin, slug
from seeds.compile.persons import spoken, without_patronymic
from seeds.compile.posts import kind_of
from seeds.compile.variants import plain, serbian_cyrillic, surname_of


def read(name):
    return pq.ParquetFile(REFERENCE / f"{name}.parquet").read()


@pytest.mark.parametrize("name", ["entities", "entity_names"])
def test_shipped_tables_conform(name):
    table = read(name)
    assert conform(TABLES[name], table).equals(table.cast(TABLES[name].schema))


def test_all_files_together_are_small():
    assert sum(path.stat().st_size for path in REFERENCE.rglob("*") if path.is_file()) <= 15_000_000


def test_ids_are_wikidata_ids_or_local():
    for row in read("entities").select(["entity_id", "wikidata_id"]).to_pylist():
        if row["wikidata_id"] is None:
            assert row["entity_id"].startswith("local:")
        else:
            assert re.fullmatch(r"Q[1-9]\d*", row["wikidata_id"])
            assert row["entity_id"] == row["wikidata_id"]


def test_every_name_and_post_belongs_to_an_entity():
    known = set(read("entities")["entity_id"].to_pylist())
    assert len(known) == read("entities").num_rows
    for name in ("entity_names", "posts", "ranks"):
        assert set(read(name)["entity_id"].to_pylist()) <= known


def test_capitals_and_adjectives_are_no_names_of_countries():
    names = read("entity_names").to_pylist()
    serbia = {row["name"] for row in names if row["entity_id"] == "Q403"}
    assert {"Serbia", "Serbien", "Сербия", "Србија", "Srbija", "Republic of Serbia"} <= serbia
    assert not serbia & {"Belgrade", "Belgrad", "Serbian", "Serb", "serbisch"}
    assert "Russian" not in {row["name"] for row in names if row["entity_id"] == "Q159"}


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("President", "head_of_state"),
        ("President of the Senate", "other"),
        ("Minister of Foreign Affairs", "foreign_minister"),
        ("Deputy Prime Minister", "deputy_head"),
        ("Deputy Minister of Justice", "other"),
        ("ambassador to Hungary", "ambassador"),
        ("Secretary-General of the United Nations", "head_of_organisation"),
        ("Prime Minister", "head_of_government"),
    ],
)
def test_sorts_of_posts(label, kind):
    assert kind_of(label) == kind


def test_variants():
    assert plain("Vučić Đurić Østergård") == "Vucic Djuric Ostergard"
    assert serbian_cyrillic("Aleksandar Vučić") == "Александар Вучић"
    assert serbian_cyrillic("William Quaxley") == ""
    assert surname_of("Ursula von der Leyen", "de") == "von der Leyen"
    assert surname_of("Li Example", "cn") == "Li"


def test_days():
    assert str(day("2004")) == "2004-01-01"
    assert str(day("2004-02", last=True)) == "2004-02-29"
    assert day("2004-13") is None
    assert tidied(" New   York ") == "New York"
    assert tidied("Georgia (country)") == ""


def test_names_in_the_order_of_speech():
    assert spoken("Уткин, Олег Васильевич") == "Олег Васильевич Уткин"
    assert without_patronymic("Олег Васильевич Уткин") == "Олег Уткин"
    assert without_patronymic("Ana Maria Silva") == ""
    assert serbian_latin("Љубиша Џигурски, ЊУЈОРК") == "Ljubiša Džigurski, NJUJORK"
    assert slug("Đuro Macut") == "djuro-macut"


def test_hand_written_facts_are_well_formed():
    holders, acts = rows("posts_current.csv"), rows("acts_events.csv", ";")
    for row in [*holders, *acts]:
        assert None not in row
        assert None not in row.values()
        for language in ("ru", "uk", "sr"):
            words = row[language].replace("|", " ").split()
            assert not [word for word in words if re.search("[a-z]", word) and re.search("[а-яё]", word)], row
    assert len({row["id"] for row in acts}) == len(acts)
    assert {row["type"] for row in acts} == {"LAW", "EVENT"}
    assert all(day(row["start"]) for row in holders)
    assert all(not row["end"] or day(row["end"]) > day(row["start"]) for row in holders)


def test_cities_and_brands_keep_the_ids_of_their_sources():
    ids = {row["entity_id"]: row for row in read("entities").to_pylist()}
    assert ids["Q649"]["name"] == "Moscow"
    assert ids["local:geonames-3194360"]["name"] == "Novi Sad"
    sources = {row["source"] for row in ids.values()}
    assert {"geonames", "name-suggestion-index", "rostrum"} <= sources
