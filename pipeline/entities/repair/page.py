"""Repairs the misheard names of one document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Final, NamedTuple

from pipeline.entities.knowledge import KnowledgeBase
from pipeline.entities.linking.types import Link, Page
from pipeline.entities.repair.costs import Floats
from pipeline.entities.repair.expected import Expected, expected_names, unique
from pipeline.entities.repair.features import Scene, table
from pipeline.entities.repair.forms import forms
from pipeline.entities.repair.heard import hear
from pipeline.entities.repair.model import Model, model, ordinary_of, probabilities
from pipeline.entities.repair.peoples import of_people
from pipeline.entities.repair.search import Candidate, search
from pipeline.entities.spans import NameType, Stretch

_NOTABLE: Final = 2


class Repair(NamedTuple):
    """A misheard name at code points `start` to `end`; the text keeps its surface."""

    start: int
    end: int
    surface: str
    type: NameType
    entity_id: str | None
    """Of the knowledge base or local, as the expected name had it."""
    name: str
    """The name that was meant."""
    score: float
    """Calibrated probability that it was meant."""


class Survey(NamedTuple):
    """All that was weighed for a document."""

    scene: Scene
    candidates: list[Candidate]
    rows: Floats


def repair(
    page: Page,
    links: Sequence[Link],
    stretches: Sequence[Stretch],
    kb: KnowledgeBase,
    expected: Sequence[Expected] = (),
    fitted: Model | None = None,
) -> list[Repair]:
    """Return the repairs of a document's spoken stretches, by place and without overlaps.

    `links` are all mentions found so far; `expected` are names that the caller knows to be likely besides
    those of the document itself. Linked names are never touched.
    """
    if not any(one.is_spoken for one in stretches):
        return []
    fitted = fitted or model()
    seen = survey(page, links, stretches, kb, expected, fitted)
    chances = probabilities(seen.rows, fitted).tolist()
    made = [
        _made(page, seen, one, chance)
        for one, chance in chosen(seen.candidates, chances, thresholds(seen, fitted))
    ]
    return sorted(made)


def survey(
    page: Page,
    links: Sequence[Link],
    stretches: Sequence[Stretch],
    kb: KnowledgeBase,
    expected: Sequence[Expected],
    fitted: Model,
) -> Survey:
    """Return the candidates of a document and their features."""
    names = unique([*expected, *expected_names(page, links, stretches, kb)])
    ordinary = ordinary_of(page.language, fitted)
    said = forms(names, ordinary.frequency)
    anchors = {word for form in said if form.part == "full" and len(form.words) > 1 for word in form.words}
    heard = hear(page, links, stretches, anchors, kb.titles, ordinary, of_people(names))
    scene = Scene(heard, said, names, fitted.costs, ordinary, kb)
    candidates, rows = table(search(heard, said, names, fitted.costs, _is_name(kb)), scene)
    return Survey(scene, candidates, rows)


def _is_name(kb: KnowledgeBase) -> Callable[[str], bool]:
    """Tell of folded words whether they are the name of a notable place, body or people, or a full name."""

    @cache
    def known(words: str) -> bool:
        owners = [kb.owner[row] for row in kb.rows(words)]
        return any(
            (kb.type[owner] != "PER" and kb.rank[owner] >= _NOTABLE)
            or (kb.type[owner] == "PER" and " " in words)
            for owner in owners
        )

    return known


def chosen(
    candidates: Sequence[Candidate], chances: Sequence[float], least: Sequence[float]
) -> list[tuple[Candidate, float]]:
    """Return the likeliest candidates that do not overlap, each from its own threshold up."""
    order = sorted(range(len(candidates)), key=lambda at: (-chances[at], candidates[at]))
    taken: set[int] = set()
    kept = []
    for at in order:
        if chances[at] < least[at]:
            continue
        places = range(candidates[at].first, candidates[at].last)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append((candidates[at], chances[at]))
    return kept


def in_slot(one: Candidate, scene: Scene) -> bool:
    """Whether a candidate is a treaty in front of its noun, or merely related to the document."""
    form = scene.forms[one.form]
    return form.part == "head" or scene.expected[form.owner].source == "related"


def thresholds(seen: Survey, fitted: Model) -> list[float]:
    """Return the least probability of each candidate."""
    return [
        fitted.slot_threshold if in_slot(one, seen.scene) else fitted.threshold for one in seen.candidates
    ]


def _made(page: Page, seen: Survey, one: Candidate, chance: float) -> Repair:
    words = seen.scene.heard.words
    name = seen.scene.expected[seen.scene.forms[one.form].owner]
    start, end = words[one.first].start, words[one.last - 1].end
    return Repair(start, end, page.text[start:end], name.type, name.entity_id, name.name, round(chance, 4))
