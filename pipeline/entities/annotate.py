"""The names in documents, from characters to entities: recognise, match, link, repair."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.entities import patterns
from pipeline.entities.knowledge import KnowledgeBase
from pipeline.entities.linking import Link, Page, heard, link
from pipeline.entities.match import Found
from pipeline.entities.normal import Word, words
from pipeline.entities.repair import Repair, repair
from pipeline.entities.spans import Recogniser, Span, Stretch
from pipeline.entities.trim import trimmed, without_ordinary


class Asked(NamedTuple):
    """A document in which names are looked for."""

    text: str
    stretches: Sequence[Stretch]
    """Where, in order and without overlaps."""
    day: datetime.date | None = None
    title: str | None = None
    language: str = "und"
    source: str | None = None


def annotate(asked: Sequence[Asked], recogniser: Recogniser, kb: KnowledgeBase) -> list[list[Link]]:
    """Return the names of each document, by place and without overlaps. The recogniser reads all at once."""
    recognised = recogniser.recognise_many([(one.text, one.stretches) for one in asked])
    return [_of(one, spans, kb) for one, spans in zip(asked, recognised, strict=True)]


def _of(asked: Asked, recognised: Sequence[Span], kb: KnowledgeBase) -> list[Link]:
    page, links = linked(asked, recognised, kb)
    # A name of the document that stands for no entity, as in a hashtag, is nothing to link to.
    repairs = [one for one in repair(page, links, asked.stretches, kb) if one.entity_id]
    return sorted([*_kept(links, repairs), *map(_repaired, repairs)])


def linked(asked: Asked, recognised: Sequence[Span], kb: KnowledgeBase) -> tuple[Page, list[Link]]:
    """Return the document as the linker reads it, and its names before repair."""
    spoken, hits = _matched(asked, kb)
    page = Page(asked.text, spoken, asked.day, asked.title, asked.language, asked.source)
    named, posts = patterns.read(asked.text, asked.stretches)
    likely = without_ordinary(recognised, asked.text, lambda word: kb.lower_share(word, asked.language))
    spans = longest([*named, *trimmed(likely, asked.text, kb.titles)])
    return page, link(page, spans, hits, kb, posts)


def _matched(asked: Asked, kb: KnowledgeBase) -> tuple[list[Word], list[Found]]:
    """The words of all stretches, and the names of the knowledge base over them."""
    spoken: list[Word] = []
    hits: list[Found] = []
    for stretch in asked.stretches:
        here, shift = words(asked.text, stretch.start, stretch.end), len(spoken)
        hits += [
            hit._replace(first=hit.first + shift, last=hit.last + shift)
            for hit in heard.hits(asked.text, here, stretch.language, kb)
        ]
        spoken += here
    return spoken, hits


def longest(spans: Sequence[Span]) -> list[Span]:
    """Return the spans by place; of those that overlap the longest stays, the earlier given of two."""
    kept: list[Span] = []
    taken: set[int] = set()
    for one in sorted(spans, key=lambda span: span.start - span.end):
        if taken.isdisjoint(
            (one.start, one.end - 1)
        ):  # what is kept is as long: it holds an end, if anything
            taken.update(range(one.start, one.end))
            kept.append(one)
    return sorted(kept)


def _kept(links: Sequence[Link], repairs: Sequence[Repair]) -> list[Link]:
    """The links that no repair overlaps: a repaired name had no entity before."""
    return [
        one for one in links if all(one.end <= mended.start or mended.end <= one.start for mended in repairs)
    ]


def _repaired(one: Repair) -> Link:
    return Link(one.start, one.end, one.type, None, one.entity_id, one.score, "repair", (), is_repair=True)
