"""Names of currencies and units from CLDR, as the reading knows them."""

from __future__ import annotations

import csv

from seeds.compile_facts import LEXICON_OF, TARGET, Name, names


def test_the_file_is_what_cldr_says() -> None:
    with TARGET.open(encoding="utf-8", newline="") as lines:
        rows = [Name(**row) for row in csv.DictReader(lines)]
    assert rows == names()


def test_every_language_names_its_money_and_measures() -> None:
    known = {(name.language, name.unit) for name in names()}
    for lexicon in set(LEXICON_OF.values()):
        assert {(lexicon, unit) for unit in ("EUR", "USD", "SEK", "km", "kg", "a", "ha")} <= known
