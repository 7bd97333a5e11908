from __future__ import annotations

import re

import pyarrow.parquet as pq
import pytest

from pipeline.tables import TABLES, conform
from seeds import REFERENCE
from seeds.compile.facts import day, tidied
from seeds.compile.posts import kind_of
from seeds.compile.variants import plain, serbian_cyrillic, surname_of

FILES = ("entities", "entity_names", "posts", "ranks", "common_words")


def read(name):
    return pq.ParquetFile(REFERENCE / f"{name}.parquet").read()


@pytest.mark.parametrize("name", ["entities", "entity_names"])
def test_shipped_tables_conform(name):
    table = read(name)
    assert conform(TABLES[name], table).equals(table.cast(TABLES[name].schema))


def test_all_files_together_are_small():
    assert sum((REFERENCE / f"{name}.parquet").stat().st_size for name in FILES) <= 15_000_000


def test_ids_are_wikidata_ids_or_local():
    for row in read("entities").select(["entity_id", "wikidata_id"]).to_pylist():
        if row["wikidata_id"] is None:
            assert row["entity_id"].startswith("local:")
        else:
            assert re.fullmatch(r"Q[1-9]\d*", row["wikidata_id"])
            assert row["entity_id"] == row["wikidata_id"]


def test_every_name_and_post_belongs_to_an_entity():
    known = set(read("entities")["entity_id"].to_pylist())
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
