from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline.entities.normal import fold
from pipeline.entities.patterns.lexicon import FOLDER, lexicon, may_end
from pipeline.entities.patterns.paradigms import adjective, noun
from seeds.compile_patterns import LOCALES, main, stem

GROUPS = tuple(LOCALES)


@pytest.mark.parametrize(
    ("forms", "wanted"),
    [
        (adjective("украинск", "ru"), "украинского украинские украинско"),
        (noun("украинец", "ru"), "украинцами украинцев украинки украинок"),
        (noun("китаец", "ru"), "китайцы китайцев"),
        (noun("россиянин", "ru"), "россияне россиян россиянами"),
        (noun("італієць", "uk"), "італійцями італійця"),
        (noun("Ukrajinac", "sh"), "Ukrajinci Ukrajinaca Ukrajincima"),
        (noun("Amerikaner", "de"), "Amerikanern Amerikanerinnen"),
        (noun("Deutsche", "de"), "Deutscher Deutschen"),
        (noun("fransman", "sv"), "fransmän fransmännen fransmännens"),
        (noun("ryss", "sv"), "ryssarna ryssen"),
        (adjective("ukrainien", "fr"), "ukrainienne ukrainiennes"),
        (adjective("francés", "es"), "francesa franceses"),
        (noun("Frenchman", "en"), "Frenchmen"),
    ],
)
def test_paradigms_make_the_forms(forms: list[str], wanted: str) -> None:
    assert set(map(fold, wanted.split())) <= set(map(fold, forms))


@pytest.mark.parametrize("name", ["norp", "names", "bodies", "countries"])
def test_every_table_has_a_cell_for_each_group(name: str) -> None:
    lines = [line for line in (FOLDER / f"{name}.csv").read_text("utf-8").splitlines() if line[0] != "#"]
    header, *rows = csv.reader(lines)
    assert set(GROUPS) <= set(header)
    assert {len(row) for row in rows} == {len(header)}


def test_countries_are_as_compiled(tmp_path: Path) -> None:
    main(tmp_path / "countries.csv")
    assert (tmp_path / "countries.csv").read_text("utf-8") == (FOLDER / "countries.csv").read_text("utf-8")


def test_stems_lose_their_last_vowel_in_slavic_only() -> None:
    assert stem("Саудовская Аравия", "ru") == "саудовск_арави"
    assert stem("Bosna i Hercegovina", "sh") == "bosn_i_hercegovin"
    assert stem("Serbia", "en") == "serbia"


def test_slavic_stems_take_endings_but_no_suffixes() -> None:
    assert may_end("ima", "sh")
    assert not may_end("nog", "sh")
    assert may_end("ями", "ru")


def test_a_lexicon_remembers_what_it_was_asked() -> None:
    words = lexicon("en")
    assert words["zebra"] == ()
    assert "zebra" in words
