from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from pipeline.entities.annotate import Asked, annotate
from pipeline.entities.knowledge import knowledge
from pipeline.entities.linking import is_cluster
from pipeline.entities.recognise import recogniser
from pipeline.entities.spans import Stretch

GOLD = [
    json.loads(line) for line in Path("tests/gold/mentions.jsonl").read_text(encoding="utf-8").splitlines()
]
FLOOR = 0.9


def linked(text: str, language: str) -> list[tuple[str, str]]:
    asked = Asked(text, [Stretch(text, 0, len(text), language)], language=language)
    (found,) = annotate([asked], recogniser(), knowledge())
    return [
        (text[one.start : one.end], one.entity_id)
        for one in found
        if one.entity_id and not is_cluster(one.entity_id)
    ]


@pytest.mark.parametrize("language", ["en", "sv", "ru", "uk", "sr", "de"])
def test_links_of_own_sentences_stay_above_the_floor(language):
    counts: Counter[str] = Counter()
    for row in (row for row in GOLD if row["language"] == language):
        gold, said = Counter(map(tuple, row["names"])), Counter(linked(row["text"], language))
        counts.update(gold=gold.total(), said=said.total(), right=(gold & said).total())
    assert 2 * counts["right"] / (counts["gold"] + counts["said"]) >= FLOOR


def test_gold_is_large_enough():
    assert len(GOLD) >= 40
