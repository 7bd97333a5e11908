"""The cheap test before an amount is looked for: it turns nothing away that holds one."""

from __future__ import annotations

import csv
import random
from pathlib import Path

import pytest

from pipeline.facts.amounts import find, find_amounts
from pipeline.facts.amounts.openers import may_hold, openers
from pipeline.facts.tokens import tokens

NUMERALS = Path("pipeline/facts/lexicon/numerals.csv")
NAMES = ("en", "sv", "ru", "uk", "sh", "de", "fr", "es")
KINDS = ("cardinal", "scale", "scales", "about")


def forms(name: str) -> list[str]:
    with NUMERALS.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["language"] == name and row["kind"] in KINDS]
    return [form for row in rows for form in row["words"].split("|")]


@pytest.mark.parametrize("name", NAMES)
def test_every_number_word_passes_in_any_case(name: str) -> None:
    for form in forms(name):
        assert may_hold(f"({form})", name), form
        assert may_hold(form.upper(), name), form
        assert openers(form.capitalize(), tokens(form.capitalize(), name), name), form


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "a page of t.me/qUdsy2gMds3 and @user7"),
        ("de", "Eine Schule und ein Haus von der Stadt"),
        ("es", "Por la ley, de una vez"),
        ("ru", "Школа и дом у реки"),
        ("en", "a story of an hour"),
    ],
)
def test_texts_without_a_number_are_turned_away(language: str, text: str) -> None:
    assert not may_hold(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "EUR5"),
        ("uk", "п’ять лікарень"),
        ("uk", "пʼять лікарень"),
        ("sr", "ДВЕ ШКОЛЕ"),
        ("fr", "ZÉRO degré"),
        ("sv", "en enårig kurs"),
        ("ru", "один год"),
        ("en", "½ mile"),
    ],
)
def test_what_is_found_is_not_turned_away(language: str, text: str) -> None:
    assert find_amounts(text, language)


PIECES = (
    *"5 12 17, 2,5 1.000 2000 2024 343; 30. 5) -5 –3 /5 #5 12:30 МЦД-5 EUR5 $ € .5 % km m kg ° = + ( . ,".split(),
    *"aged of one два один twenty million тысяч Millionen mil h год року years år ans Jahre god. 27 мая".split(),
    *"mayo May juni schools школ escolas Schulen écoles škola hour and half eine halbe un año y medio".split(),
)


@pytest.mark.parametrize("name", NAMES)
def test_the_test_turns_away_no_amount(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(7)
    own = forms(name)
    texts = [
        "".join(
            chance.choice((*PIECES, chance.choice(own))) + chance.choice(("", " ", " ", " "))
            for _ in range(7)
        )
        for _ in range(800)
    ]
    tested = [find_amounts(text, name) for text in texts]
    monkeypatch.setattr(find, "may_hold", lambda text, lexicon: True)
    monkeypatch.setattr("pipeline.facts.amounts.openers.may_say", lambda text, place, lexicon: True)
    for text, before in zip(texts, tested, strict=True):
        assert find_amounts(text, name) == before, text
