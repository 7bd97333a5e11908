"""The links of a page, made of the choices that stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from pipeline.entities.knowledge import KnowledgeBase
from pipeline.entities.linking.clusters import local_entity
from pipeline.entities.linking.decide import Choice, settle
from pipeline.entities.linking.model import Model
from pipeline.entities.linking.posts import holders
from pipeline.entities.linking.readings import readings
from pipeline.entities.linking.spots import words_of
from pipeline.entities.linking.types import FOREIGN, LOOSE, Candidate, Link, Page, Reading, Survey
from pipeline.entities.match import INFLECTED, SOUND
from pipeline.entities.patterns.posts import PostPhrase
from pipeline.entities.spans import NameType

_LEAST_SHOWN = 0.05
_MOST_SHOWN = 3
_UNNAMED = frozenset({"NORP", "MISC"})
"""Types whose unlinked names get no id of their own: peoples, and what nobody can say."""
_METHODS = {INFLECTED: "inflection", SOUND: "sound", LOOSE: "loose", FOREIGN: "foreign"}


def mentions(
    page: Page, seen: Survey, choices: Sequence[Choice], fitted: Model, kb: KnowledgeBase
) -> list[Link]:
    """Return the links of a page by place, without overlaps."""
    taken = {
        number for phrase in seen.alone for number in range(*words_of(page.words, phrase.start, phrase.end))
    }
    kept = settle(choices, seen.places, fitted.threshold, taken)
    linked = {choice.number for choice in kept if choice.best}
    found = [
        _linked(page, seen, choice, choice.best, kb) if choice.best else _open(page, seen, choice, linked, kb)
        for choice in kept
    ]
    return sorted(
        [*found, *(_post(phrase, page, fitted, kb) for phrase in seen.alone)], key=lambda one: one.start
    )


def _linked(page: Page, seen: Survey, choice: Choice, best: Candidate, kb: KnowledgeBase) -> Link:
    spot = seen.places[choice.number]
    return Link(
        spot.start,
        spot.end,
        cast("NameType", kb.type[best.entity]),
        spot.span.score if spot.span else None,
        kb.entity_id[best.entity],
        round(choice.score, 4),
        _method(best, is_chained=choice.number in seen.chains),
        (*readings(page, spot, best.entity, kb), *_rivals(choice, kb)),
    )


def _open(page: Page, seen: Survey, choice: Choice, linked: set[int], kb: KnowledgeBase) -> Link:
    """A name without entity, under the local id of its cluster where it says enough to have one."""
    spot = seen.places[choice.number]
    kind = spot.span.type if spot.span else "MISC"
    score = spot.span.score if spot.span else None
    cluster = _cluster(page, seen, choice.number, kind, linked, kb)
    others = (*readings(page, spot, None, kb), *_rivals(choice, kb))
    return Link(spot.start, spot.end, kind, score, cluster, None, "cluster" if cluster else None, others)


def _rivals(choice: Choice, kb: KnowledgeBase) -> tuple[Reading, ...]:
    return tuple(
        Reading(kb.entity_id[one.entity], round(chance, 4), "rival")
        for one, chance in choice.rivals[:_MOST_SHOWN]
        if chance >= _LEAST_SHOWN
    )


def _method(best: Candidate, *, is_chained: bool) -> str:
    if is_chained:
        return "chain"
    return "surname" if best.kind == "surname" else _METHODS.get(best.how, "name")


def _cluster(
    page: Page, seen: Survey, number: int, kind: NameType, linked: set[int], kb: KnowledgeBase
) -> str | None:
    """The local id of an unlinked name; a part of a name takes that of the full one, if that has one."""
    wholes = seen.chains.get(number, [])
    if kind in _UNNAMED or linked.intersection(wholes):
        return None
    spot = seen.places[wholes[0] if wholes else number]
    if kind == "PER" and spot.last - spot.first < 2:
        return None
    return local_entity(page.text[spot.start : spot.end], kind, page.language, kb)[0]


def _post(phrase: PostPhrase, page: Page, fitted: Model, kb: KnowledgeBase) -> Link:
    """The mention of a post's holder; of several, or of none known, it stays open."""
    found = holders(phrase, page.day, kb)
    if len(found) != 1:
        rivals = tuple(Reading(kb.entity_id[person], None, "rival") for person in found[:_MOST_SHOWN])
        return Link(phrase.start, phrase.end, "PER", None, None, None, None, rivals)
    return Link(phrase.start, phrase.end, "PER", None, kb.entity_id[found[0]], fitted.post, "post")
