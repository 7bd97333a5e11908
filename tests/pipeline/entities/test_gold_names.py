"""Floors of recognising and linking on gold of our own (`tests/gold/linking`), from text to entity."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import gold_names_links as links
from benchmarks.gold_names_product import linker, recogniser
from benchmarks.gold_names_spans import measured, score
from benchmarks.gold_names_texts import as_heard, as_written, own_gold
from training.names.corpora import mentions

GOLD = Path(__file__).parents[2] / "gold/linking"
TEXTS = own_gold(GOLD)
# F1 of exact span and type over persons, places and bodies: as written, and in small letters without marks.
SPANS = {
    "de": (0.82, 0.77),
    "en": (0.87, 0.84),
    "fr": (0.79, 0.71),
    "ru": (0.83, 0.76),
    "sr": (0.84, 0.70),
    "sv": (0.84, 0.77),
    "uk": (0.74, 0.59),
}
# F1 of span and entity from bare text: of all names, and of those that the knowledge base holds.
LINKS = {
    "de": (0.84, 0.85),
    "en": (0.91, 0.93),
    "fr": (0.82, 0.90),
    "ru": (0.83, 0.87),
    "sr": (0.84, 0.86),
    "sv": (0.90, 0.93),
    "uk": (0.78, 0.86),
}


@pytest.fixture(scope="module")
def found():
    return recogniser()


@pytest.mark.parametrize("language", SPANS)
def test_names_are_found(language, found):
    for floor, form in zip(SPANS[language], (as_written, as_heard), strict=True):
        assert score(measured(found, TEXTS[language], form).counts).f1 >= floor


@pytest.mark.parametrize("language", LINKS)
def test_names_are_linked(language, found):
    counts = links.own(GOLD / f"{language}.jsonl", linker(found))
    assert links.score(counts).f1 >= LINKS[language][0]
    assert links.score(counts, "_kb").f1 >= LINKS[language][1]


def test_the_gold_is_large_enough_and_all_of_it_has_a_floor():
    assert set(SPANS) == set(LINKS) == set(TEXTS)
    for language, texts in TEXTS.items():
        marked = sum(len(mentions(one)) for text in texts for one in text.sentences)
        assert marked >= (200 if language in {"en", "sv", "ru", "uk", "sr"} else 50)
