"""Rows of features with what is right, from texts with known entities."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pipeline.entities import patterns
from pipeline.entities.knowledge import KnowledgeBase
from pipeline.entities.linking.heard import hits
from pipeline.entities.linking.page import survey
from pipeline.entities.linking.types import Page, Spot, Survey
from pipeline.entities.match import Found
from pipeline.entities.normal import words
from pipeline.entities.patterns.posts import PostPhrase, posts
from pipeline.entities.recognise import recogniser
from pipeline.entities.spans import Recogniser, Span, Stretch
from training.linking.spans import apart, simulated
from training.linking.texts import Text

_MARKS = re.compile(r"[^\w\s'’-]")


RECOGNISED = ("newseye", "bsnlp")
"""Sets that the recogniser is trained on."""


class Material(NamedTuple):
    """A text ready to link: its page, the recognised spans and the matcher's hits.

    `mode`: `own` with Rostrum's recogniser, `spans` with a simulated one, `hits` with the matcher alone,
    `heard` without capitals and marks.
    """

    mode: str
    text: Text
    page: Page
    spans: list[Span]
    hits: list[Found]
    posts: list[PostPhrase]


class Example(NamedTuple):
    """A text surveyed: `rows` of features of the candidates that the gold tells right from wrong."""

    material: Material
    seen: Survey
    rows: list[list[float]]
    right: list[bool]


def ways(text: Text, kb: KnowledgeBase) -> list[Material]:
    """Return a text in each mode; in `own` where Rostrum's recogniser is there and is not trained on it."""
    full = _prepared("spans", text, kb)
    found = [full, full._replace(mode="hits", spans=[]), _prepared("heard", as_heard(text), kb)]
    own = None if text.set.startswith(RECOGNISED) else _own()
    return [*found, full._replace(mode="own", spans=_said(text, own))] if own else found


@cache
def _own() -> Recogniser | None:
    try:
        return recogniser()
    except FileNotFoundError:
        return None


def _said(text: Text, own: Recogniser) -> list[Span]:
    stretch = Stretch(text.text, 0, len(text.text), text.language)
    return apart([*patterns.find(text.text, [stretch]), *own.recognise(text.text, [stretch])])


def _prepared(mode: str, text: Text, kb: KnowledgeBase) -> Material:
    spoken = words(text.text)
    spans = simulated(text, spoken)
    page = Page(text.text, spoken, text.day, language=text.language)
    stretch = Stretch(text.text, 0, len(text.text), text.language)
    found = hits(text.text, spoken, text.language, kb)
    return Material(mode, text, page, spans, found, posts(text.text, [stretch]))


def as_heard(text: Text) -> Text:
    """Return a text as a machine would hear it: small letters, no marks, every place as it was."""
    small = "".join(char.lower() if len(char.lower()) == 1 else char for char in text.text)
    return text._replace(text=_MARKS.sub(" ", small))


def example(material: Material, kb: KnowledgeBase) -> Example:
    """Survey a text and tell its right candidates from the wrong ones."""
    seen = survey(material.page, material.spans, material.hits, kb, material.posts)
    rows, right, at = list[list[float]](), list[bool](), 0
    for spot, several in zip(seen.places, seen.options, strict=True):
        known, entity_id = _truth(material.text, spot)
        for one, row in zip(several, seen.rows[at : at + len(several)], strict=True):
            if known and not _may_be_same(kb.entity_id[one.entity], entity_id):
                rows.append(row)
                right.append(kb.entity_id[one.entity] == entity_id)
        at += len(several)
    return Example(material, seen, rows, right)


def _may_be_same(candidate: str, entity_id: str | None) -> bool:
    """Whether nobody knows if two ids mean one entity: the gold has Wikidata's, the candidate our own."""
    return entity_id is not None and candidate != entity_id and candidate.startswith("local:")


def _truth(text: Text, spot: Spot) -> tuple[bool, str | None]:
    """Whether the gold tells what stands at a spot, and the entity that does."""
    if not text.window[0] <= spot.start <= spot.end <= text.window[1]:
        return False, None
    touched = [name for name in text.names if name.start < spot.end and spot.start < name.end]
    exact = [name for name in touched if (name.start, name.end) == (spot.start, spot.end)]
    if not touched:
        return text.is_complete, None
    if not text.is_sure and any(name.entity_id is None for name in touched):
        return False, None
    return True, exact[0].entity_id if exact else None
