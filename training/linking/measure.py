"""Precision, recall and F1 of linking over texts with known entities, out of fold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pipeline.entities.knowledge import KnowledgeBase
from pipeline.entities.linking.clusters import is_cluster
from pipeline.entities.linking.model import Model, probabilities
from pipeline.entities.linking.page import decided
from pipeline.entities.linking.types import Link
from training.linking.examples import Example
from training.linking.texts import Text

Place = tuple[int, int]


def counted(one: Example, fitted: Model, kb: KnowledgeBase) -> Counter[str]:
    """Return counts of gold, said and right mentions of one text; `_kb`: of those in the knowledge base."""
    scores = probabilities(one.seen.rows, fitted)
    return compare(one.material.text, decided(one.material.page, one.seen, scores, fitted, kb), kb)


def compare(text: Text, links: Iterable[Link], kb: KnowledgeBase) -> Counter[str]:
    """Return the counts for given links. In texts that mark some names only links that touch one count."""
    low, high = text.window
    gold = {(name.start, name.end): name.entity_id for name in text.names}
    asked = {
        place: entity for place, entity in gold.items() if entity and low <= place[0] and place[1] <= high
    }
    inside = {place for place, entity in asked.items() if kb.number(entity) is not None}
    said = {
        (one.start, one.end): one.entity_id
        for one in links
        if one.entity_id and _counts(one.entity_id, text) and low <= one.start and one.end <= high
    }
    if not text.is_complete:
        said = {place: entity for place, entity in said.items() if _touches(place, gold)}
    if not text.is_sure:
        unsure = [place for place, entity in gold.items() if entity is None]
        said = {place: entity for place, entity in said.items() if not _touches(place, unsure)}
    counts = Counter(gold=len(asked), gold_kb=len(inside), said=len(said))
    for place, entity in said.items():
        right = gold.get(place) == entity
        counts["right"] += right
        if right or not _touches(place, asked.keys() - inside):
            counts.update({"said_kb": 1, "right_kb": right})
    return counts


def _counts(entity_id: str, text: Text) -> bool:
    """Whether the gold could have said this id: others' gold knows no local ones."""
    return not is_cluster(entity_id) if text.set.startswith("own") else not entity_id.startswith("local:")


def _touches(place: Place, others: Iterable[Place]) -> bool:
    return any(start < place[1] and place[0] < end for start, end in others)


def figures(counts: Counter[str], tail: str = "") -> tuple[float, float, float]:
    """Return precision, recall and F1."""
    right = counts["right" + tail]
    precision, recall = right / max(counts["said" + tail], 1), right / max(counts["gold" + tail], 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)
